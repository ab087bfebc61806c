import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Claimed, Problem, type Allergen } from '@village-butcher/sdk/contract';
import type { Retailer } from '@village-butcher/sdk/server';
import { bitOf } from '../../src/food/mask.js';
import { ALLERGENS } from '@village-butcher/sdk/contract';
import { LAKE, MARKET, MILL } from '../support/market.js';
import { give, startVillage, suggested, wish, type TestVillage } from '../support/village.js';

let village: TestVillage;
let retailer: Retailer;
beforeAll(async () => {
  village = await startVillage({ now: new Date('2026-11-26T11:00:00.000Z') });
  ({ retailer } = village);
});
afterAll(() => village.stop());

const isUnknown = (product: string, allergen: Allergen): boolean =>
  (village.shelves.current().shelf.items.get(product)!.unknown & bitOf(ALLERGENS, allergen)) !== 0;

const about = (product: string, allergen: Allergen) => ({ product, allergen });
const DENIED = { says: 'denied', role: 'quality' } as const;

test('L5: a denial clears what is possible or not declared, for its allergen and 90 days', async () => {
  expect(isUnknown('paste', 'celery')).toBe(true);
  const claim = Claimed.parse(await retailer.claims.put(about('paste', 'celery'), DENIED));
  expect(claim).toMatchObject({ until: '2027-02-24', isContradicted: false, role: 'quality' });
  expect([isUnknown('paste', 'celery'), isUnknown('paste', 'milk')]).toEqual([false, true]);
  expect(village.shelves.current().shelf.edition).toBe(claim.edition);

  const ada = village.customer();
  await wish(ada, 'recipes');
  await ada.profile.put('allergies', {
    members: { self: { to: { celery: 'traces' }, answered: true } },
  });
  await give(ada, ['allergies']);
  expect(await suggested(ada)).toContain('curry');
  village.clock.at = new Date('2027-02-25T11:00:00.000Z');
  expect(await suggested(ada)).not.toContain('curry');
  village.clock.at = new Date('2026-11-26T11:00:00.000Z');
  expect(await suggested(ada)).toContain('curry');
});

test('L5: a denial never clears what is certain, and says that it is contradicted', async () => {
  const claim = await retailer.claims.put(about('cheese', 'milk'), DENIED);
  expect(claim.isContradicted).toBe(true);
  const { contains } = village.shelves.current().shelf.items.get('cheese')!;
  expect(contains & bitOf(ALLERGENS, 'milk')).not.toBe(0);
});

test('a confirmation counts until it is taken back, also after the next import', async () => {
  await retailer.claims.put(about('lentils', 'mustard'), { says: 'confirmed', role: 'producer' });
  const holds = () =>
    (village.shelves.current().shelf.items.get('lentil-soup')!.contains &
      bitOf(ALLERGENS, 'mustard')) !==
    0;
  expect(holds()).toBe(true);
  await village.retail(MARKET);
  expect(holds()).toBe(true);
  await retailer.claims.remove(about('lentils', 'mustard'));
  expect(holds()).toBe(false);
  const { edition } = village.shelves.current().shelf;
  await retailer.claims.remove(about('lentils', 'mustard'));
  expect(village.shelves.current().shelf.edition).toBe(edition);
});

test('L10: what was claimed stays written down, with a role and a day, and with nobody’s name', async () => {
  await retailer.claims.put(about('walnuts', 'sesame'), DENIED);
  await retailer.claims.remove(about('walnuts', 'sesame'));
  const rows = await village.db.query(
    `SELECT says, role, at FROM catalogue.claim WHERE product = 'walnuts' ORDER BY seq`,
  );
  expect(rows).toEqual([
    { says: 'denied', role: 'quality', at: expect.any(Date) },
    { says: 'withdrawn', role: null, at: expect.any(Date) },
  ]);
  for (const change of ['UPDATE catalogue.claim SET role = NULL', 'DELETE FROM catalogue.claim']) {
    await expect(village.db.query(change)).rejects.toMatchObject({ code: '42501' });
  }
});

test('another instance rests on a claim without being told', async () => {
  const there = await startVillage({ beside: village });
  await there.refresh();
  await retailer.claims.put(about('paste', 'fish'), DENIED);
  await there.refresh();
  const paste = there.shelves.current().shelf.items.get('paste')!;
  expect(paste.unknown & bitOf(ALLERGENS, 'fish')).toBe(0);
  expect(there.shelves.current().shelf.edition).toBe(village.shelves.current().shelf.edition);
  await there.stop();
});

test.each<[string, string, object, number]>([
  ['a product nobody knows', 'nobody/milk', DENIED, 422],
  ['a recipe', 'curry/milk', DENIED, 422],
  ['an allergen that is none', 'paste/kiwi', DENIED, 400],
  ['a name', 'paste/milk', { says: 'denied', role: 'Frau Petzold' }, 400],
  ['more than a claim', 'paste/milk', { ...DENIED, by: 'x' }, 400],
])('a claim of %s is refused', async (_, path, body, status) => {
  const token = village.tokenFor('office', 'retailer');
  const reply = await village.ask(`/v1/imports/claims/${path}`, { method: 'PUT', token, body });
  expect(reply.status).toBe(status);
  expect(JSON.stringify(Problem.parse(await reply.json()))).not.toContain('Petzold');
});

test('a line is cleared by a claim on the product that it takes', async () => {
  const product = {
    ...MARKET.products[0]!,
    id: 'wurst',
    name: 'Bratwurst',
    foods: ['bratwurst'],
    traits: ['meat' as const, 'pork' as const],
    allergens: { contains: [], mayContain: [], asOf: '2026-01-01' },
    stores: [MILL, LAKE],
  };
  const recipe = {
    ...MARKET.recipes[0]!,
    id: 'grill',
    ingredients: [{ line: '4 Bratwürste', language: 'de' as const }],
  };
  await village.retail({
    ...MARKET,
    products: [...MARKET.products, product],
    recipes: [...MARKET.recipes, recipe],
  });
  expect(isUnknown('grill', 'mustard')).toBe(true);
  await retailer.claims.put(about('wurst', 'mustard'), DENIED);
  expect([isUnknown('grill', 'mustard'), isUnknown('grill', 'celery')]).toEqual([false, true]);
});
