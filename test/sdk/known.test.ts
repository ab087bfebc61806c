import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Village, VillageOptions } from '@village-butcher/sdk';
import { type TestVillage, give, NOTICE, startVillage } from '../support/village.js';
import { anApp, noWaiting } from './anApp.js';
import { aStanding, DIET, PETS, UNTIL } from './aStanding.js';
import { FaultServer, refuses, says, slow } from './faultServer.js';
import { HandClock } from './handClock.js';

let house: TestVillage;
let server: FaultServer;
beforeAll(async () => {
  house = await startVillage();
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(async () => {
  await server.close();
  await house.stop();
});

const clock = new HandClock();
const app = (options: Partial<VillageOptions> = {}) =>
  anApp({ baseUrl: server.address, clock, random: noWaiting, retries: 0, ...options });

/** The next time that the app is told. */
const told = ({ permissions }: Village): Promise<void> =>
  new Promise((done) => {
    const leave = permissions.subscribe(() => {
      leave();
      done();
    });
  });

test('L1: what is not known is not allowed, and knowing begins with the service', async () => {
  const village = app();
  expect(village.permissions.snapshot()).toBeUndefined();
  expect(village.permissions.allows(DIET)).toBe(false);

  server.plan(says(aStanding([DIET])));
  const standing = await village.permissions.get();
  expect(village.permissions.snapshot()).toBe(standing);
  expect(village.permissions.allows(DIET)).toBe(true);
  expect(village.permissions.allows(PETS)).toBe(false);
  expect(village.permissions.allows({ ...DIET, purpose: 'a-later-word' })).toBe(false);
});

test('L1: what has ended by the clock is not allowed, though nobody has said so yet', async () => {
  server.plan(says(aStanding()));
  const late = new HandClock();
  const village = app({ clock: late });
  await village.permissions.get();
  late.pass(Date.parse(UNTIL) - late.now() - 1);
  expect(village.permissions.allows(DIET)).toBe(true);
  late.pass(1);
  expect(village.permissions.allows(DIET)).toBe(false);
});

test.each(['never-granted', 'withdrawn', 'expired', 'pending', 'paused', 'a-later-word'])(
  'L1: every verdict but “granted” is a no on the device, too: %s',
  async (verdict) => {
    const { standing, ...more } = aStanding([DIET]);
    server.plan(says({ ...more, standing: [{ ...standing[0], verdict }] }));
    const village = app();
    await village.permissions.get();
    expect(village.permissions.allows(DIET)).toBe(false);
  },
);

test('B5: a grant counts with its receipt and not before, and the service says what stands', async () => {
  const ada = house.customer();
  await ada.permissions.get();
  const given = give(ada, ['diet']);
  expect(ada.permissions.allows(DIET)).toBe(false);
  await given;
  if (!ada.permissions.allows(DIET)) await told(ada);
  expect(ada.permissions.allows(DIET)).toBe(true);
  expect(ada.permissions.snapshot()).toEqual(await ada.permissions.get());
  ada.close();
});

test('B5: a grant that is refused, or whose receipt did not come, changes nothing', async () => {
  const village = app();
  server.plan(says(aStanding([DIET])), refuses(422, 'ends-too-late'), refuses(503, 'busy'));
  const before = await village.permissions.get();
  const act = { permissions: [{ ...PETS, until: UNTIL }], notice: NOTICE } as const;
  for (const status of [422, 503]) {
    const call = village.grant({ ...act, surface: 'permission-centre', control: 'allow' });
    await expect(call).rejects.toMatchObject({ status });
  }
  expect(village.permissions.snapshot()).toBe(before);
});

test('whoever listens is told when the snapshot changes, and no longer than they like', async () => {
  server.plan(says(aStanding([DIET])), says(aStanding([])), says(aStanding([DIET])));
  const village = app();
  const seen: unknown[] = [];
  const leave = village.permissions.subscribe(() => seen.push(village.permissions.allows(DIET)));
  await village.permissions.get();
  await village.permissions.get();
  leave();
  leave();
  await village.permissions.get();
  expect(seen).toEqual([true, false]);
});

test('an answer that was asked for earlier and comes later is not the newest', async () => {
  server.plan(slow(30, says(aStanding())), says(aStanding([])));
  const village = app();
  const first = village.permissions.get();
  await server.hears(1);
  await village.permissions.get();
  await first;
  expect(village.permissions.snapshot()?.standing).toEqual([]);
});

test('an answer that says nothing of where one stands is not known', async () => {
  const village = app();
  await village.permissions.get();
  expect(village.permissions.snapshot()).toBeUndefined();
  expect(village.permissions.allows(DIET)).toBe(false);
});
