import { getEventListeners } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { AbortedError, type Fetch } from '@village-butcher/sdk';
import { anApp, answerOf, evenChance } from './anApp.js';
import { FaultServer, refuses, says, silent, slow } from './faultServer.js';
import { HandClock } from './handClock.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(() => server.close());

const never: Fetch = () => new Promise(() => undefined);
const instant: Fetch = async () => answerOf({});
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;

test('B14: close ends what is under way, at once, and leaves no timer', async () => {
  const before = timers();
  const village = anApp({ baseUrl: 'https://village.example', fetch: never });
  const calls = [village.permissions.get(), village.held.list(), village.stores.list()];
  const outcomes = Promise.allSettled(calls);
  expect(timers()).toBeGreaterThan(before);

  village.close();
  for (const outcome of await outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'closed' } });
  }
  expect(timers()).toBe(before);
});

test('B14: after close nothing is sent', async () => {
  const village = anApp({ baseUrl: server.address });
  village.close();
  village.close();
  await expect(village.permissions.get()).rejects.toBeInstanceOf(AbortedError);
  expect(server.heard).toEqual([]);
});

test('B14: close also ends the wait before a repeat', async () => {
  const clock = new HandClock();
  server.plan(refuses(503, 'busy', { 'Retry-After': '5' }));
  const village = anApp({ baseUrl: server.address, clock, random: evenChance() });
  const got = village.permissions.get();
  await clock.isAskedFor(5125);
  village.close();
  await expect(got).rejects.toMatchObject({ code: 'closed' });
  expect(clock.running).toBe(0);
});

test('B14: ten thousand calls on one signal leave no listener on it, and meanwhile one at most', async () => {
  const { signal } = new AbortController();
  const village = anApp({ baseUrl: 'https://village.example', fetch: instant });
  for (let call = 0; call < 100; call++) {
    const calls = Array.from({ length: 100 }, () => village.stores.list({ signal }));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await Promise.all(calls);
  }
  expect(getEventListeners(signal, 'abort')).toEqual([]);
}, 60_000);

test('a signal that ends ends every call that it was given to', async () => {
  const ending = new AbortController();
  const village = anApp({ baseUrl: 'https://village.example', fetch: never });
  const calls = Array.from({ length: 30 }, () => village.stores.list({ signal: ending.signal }));
  const outcomes = Promise.allSettled(calls);
  ending.abort();
  expect((await outcomes).filter(({ status }) => status === 'rejected')).toHaveLength(30);
  expect(getEventListeners(ending.signal, 'abort')).toEqual([]);
});

test('a caller’s signal ends its call and no other, and its reason is the cause', async () => {
  server.plan(slow(50, says({ items: [1] })), silent);
  const village = anApp({ baseUrl: server.address });
  const other = village.stores.list();
  await server.hears(1);
  const ending = new AbortController();
  const call = village.stores.list({ signal: ending.signal });
  ending.abort('the page was left');

  await expect(call).rejects.toBeInstanceOf(AbortedError);
  await expect(call).rejects.toMatchObject({ code: 'aborted', cause: 'the page was left' });
  await expect(other).resolves.toEqual({ items: [1] });
});

test('a signal that has ended already sends nothing', async () => {
  const village = anApp({ baseUrl: server.address });
  const call = village.permissions.get({ signal: AbortSignal.abort() });
  await expect(call).rejects.toBeInstanceOf(AbortedError);
  expect(server.heard).toEqual([]);
});

test('a fetch that knows nothing of signals is left all the same', async () => {
  const village = anApp({ baseUrl: 'https://village.example', fetch: never });
  const call = village.permissions.get({ timeoutMs: 5, retries: 0 });
  await expect(call).rejects.toMatchObject({ code: 'timeout' });
});
