import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { MOST_SETTLED, type SettledWord } from '@village-butcher/sdk/contract';
import { sweepSettled } from '../../src/profile/settled.store.js';
import { traces } from '../scenario/canary.js';
import { eraseNow } from '../support/erasing.js';
import { MARKET, MILL } from '../support/market.js';
import { backupOf, rowsOf } from '../support/rows.js';
import { startVillage, wish, type TestVillage } from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
const DAYS_14_MS = 14 * 86_400_000;
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
afterEach(async () => {
  expect(await village.broken()).toEqual([]);
  village.clock.at = NOON;
});
afterAll(() => village.stop());

const later = (ms: number) => (village.clock.at = new Date(NOON.getTime() + ms));
const customerOf = (name: string) => village.keyring.pseudonymOf(village.issuer.issuer, name);

/** The same customer, through another client. */
const through = (name: string, client_id: string) =>
  village.customer(name, {
    token: async () => ({
      token: village.issuer.write({
        claims: { ...village.issuer.claims(name, 'customer', village.clock.at!), client_id },
      }),
      expiresAt: null,
    }),
  });

type App = ReturnType<TestVillage['customer']>;
const listed = async (app: App): Promise<string[]> =>
  (await app.settled.list()).items.map(({ item, says }) => `${item} ${says}`);

test('what is settled stands in the list, newest first, until it is taken back', async () => {
  const ada = village.customer();
  expect(await listed(ada)).toEqual([]);
  expect(await ada.settled.put('ham-pot', { says: 'taken' })).toEqual({
    item: 'ham-pot',
    title: 'ham-pot',
    says: 'taken',
    at: '2026-11-26T11:00:00.000Z',
    until: '2026-12-10T11:00:00.000Z',
  });
  later(1);
  expect(await ada.settled.put('walnuts', { says: 'never' })).toEqual({
    item: 'walnuts',
    title: 'walnuts',
    says: 'never',
    at: '2026-11-26T11:00:00.001Z',
  });
  expect(await listed(ada)).toEqual(['walnuts never', 'ham-pot taken']);
  expect(await ada.settled.remove('walnuts')).toBeUndefined();
  expect(await listed(ada)).toEqual(['ham-pot taken']);
});

test('what is said anew replaces what was said, and counts from now on', async () => {
  const ada = village.customer();
  await ada.settled.put('curry', { says: 'never' });
  later(1000);
  await ada.settled.put('curry', { says: 'later' });
  expect((await ada.settled.list()).items).toEqual([
    {
      item: 'curry',
      title: 'curry',
      says: 'later',
      at: '2026-11-26T11:00:01.000Z',
      until: '2026-12-10T11:00:01.000Z',
    },
  ]);
});

test('what was not settled is taken back without a word', async () => {
  const name = randomUUID();
  await village.customer(name).settled.remove('never-heard-of');
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
});

test('taken and later end after 14 days and are swept away, never does not', async () => {
  const name = randomUUID();
  const ada = village.customer(name);
  const says: Readonly<Record<string, SettledWord>> = {
    'ham-pot': 'taken',
    curry: 'later',
    walnuts: 'never',
  };
  for (const [item, word] of Object.entries(says)) await ada.settled.put(item, { says: word });
  const kept = async () => (await rowsOf(village.ownerUrl, customerOf(name)))['profile.settled'];

  later(DAYS_14_MS - 1);
  await sweepSettled(village.db, village.clock.now());
  expect(await listed(ada)).toHaveLength(3);
  later(DAYS_14_MS);
  expect(await listed(ada)).toEqual(['walnuts never']);
  expect(await kept()).toBe(3);
  await sweepSettled(village.db, village.clock.now());
  expect(await kept()).toBe(1);
  later(400 * 86_400_000);
  await sweepSettled(village.db, village.clock.now());
  expect(await listed(ada)).toEqual(['walnuts never']);
});

test('L3: what is settled in one app is nothing to another, and cannot be taken back there', async () => {
  const name = randomUUID();
  const [ada, mill] = [village.customer(name), through(name, 'mill-app')];
  await ada.settled.put('ham-pot', { says: 'never' });
  expect(await listed(mill)).toEqual([]);
  await mill.settled.remove('ham-pot');
  expect(await listed(ada)).toEqual(['ham-pot never']);
  await mill.settled.put('ham-pot', { says: 'later' });
  expect(await listed(ada)).toEqual(['ham-pot never']);
  expect(await listed(mill)).toEqual(['ham-pot later']);
  expect(await listed(village.customer())).toEqual([]);
});

test('a counter settles nothing for a customer', async () => {
  const counter = through(randomUUID(), 'meat-counter');
  await expect(counter.settled.put('ham-pot', { says: 'later' })).rejects.toMatchObject({
    code: 'not-allowed',
    status: 403,
  });
  expect(await listed(counter)).toEqual([]);
});

test('settling is no act of consent: it needs no permission, adds no line, and no use is written down', async () => {
  const ada = village.customer();
  await ada.settled.put('ham-pot', { says: 'never' });
  await wish(ada, 'recipes');
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  expect((await ada.disclosures.list()).items).toEqual([]);
  expect((await ada.history.list()).items.map(({ type }) => type)).toEqual(['wished']);
});

test('L2: what was held is not shown once an instruction that may have held it is taken back', async () => {
  const ada = village.customer();
  await ada.settled.put('ham-pot', { says: 'never' });
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'], among: ['ham-pot'] });
  expect((await ada.held.list()).items).toHaveLength(1);
  await ada.settled.remove('curry');
  expect((await ada.held.list()).items).toHaveLength(1);
  await ada.settled.remove('ham-pot');
  expect((await ada.held.list()).items).toEqual([]);
});

test('who is erased has settled nothing', async () => {
  const name = randomUUID();
  const ada = village.customer(name);
  await ada.settled.put('ham-pot', { says: 'never' });
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toHaveProperty(['profile.settled'], 1);
  await eraseNow(village, customerOf(name), NOON);
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
  expect(await listed(ada)).toEqual([]);
});

test('neither a dump nor the log says which item it is', async () => {
  const ada = village.customer();
  await ada.settled.put('cheese-bake', { says: 'never' });
  await ada.settled.put('ham-pot', { says: 'taken' });
  await ada.settled.list();
  await ada.settled.remove('ham-pot');
  const backup = await backupOf(village.ownerUrl);
  const tables = backup.map(({ name, rows }) => ({ name, text: rows }));
  const log = { name: 'the log', text: village.log.join('\n') };
  expect(log.text).toContain('/v1/me/settled/');
  expect(traces(['cheese-bake'], [...tables, log])).toEqual([
    '"cheese-bake" stands in catalogue.edition',
  ]);
});

test('five hundred items are as many as one settles: one more is refused, another word for one is not', async () => {
  const document = structuredClone(MARKET);
  const [pattern] = document.recipes;
  const ids = Array.from({ length: MOST_SETTLED + 1 }, (_, n) => `dish-${n}`);
  document.recipes.push(...ids.map((id) => ({ ...pattern!, id })));
  await village.retail(document);
  const ada = village.customer();
  const [last, ...first] = ids;
  for (const id of first) await ada.settled.put(id, { says: 'later' });

  await expect(ada.settled.put(last!, { says: 'never' })).rejects.toMatchObject({
    code: 'list-full',
    status: 409,
  });
  await ada.settled.put('dish-1', { says: 'never' });
  expect(await listed(ada)).toHaveLength(MOST_SETTLED);
  await ada.settled.remove('dish-2');
  await ada.settled.put(last!, { says: 'taken' });
  later(DAYS_14_MS);
  await ada.settled.put('dish-2', { says: 'taken' });
  expect((await listed(ada)).toSorted()).toEqual(['dish-1 never', 'dish-2 taken']);
}, 60_000);
