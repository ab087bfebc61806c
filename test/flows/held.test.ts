import { afterAll, beforeEach, beforeAll, expect, test } from '@jest/globals';
import { MILL } from '../support/market.js';
import { give, startVillage, takeBack, wish, type TestVillage } from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
const LATER = new Date(NOON.getTime() + 60_000);
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
beforeEach(() => {
  village.clock.at = NOON;
});
afterAll(() => village.stop());

const nothing = { to: {}, answered: true };
const noNuts = { to: { nuts: 'traces' as const }, answered: true };

/** Somebody whose child must not have nuts, and who asked for the salad with nuts. */
async function whoAskedForNuts() {
  const ada = village.customer();
  await wish(ada, 'recipes');
  await ada.profile.put('allergies', { members: { self: nothing, 'child-1': noNuts } });
  await give(ada, ['allergies']);
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'], among: ['walnut-salad'] });
  const held = async () => (await ada.held.list()).items.map(({ ref }) => ref);
  expect(await held()).toEqual(['walnut-salad']);
  village.clock.at = LATER;
  return { ada, held };
}

test('L2: what was held is not shown once its permission is taken back', async () => {
  const { ada, held } = await whoAskedForNuts();
  await takeBack(ada, ['allergies']);
  expect(await held()).toEqual([]);
  await give(ada, ['allergies']);
  expect(await held()).toEqual([]);
});

test('L2: what was held is not shown while all is paused', async () => {
  const { ada, held } = await whoAskedForNuts();
  await ada.pause({ until: '2026-11-27T11:00:00.000Z' });
  expect(await held()).toEqual([]);
  await ada.resume();
  expect(await held()).toEqual(['walnut-salad']);
});

test('L2: what was held is not shown once what was told is another, in whole or in part', async () => {
  const erased = await whoAskedForNuts();
  await erased.ada.profile.remove('allergies');
  expect(await erased.held()).toEqual([]);
  village.clock.at = NOON;
  const left = await whoAskedForNuts();
  await left.ada.profile.put('allergies', { members: { self: nothing } });
  expect(await left.held()).toEqual([]);
  village.clock.at = NOON;
  const kept = await whoAskedForNuts();
  await kept.ada.profile.put('allergies', { members: { self: nothing, 'child-1': noNuts } });
  expect(await kept.held()).toEqual(['walnut-salad']);
});
