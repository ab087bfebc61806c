import { afterAll, afterEach, expect, test } from '@jest/globals';
import { Ready } from '@village-butcher/sdk/contract';
import { Refusal } from '../../src/base/refusal.js';
import { openDatabase } from '../../src/database.js';
import type { Readiness } from '../../src/api/readiness.js';
import { readinessOf } from '../../src/ready.js';
import { freshDatabase } from '../support/database.js';
import { newFolder, removeAll } from '../support/embedded.js';
import { run } from '../support/running.js';
import { startVillage } from '../support/village.js';

const WARNING = 'The anchor and the database share a disk';
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(removeAll);

test('the embedded default says that it seals inside, by one login, and what is at risk on one disk', async () => {
  const service = run({ PORT: '0', VILLAGE_FOLDER: newFolder() });
  ends.push(() => service.end('SIGTERM'));
  const [, origin] = /listens on (\S+)/.exec(await service.says(/listens on \S+\n/))!;
  const ready = Ready.parse(await (await fetch(`${origin}/health/ready`)).json());
  expect(ready).toEqual({ status: 'ok', sealer: 'inside', login: 'shared' });
  expect(service.said().split(WARNING)).toHaveLength(2);
}, 60_000);

test('with a database of its own a service says that the sealer is apart', async () => {
  const village = await startVillage();
  ends.push(() => village.stop());
  const ready = await (await village.ask('/health/ready')).json();
  expect(ready).toEqual({ status: 'ok', sealer: 'apart', login: 'shared' });
});

/** What is answered by a service on this database, as this role. */
async function readyAs(ownerUrl: string, role: string): Promise<unknown> {
  const db = await openDatabase(ownerUrl, { role, poolSize: 1 });
  const [{ useValue }] = [readinessOf(db, 'apart')] as unknown as [{ useValue: Readiness }];
  const answer = await useValue.check();
  await db.destroy();
  await expect(useValue.check()).rejects.toThrow(Refusal);
  return answer;
}

test('a role that logs in itself is told from one that a shared login takes on', async () => {
  const { ownerUrl, close } = await freshDatabase();
  ends.push(close);
  const owner = new URL(ownerUrl).username;
  expect(await readyAs(ownerUrl, owner)).toMatchObject({ login: 'own' });
  expect(await readyAs(ownerUrl, 'village_sealer')).toMatchObject({ login: 'shared' });
});
