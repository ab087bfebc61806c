import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CatalogueImport, StockRow } from '@village-butcher/sdk/contract';
import { faultsIn } from '../../src/catalogue/faults.js';
import { remarksIn } from '../../src/catalogue/remarks.js';
import { NO_ROWS, atRow, withRows } from '../../src/catalogue/rows.js';
import { compile } from '../../src/catalogue/shelf.js';
import { stockRemarks } from '../../src/catalogue/stock-report.js';
import {
  STORES,
  anyCatalogue,
  catalogueOf,
  productNamed,
  recipeNamed,
  stocked,
} from '../support/catalogues.js';

const WELL = 'village/well';
const FINE = catalogueOf({
  products: [productNamed('P0'), productNamed('P1')],
  recipes: [recipeNamed('R0')],
});

test.each<[string, StockRow[], (string | number)[], string]>([
  [
    'stock of a store that is not there',
    [stocked(), stocked({ store: 'village/moon' })],
    ['stock', 1, 'store'],
    'unknown-store',
  ],
  [
    'stock of a product that is not there',
    [stocked({ product: 'P9' })],
    ['stock', 0, 'product'],
    'unknown-product',
  ],
  ['stock of a recipe', [stocked({ product: 'R0' })], ['stock', 0, 'product'], 'unknown-product'],
  [
    'stock that says two things',
    [stocked(), stocked({ store: WELL }), stocked({ inStock: true })],
    ['stock', 2],
    'duplicate',
  ],
])('an import names the row and member of every fault: %s', (_, stock, path, code) => {
  expect(faultsIn({ ...FINE, stock })).toEqual([{ path, code }]);
});

const anyStock = (document: CatalogueImport): fc.Arbitrary<StockRow[]> =>
  fc.uniqueArray(
    fc.record({
      store: fc.constantFrom(...STORES),
      product: fc.constantFrom(...document.products.map(({ id }) => id)),
      inStock: fc.boolean(),
    }),
    { maxLength: 8, selector: ({ store, product }) => `${store} ${product}` },
  );

const anyStocked = anyCatalogue.chain((document) =>
  fc.tuple(fc.constant(document), anyStock(document), anyStock(document)),
);

test('the last word of stock counts, whatever a product says itself; recipes go where all of it is', () => {
  fc.assert(
    fc.property(anyStocked, ([document, first, second]) => {
      const once = withRows(document, { ...NO_ROWS, stock: first });
      const twice = withRows(once, { ...NO_ROWS, stock: second });
      expect(faultsIn(twice)).toEqual([]);
      const { items, recipes } = compile(twice, 'e');
      for (const { id, stores } of document.products) {
        for (const store of STORES) {
          const said = [...document.stock!, ...first, ...second].findLast(
            (row) => row.product === id && row.store === store,
          );
          const isHere = said ? said.inStock : stores.includes(store);
          expect(items.get(id)!.stores.has(store)).toBe(isHere);
        }
      }
      for (const { products, stores } of recipes.items) {
        const here = STORES.filter((store) => products.every((one) => one.stores.has(store)));
        expect([...stores].toSorted()).toEqual(here);
      }
    }),
    { numRuns: 300 },
  );
});

test('what stock does not speak of stays, and no row of it changes anything else', () => {
  const before = compile(FINE, 'e').items.get('P1');
  const after = compile({ ...FINE, stock: [stocked()] }, 'e').items.get('P1');
  expect(after).toEqual(before);
});

test('a fault in stock is named where its row was sent', () => {
  const rows = { ...NO_ROWS, stock: [stocked({ store: WELL }), stocked({ product: 'P9' })] };
  const document = withRows({ ...FINE, stock: [stocked()] }, rows);
  expect(faultsIn(document).map((fault) => atRow(fault, document, rows))).toEqual([
    { path: ['stock', 1, 'product'], code: 'unknown-product' },
  ]);
});

test('what no store has any more is worth a look, each once, recipes too', () => {
  const stock = [stocked(), stocked({ store: WELL }), stocked({ product: 'P1' })];
  const document = { ...FINE, stock };
  expect(stockRemarks(stock, compile(document, 'e'))).toEqual([
    { path: ['stock', 0], code: 'in-no-store', id: 'P0' },
    { path: ['stock', 0], code: 'in-no-store', id: 'R0' },
  ]);
  expect(remarksIn(document).filter(({ code }) => code === 'in-no-store')).toEqual([
    { path: ['products', 0], code: 'in-no-store', id: 'P0' },
    { path: ['recipes', 0], code: 'in-no-store', id: 'R0' },
  ]);
});
