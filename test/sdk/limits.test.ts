import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { DeadlineError, TimeoutError, type VillageOptions } from '@village-butcher/sdk';
import { anApp, noWaiting } from './anApp.js';
import { FaultServer, says, silent } from './faultServer.js';
import { HandClock } from './handClock.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(() => server.close());

const village = (options: Partial<VillageOptions> = {}) =>
  anApp({ baseUrl: server.address, random: noWaiting, ...options });

test('B2: one attempt that takes too long is left, and the next one begins', async () => {
  const clock = new HandClock();
  server.plan(silent, says({}));
  const got = village({ clock }).permissions.get();
  await server.hears(1);
  await clock.passOnce(4000);
  await clock.passOnce(0);
  await expect(got).resolves.toEqual({});

  server.plan(silent);
  const once = village({ clock }).permissions.get({ retries: 0, timeoutMs: 1234 });
  await server.hears(3);
  void clock.passOnce(1234);
  await expect(once).rejects.toBeInstanceOf(TimeoutError);
});

test('B2: nothing takes longer than its deadline, attempts and waits together', async () => {
  const clock = new HandClock();
  server.plan(silent);
  const got = village({ clock }).permissions.get({ timeoutMs: 60_000 });
  await server.hears(1);
  void clock.passOnce(10_000);
  await expect(got).rejects.toBeInstanceOf(DeadlineError);
  expect(clock.running).toBe(0);
});

test('B2: an app that cannot fetch a token is over at the deadline, too', async () => {
  const clock = new HandClock();
  const app = village({ clock, token: () => new Promise(() => undefined) });
  const got = app.permissions.get({ deadlineMs: 2000 });
  void clock.passOnce(2000);
  await expect(got).rejects.toBeInstanceOf(DeadlineError);
});
