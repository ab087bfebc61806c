import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { backUp, restore } from '../../support/backup.js';
import { someone } from '../../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { ask, eventually, newFolder, removeAll } from '../../support/embedded.js';
import { newKeyring } from '../../support/keys.js';
import { foundAt } from '../../support/sealed-at.js';
import { addLines } from '../../support/sealing.js';

const folder = newFolder(0o700);
const keyring = newKeyring();
let database: FreshDatabase;
const running: ChildProcess[] = [];
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await database.close();
  removeAll();
});

function launch(...words: readonly string[]): { child: ChildProcess; said: () => string } {
  const hook = ['--import', resolve('test/support/typescript.js')];
  const child = spawn(process.execPath, [...hook, ...words], {
    env: { ...process.env, VILLAGE_FOLDER: folder, SEALER_DATABASE_URL: database.ownerUrl },
  });
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => (said += String(text)));
  }
  return { child, said: () => said };
}

/** Runs a command to its end, and answers its code and what it said. */
async function command(name: string): Promise<readonly [number, string]> {
  const { child, said } = launch(resolve('src/ledger-command.ts'), name);
  const [code] = (await once(child, 'close')) as [number];
  return [code, said()];
}

test('the sealer as a process of its own: begun, at work, checked, stopped, and recovered after a loss', async () => {
  expect(await command('init')).toEqual([1, expect.stringContaining('start the service once')]);
  await foundAt(database.ownerUrl);
  expect(await command('check')).toEqual([1, expect.stringContaining('S6-anchor-missing')]);
  expect(await command('init')).toEqual([0, expect.stringContaining('The log has begun')]);
  expect(await command('init')).toEqual([1, expect.stringContaining('S6-anchor-missing')]);

  const sealer = launch(resolve('src/sealer.ts'));
  await addLines(database.db, keyring, someone(), 3);
  await eventually(async () => {
    expect(await ask(database.ownerUrl, 'SELECT size::int FROM ledger.log')).toEqual([{ size: 6 }]);
  });
  await backUp((text) => ask(database.ownerUrl, text), 'backup');
  await addLines(database.db, keyring, someone(), 3);
  await eventually(async () => expect((await command('status'))[1]).toMatch(/^shown +9$/m), 30_000);
  expect(await command('recover')).toEqual([1, expect.stringContaining('S8-two-sealers')]);
  sealer.child.kill('SIGTERM');
  expect(await once(sealer.child, 'close')).toEqual([0, null]);
  expect(await command('check')).toEqual([0, expect.stringContaining('9 leaves')]);

  await restore((text) => ask(database.ownerUrl, text), 'backup');
  expect(await command('check')).toEqual([1, expect.stringContaining('S2-behind-anchor')]);
  expect(await command('recover')).toEqual([
    0,
    expect.stringContaining('3 leaves are back, 3 of them without'),
  ]);
  expect(await command('check')).toEqual([0, expect.stringContaining('9 leaves')]);
  expect(await command('erase-due')).toEqual([0, expect.stringContaining('0 leaves')]);
  expect(await command('nonsense')).toEqual([1, expect.stringContaining('Say one of')]);
}, 120_000);
