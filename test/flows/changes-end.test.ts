import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { listen, type Ear } from '../support/listening.js';
import { give, startVillage, type TestVillage } from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
const ears: Ear[] = [];
afterEach(async () => {
  village.clock.at = NOON;
  for (const ear of ears.splice(0)) await ear.hangUp();
  while (village.changes.size > 0) await setTimeout(10);
});
afterAll(() => village.stop());

async function ear(name: string): Promise<Ear> {
  const open = await listen(village, village.tokenFor(name));
  ears.push(open);
  return open;
}

test('a heartbeat is a comment', async () => {
  const open = await ear('ada');
  await open.next();
  village.changes.beat();
  await give(village.customer('ada'), ['diet']);
  await open.next();
  expect(open.raw()).toContain('\n\n:\n\n');
});

test('a stream ends with the token that opened it', async () => {
  const open = await ear('ada');
  await open.next();
  village.clock.at = new Date(NOON.getTime() + 301_000);
  await village.changes.look();
  expect(await open.rest()).toMatchObject([
    {
      event: 'error',
      said: { code: 'token-refused', status: 401, type: '/problems/token-refused' },
    },
  ]);
  expect(village.changes.size).toBe(0);
});

test('whoever hangs up is forgotten', async () => {
  const name = randomUUID();
  const open = await listen(village, village.tokenFor(name));
  await open.next();
  expect(village.changes.size).toBe(1);
  await open.hangUp();
  while (village.changes.size > 0) await setTimeout(10);
});

test('of too many streams of one customer the oldest ends; others stay', async () => {
  const bob = await ear('bob');
  const mine: Ear[] = [];
  for (let count = 0; count < 9; count += 1) mine.push(await ear('eve'));
  expect((await mine[0]!.rest()).map(({ said }) => said.code ?? said.type)).toEqual([
    'permissions',
    'busy',
  ]);
  expect(village.changes.size).toBe(9);
  await give(village.customer('eve'), ['diet']);
  for (const open of mine.slice(1)) expect((await open.next())?.event).toBe('permissions');
  expect((await bob.next())?.event).toBe('permissions');
});

test('an instance that is full says so, and goes on with those it has', async () => {
  for (let count = 0; count < 20; count += 1) await ear(`guest-${count}`);
  const reply = await village.ask('/v1/me/changes', { token: village.tokenFor('late') });
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await reply.json()).toMatchObject({ code: 'busy' });
});
