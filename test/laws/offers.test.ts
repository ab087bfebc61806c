import { expect, test } from '@jest/globals';
import { CatalogueImport, type ImportedOffer } from '@village-butcher/sdk/contract';
import { faultsIn } from '../../src/catalogue/faults.js';
import { offersOn } from '../../src/catalogue/offer.js';
import { NO_ROWS, withRows } from '../../src/catalogue/rows.js';
import { compile } from '../../src/catalogue/shelf.js';
import { offerRemarks } from '../../src/catalogue/stock-report.js';
import { catalogueOf, offered, productNamed, recipeNamed, stocked } from '../support/catalogues.js';

const [MILL, WELL] = ['village/mill', 'village/well'] as const;
const FINE = catalogueOf({
  products: [productNamed('P0'), productNamed('P1')],
  recipes: [recipeNamed('R0')],
});

test.each<[string, ImportedOffer[], (string | number)[], string]>([
  [
    'an offer in a store that is not there',
    [offered({ store: 'village/moon' })],
    ['offers', 0, 'store'],
    'unknown-store',
  ],
  [
    'an offer of a product that is not there',
    [offered({ product: 'R0' })],
    ['offers', 0, 'product'],
    'unknown-product',
  ],
  [
    'an offer that is no lower price',
    [offered({ store: WELL }), offered({ price: 249 })],
    ['offers', 1, 'price'],
    'not-below-before',
  ],
  [
    'an offer that ends before it begins',
    [offered({ until: '2026-11-22' })],
    ['offers', 0, 'until'],
    'earlier-than-from',
  ],
  [
    'two prices for one day',
    [offered({ from: '2026-11-28', until: '2026-12-05' }), offered()],
    ['offers', 0],
    'duplicate',
  ],
])('an import names the row and member of every fault: %s', (_, offers, path, code) => {
  expect(faultsIn({ ...FINE, offers })).toEqual([{ path, code }]);
});

test('one offer may follow another, and run beside one elsewhere or of something else', () => {
  const offers = [
    offered({ from: '2026-11-29', until: '2026-11-29' }),
    offered(),
    offered({ store: WELL }),
    offered({ product: 'P1' }),
  ];
  expect(faultsIn({ ...FINE, offers })).toEqual([]);
  expect(CatalogueImport.safeParse({ ...FINE, offers, stock: [stocked()] }).success).toBe(true);
});

test.each<[string, object]>([
  ['half a cent', { price: 1.5 }],
  ['nothing to pay', { price: 0 }],
  ['a day that never was', { until: '2026-11-31' }],
  ['a member nobody knows', { margin: 5 }],
])('an offer of another shape is none: %s', (_, more) => {
  const offers = [{ ...offered(), ...more }];
  expect(CatalogueImport.safeParse({ ...FINE, offers }).success).toBe(false);
});

test.each<[string, string, boolean]>([
  ['the day before it begins', '2026-11-22', false],
  ['on its first day', '2026-11-23', true],
  ['on its last day', '2026-11-28', true],
  ['the day after it ended', '2026-11-29', false],
])('an offer counts on its days and in its store alone: %s', (_, date, isOn) => {
  const shelf = compile({ ...FINE, offers: [offered()] }, 'e');
  const product = shelf.items.get('P0');
  expect(offersOn(shelf, MILL, date)).toEqual(isOn ? [{ ...offered(), product }] : []);
  expect(offersOn(shelf, WELL, date)).toEqual([]);
});

test('an offer of what the store does not have is none, and the report says so', () => {
  const on = { ...FINE, offers: [offered({ product: 'P1' }), offered()] };
  const off = compile({ ...on, stock: [stocked()] }, 'e');
  expect(offersOn(off, MILL, '2026-11-26').map(({ product }) => product.ref)).toEqual(['P1']);
  expect(offerRemarks(on.offers, off)).toEqual([
    { path: ['offers', 1], code: 'not-in-stock', id: 'P0' },
  ]);
  const back = withRows(
    { ...on, stock: [stocked()] },
    { ...NO_ROWS, stock: [stocked({ inStock: true })] },
  );
  expect(offersOn(compile(back, 'e'), MILL, '2026-11-26')).toHaveLength(2);
});

test('offers that come replace all that were, and stay where none come', () => {
  const before = { ...FINE, offers: [offered()] };
  const kept = withRows(before, { ...NO_ROWS, stock: [stocked()] });
  expect(kept.offers).toEqual([offered()]);
  expect(withRows(kept, { ...NO_ROWS, offers: [] }).offers).toEqual([]);
  expect(withRows(kept, { ...NO_ROWS, products: [productNamed('P2')] }).stock).toEqual([stocked()]);
});
