import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { LAKE, MARKET, MILL } from '../support/market.js';
import {
  give,
  startVillage,
  suggested,
  takeBack,
  wish,
  type TestVillage,
} from '../support/village.js';
import { saidBy } from '../support/receipts.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
afterEach(async () => expect(await village.broken()).toEqual([]));
afterAll(() => village.stop());

const nuts = { members: { self: { to: { nuts: 'traces' as const }, answered: true } } };

test('suggestions follow consent: for all before it, personal under it, for all after it', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  await ada.profile.put('allergies', nuts);
  const before = await suggested(ada);
  expect(before).toContain('walnut-salad');

  await give(ada, ['allergies']);
  const under = await suggested(ada);
  expect(under).not.toContain('walnut-salad');
  expect(under.length).toBeGreaterThan(0);

  await takeBack(ada, ['allergies']);
  expect(await suggested(ada)).toEqual(before);
});

test('L4: every use is written down: who, which fields, what for, on which line', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes', 'shopping-tips');
  await ada.profile.put('allergies', nuts);
  await ada.profile.put('household', { eaters: 3 });
  const receipt = await give(ada, ['allergies', 'household'], ['recipes']);
  expect((await ada.disclosures.list()).items).toEqual([]);

  await suggested(ada, ['recipes', 'shopping-tips']);
  const { items } = await ada.disclosures.list();
  const line = saidBy(receipt.lines[0]!).line;
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    recipient: 'app:brandt',
    store: MILL,
    uses: [
      { field: 'allergies', purpose: 'recipes', line },
      { field: 'household', purpose: 'recipes', line },
    ],
  });
});

test('L14: nothing of a purpose comes that nobody wished for, and nothing is read for it', async () => {
  const ada = village.customer();
  await ada.profile.put('allergies', nuts);
  await give(ada, ['allergies']);
  const answer = await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  expect(answer.items).toEqual([]);
  expect(answer.emptyBecause?.code).toBe('nothing-wanted');
  expect((await ada.disclosures.list()).items).toEqual([]);

  await wish(ada, 'recipes');
  expect(await suggested(ada)).not.toEqual([]);
  await ada.wishes.remove('recipes');
  expect(await suggested(ada)).toEqual([]);
});

test('L7: every item says why, and by what right; what was held back has one reason', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  await ada.profile.put('allergies', nuts);
  const { lines } = await give(ada, ['allergies']);
  const answer = await ada.suggestions.list({ store: MILL, purposes: ['recipes'], limit: 5 });
  const right = {
    field: 'allergies',
    recipient: 'app:brandt',
    purpose: 'recipes',
    line: saidBy(lines[0]!).line,
  };
  for (const { reasons, rests } of answer.items) {
    expect(rests).toEqual([right]);
    expect(reasons.find(({ field }) => field === 'allergies')).toMatchObject({
      effect: 'gate',
      restsOn: right,
      text: expect.stringMatching(/laut Herstellerangabe vom 20\.11\.2026/),
    });
  }
  const asked = {
    store: MILL,
    purposes: ['recipes'],
    among: ['walnut-salad', 'trout-pan'],
  } as const;
  expect((await ada.suggestions.list(asked)).items).toEqual([]);
  const held = await ada.held.list();
  expect(held.items.map(({ ref, reason, elsewhere }) => [ref, reason, elsewhere])).toEqual(
    expect.arrayContaining([
      ['walnut-salad', 'constraint', undefined],
      ['trout-pan', 'not-at-store', [LAKE]],
    ]),
  );
  await takeBack(ada, ['allergies']);
  expect((await ada.held.list()).items).toEqual([]);
});

test('what was held back is gone when the day ends', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'], among: ['trout-pan'] });
  expect((await ada.held.list()).items).toHaveLength(1);
  village.clock.at = new Date('2026-11-26T23:00:00.000Z');
  expect((await ada.held.list()).items).toEqual([]);
  village.clock.at = NOON;
});

test('L3: a shared screen shows what everybody gets, whatever was shared', async () => {
  const [ada, ben] = [village.customer(), village.customer()];
  for (const one of [ada, ben]) await wish(one, 'recipes');
  await ada.profile.put('allergies', nuts);
  await give(ada, ['allergies']);
  const asked = { store: MILL, purposes: ['recipes'], screen: 'shared' } as const;
  const answer = await ada.suggestions.list(asked);
  expect(answer).toEqual(await ben.suggestions.list(asked));
  expect(answer.items.flatMap(({ reasons }) => reasons.map(({ field }) => field))).not.toContain(
    'allergies',
  );
  expect((await ada.disclosures.list()).items).toEqual([]);
});

test('L5: guests count for this visit only, and are written nowhere', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  const alone = await suggested(ada);
  const eaters = { guests: { allergies: { nuts: 'traces' as const } } };
  const withGuests = await ada.suggestions.list({
    store: MILL,
    purposes: ['recipes'],
    limit: 5,
    eaters,
  });
  expect(alone).toContain('walnut-salad');
  expect(withGuests.items.map(({ ref }) => ref)).not.toContain('walnut-salad');
  expect(await suggested(ada)).toEqual(alone);
  expect(village.log.join()).not.toContain('nuts');
});

test('reasons come in the language that was asked for, else in that of the notice', async () => {
  const name = 'speaks';
  await wish(village.customer(name), 'recipes');
  const textsIn = async (locale: string) => {
    const one = village.customer(name, { locale });
    const { items } = await one.suggestions.list({ store: MILL, purposes: ['recipes'] });
    return items.flatMap(({ reasons }) => reasons.map(({ text }) => text)).join(' ');
  };
  expect(await textsIn('en')).toMatch(/season|minutes/i);
  expect(await textsIn('de')).toMatch(/Saison|Minuten/i);
  expect(await textsIn('fr')).toBe(await textsIn('de'));
});

test('L6: never more than the limit, and only what this store has', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes', 'shopping-tips');
  const atMill = new Set(
    MARKET.products.filter(({ stores }) => stores.includes(MILL)).map(({ id }) => id),
  );
  for (const limit of [1, 2, 3, 4, 5] as const) {
    const { items } = await ada.suggestions.list({
      store: MILL,
      purposes: ['recipes', 'shopping-tips'],
      limit,
    });
    expect(items.length).toBeLessThanOrEqual(limit);
    for (const { ref } of items) {
      const recipe = MARKET.recipes.find(({ id }) => id === ref);
      const needs = recipe
        ? recipe.ingredients.flatMap((one) => ('product' in one ? one.product : []))
        : [ref];
      expect(needs.filter((id) => !atMill.has(id))).toEqual([]);
    }
  }
});

test('what was read but not permitted is said to be unchecked', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  await ada.profile.put('allergies', nuts);
  const ask = { store: MILL, purposes: ['recipes'] } as const;
  expect((await ada.suggestions.list(ask)).notChecked).toContain('allergies');
  await give(ada, ['allergies']);
  expect((await ada.suggestions.list(ask)).notChecked).not.toContain('allergies');
});
