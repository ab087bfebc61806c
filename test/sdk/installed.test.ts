import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { MILL } from '../support/market.js';
import { codeEntries } from '../support/sdk-budgets.js';
import { installedElsewhere } from '../support/sdk-installed.js';
import { startVillage, wish, type TestVillage } from '../support/village.js';

/** A build and an installation, on a machine that may be busy. */
jest.setTimeout(60_000);

let village: TestVillage;
let backend: Server;
const app = installedElsewhere('react');

beforeAll(async () => {
  village = await startVillage();
  backend = createServer((_, answer) =>
    answer.end(JSON.stringify({ token: village.tokenFor('ada'), expiresAt: null })),
  );
  await new Promise<void>((listens) => backend.listen(0, '127.0.0.1', listens));
});
afterAll(async () => {
  backend.close();
  app.remove();
  await village.stop();
});

/** What a program of theirs says, in a Node of its own. */
async function said(file: string, code: string): Promise<string> {
  writeFileSync(join(app.folder, file), code);
  return app.said(file);
}

/** The first example of the README, at a service that is there. */
function example(): string {
  const [, code = ''] = /```ts\n(.*?)```/s.exec(readFileSync('sdk/README.md', 'utf8')) ?? [];
  const { port } = backend.address() as AddressInfo;
  return code
    .replace('https://village.brandt.example', village.baseUrl)
    .replace('/village-token', `http://127.0.0.1:${port}/village-token`)
    .replace('brandt/mutzenhausen', MILL);
}

test('the example of the README, in the packed package, gets the first suggestions of a service', async () => {
  const ada = village.customer('ada');
  await wish(ada, 'recipes');
  const { items } = await ada.suggestions.list({ store: MILL, purposes: ['recipes'], limit: 3 });
  const shown = await said('example.mjs', example());
  expect(items).not.toEqual([]);
  expect(example().trim().split('\n').length).toBeLessThan(20);
  for (const { title, reasons } of items) {
    expect(shown).toContain(title);
    for (const { text } of reasons) expect(shown).toContain(text);
  }
});

const names = codeEntries().map((entry) => `@village-butcher/sdk${entry.slice(1)}`);

test('B13: importing every entry leaves nothing under way', async () => {
  // Node opens its own streams when they are first named, and modules of Node 24 name them.
  const code = `
    void [process.stdout, process.stderr];
    const before = process.getActiveResourcesInfo().toSorted();
    for (const name of ${JSON.stringify(names)}) await import(name);
    console.log(JSON.stringify([before, process.getActiveResourcesInfo().toSorted()]));`;
  const [before, after] = JSON.parse(await said('quiet.mjs', code)) as string[][];
  expect(after).toEqual(before);
});

test('what is packed is loaded by require as well', async () => {
  const code = `for (const name of ${JSON.stringify(names)}) console.log(Object.keys(require(name)).length > 0);`;
  expect(await said('old.cjs', code)).toBe('true\n'.repeat(names.length));
});
