import { connect, type Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { listen } from '../../support/listening.js';
import { startVillage, type TestVillage } from '../../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
let village: TestVillage;
let isStopped = false;
beforeEach(async () => {
  isStopped = false;
  village = await startVillage({ now: NOON });
});
afterEach(async () => {
  if (!isStopped) await village.stop();
});

/** Opens a stream and never reads a byte of it. */
async function deaf(name: string): Promise<Socket> {
  const { hostname, port } = new URL(village.baseUrl);
  const socket = connect(Number(port), hostname).on('error', () => {});
  const open = village.changes.size;
  socket.write(
    `GET /v1/me/changes HTTP/1.1\r\nhost: village\r\nauthorization: Bearer ${village.tokenFor(name)}\r\n\r\n`,
  );
  while (village.changes.size === open) await setTimeout(5);
  return socket;
}

/** Far more than all buffers of a connection take. */
const MANY = 100_000;
const AT_ONCE = 64;

test('whoever does not read is cut off, and whoever does stays', async () => {
  const reading = await listen(village, village.tokenFor('ada'));
  const heard = reading.rest();
  const socket = await deaf('bob');
  for (let turn = 0; village.changes.size === 2 && turn < MANY; turn += 1) {
    for (let beat = 0; beat < AT_ONCE; beat += 1) village.changes.beat();
    await setImmediate();
  }
  expect(village.changes.size).toBe(1);
  await village.stop();
  isStopped = true;
  expect((await heard).map(({ event }) => event)).toEqual(['permissions', 'error']);
  socket.destroy();
}, 240_000);

test('the service ends at once, whoever listens, reads or has opened a connection ahead', async () => {
  const { hostname, port } = new URL(village.baseUrl);
  const ahead = connect(Number(port), hostname).on('error', () => {});
  const reading = await listen(village, village.tokenFor('ada'));
  const heard = reading.rest();
  await deaf('bob');

  const before = Date.now();
  await village.stop();
  isStopped = true;
  expect(Date.now() - before).toBeLessThan(3_000);
  expect(await heard).toMatchObject([
    { event: 'permissions' },
    { event: 'error', said: { code: 'busy', status: 503 } },
  ]);
  expect(village.changes.size).toBe(0);
  ahead.destroy();
});

test('nobody can begin to listen once the service ends', async () => {
  village.changes.close();
  const reply = await village.ask('/v1/me/changes', { token: village.tokenFor('ada') });
  expect(reply.status).toBe(503);
});

test('who leaves before the first word is forgotten', async () => {
  const socket = await deaf('ada');
  socket.destroy();
  while (village.changes.size > 0) await setTimeout(5);
});

test('where the database does not answer nobody is let in, and nobody is left behind', async () => {
  const reading = await listen(village, village.tokenFor('ada'));
  await village.db.destroy();
  await expect(village.changes.look()).rejects.toThrow();
  const reply = await village.ask('/v1/me/changes', { token: village.tokenFor('bob') });
  expect([500, 503]).toContain(reply.status);
  expect(village.changes.size).toBe(1);
  await reading.hangUp();
});
