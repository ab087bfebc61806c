import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Problem, type ImportedOffer } from '@village-butcher/sdk/contract';
import type { Retailer } from '@village-butcher/sdk/server';
import { offersOn } from '../../src/catalogue/offer.js';
import { LAKE, MARKET, MILL } from '../support/market.js';
import { startService } from '../support/service.js';
import { startVillage, suggested, wish, type TestVillage } from '../support/village.js';

let village: TestVillage;
let retailer: Retailer;
beforeAll(async () => {
  village = await startVillage({ now: new Date('2026-11-26T11:00:00.000Z') });
  ({ retailer } = village);
});
beforeEach(() => village.retail(MARKET));
afterAll(() => village.stop());

const OFFER: ImportedOffer = {
  store: MILL,
  product: 'spinach',
  price: 149,
  before: 199,
  from: '2026-11-23',
  until: '2026-11-28',
};
const posted = (body: unknown, token = village.tokenFor('office', 'retailer')) =>
  village.ask('/v1/imports/stock', { method: 'POST', token, body });
const offersToday = (store: string) =>
  offersOn(village.shelves.current().shelf, store, '2026-11-26').map(({ product, price }) => [
    product.ref,
    price,
  ]);

test('what a store has run out of is suggested there no more, nor what is made of it', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  expect(await suggested(ada)).toContain('walnut-salad');
  const out = { store: MILL, product: 'walnuts', inStock: false };
  const report = await retailer.imports.stock({ stock: [out] });
  expect(report).toMatchObject({ counts: { stock: 1, offers: 0 }, remarks: [] });
  expect(village.shelves.current().shelf.edition).toBe(report.edition);
  expect(await suggested(ada)).not.toContain('walnut-salad');

  const asked = { purposes: ['recipes'], among: ['walnut-salad'] } as const;
  await ada.suggestions.list({ store: MILL, ...asked });
  const [held] = (await ada.held.list()).items;
  expect(held).toMatchObject({
    ref: 'walnut-salad',
    reason: 'not-at-store',
    elsewhere: [LAKE],
  });
  expect((await ada.suggestions.list({ store: LAKE, ...asked })).items).toHaveLength(1);

  await retailer.imports.stock({ stock: [{ ...out, inStock: true }] });
  expect(await suggested(ada)).toContain('walnut-salad');
});

test('stock may bring a product to a store that it never named', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  const trout = { purposes: ['recipes'], among: ['trout-pan'], store: MILL } as const;
  expect((await ada.suggestions.list(trout)).items).toEqual([]);
  await retailer.imports.stock({ stock: [{ store: MILL, product: 'trout', inStock: true }] });
  expect((await ada.suggestions.list(trout)).items).toHaveLength(1);
});

test('offers come and go as a whole, and stock leaves them alone', async () => {
  const elsewhere = { ...OFFER, store: LAKE, price: 129 };
  const report = await retailer.imports.stock({ offers: [OFFER, elsewhere] });
  expect(report.counts).toEqual({ stock: 0, offers: 2 });
  expect([offersToday(MILL), offersToday(LAKE)]).toEqual([[['spinach', 149]], [['spinach', 129]]]);

  await retailer.imports.stock({ stock: [{ store: MILL, product: 'spinach', inStock: false }] });
  expect([offersToday(MILL), offersToday(LAKE)]).toEqual([[], [['spinach', 129]]]);

  const { remarks } = await retailer.imports.stock({ offers: [OFFER] });
  expect(remarks).toEqual([{ path: ['offers', 0], code: 'not-in-stock', id: 'spinach' }]);
  expect(offersToday(LAKE)).toEqual([]);
});

test('a whole catalogue brings stock and offers of its own, and forgets those before', async () => {
  await retailer.imports.stock({ stock: [{ store: MILL, product: 'ham', inStock: false }] });
  const stock = [{ store: MILL, product: 'bacon', inStock: false }];
  const offers = [OFFER, { ...OFFER, product: 'bacon' }];
  const report = await retailer.imports.create({ ...MARKET, stock, offers });
  expect(report.counts).toMatchObject({ stock: 1, offers: 2 });
  expect(report.remarks).toContainEqual({
    path: ['offers', 1],
    code: 'not-in-stock',
    id: 'bacon',
  });
  const { items } = village.shelves.current().shelf;
  expect(['ham', 'bacon'].map((id) => items.get(id)!.stores.has(MILL))).toEqual([true, false]);
});

test('rows of products and recipes leave stock and offers as they are', async () => {
  await retailer.imports.stock({
    stock: [{ store: MILL, product: 'ham', inStock: false }],
    offers: [OFFER],
  });
  await retailer.imports.products({
    defaults: { language: 'de', stores: [MILL, LAKE], asOf: '2026-11-20' },
    rows: [{ id: 'ham', gtin: '4000000000006', name: 'Schinken' }],
  });
  const { items } = village.shelves.current().shelf;
  expect([...items.get('ham')!.stores]).toEqual([LAKE]);
  expect(offersToday(MILL)).toEqual([['spinach', 149]]);
});

test.each<[string, object, (string | number)[]]>([
  [
    'a store nobody knows',
    { stock: [{ store: 'brandt/moon', product: 'ham', inStock: true }] },
    ['stock', 0, 'store'],
  ],
  [
    'a product nobody knows',
    { stock: [{ store: MILL, product: 'curry', inStock: true }] },
    ['stock', 0, 'product'],
  ],
  ['no lower price', { offers: [{ ...OFFER, price: 199 }] }, ['offers', 0, 'price']],
  [
    'an end before the beginning',
    { offers: [{ ...OFFER, until: '2026-11-22' }] },
    ['offers', 0, 'until'],
  ],
])('%s: nothing is imported, and the place is named', async (_, body, path) => {
  await retailer.imports.stock({ stock: [{ store: MILL, product: 'bones', inStock: false }] });
  const { edition } = village.shelves.current().shelf;
  const reply = await posted(body);
  const { code, issues } = Problem.parse(await reply.json());
  expect([reply.status, code]).toEqual([422, 'import-faulty']);
  expect(issues!.map((issue) => issue.path)).toEqual([path]);
  expect(village.shelves.current().shelf.edition).toBe(edition);
});

test('stock of another shape is refused with the member at fault', async () => {
  const reply = await posted({ stock: [{ store: MILL, product: 'ham', inStock: 'no' }] });
  const { code, issues } = Problem.parse(await reply.json());
  expect([reply.status, code]).toEqual([400, 'invalid']);
  expect(issues![0]!.path).toEqual(['stock', 0, 'inStock']);
});

test('only a retailer says what is in stock, and of a catalogue that is there', async () => {
  expect((await posted({}, village.tokenFor('ada'))).status).toBe(403);
  const empty = await startService();
  const token = empty.tokenFor('office', 'retailer');
  const reply = await empty.ask('/v1/imports/stock', { method: 'POST', token, body: {} });
  expect([reply.status, Problem.parse(await reply.json()).code]).toEqual([409, 'nothing-imported']);
  await empty.stop();
});
