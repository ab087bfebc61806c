import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CatalogueImport, type ImportedProduct } from '@village-butcher/sdk/contract';
import { faultsIn } from '../../src/catalogue/faults.js';
import { remarksIn } from '../../src/catalogue/remarks.js';
import { compile, itemOn, storeOn } from '../../src/catalogue/shelf.js';
import {
  STORES,
  anyCatalogue,
  catalogueOf,
  productNamed,
  recipeNamed,
} from '../support/catalogues.js';

const FINE = catalogueOf({
  products: [productNamed('P0'), productNamed('P1')],
  recipes: [recipeNamed('R0')],
  ages: [{ trait: 'honey', belowMonths: 12 }],
});

const from = (product: string) => [{ product, amount: 1, unit: 'g' as const }];

test.each<[string, Partial<CatalogueImport>, (string | number)[], string]>([
  [
    'a product twice',
    { products: [productNamed('P0'), productNamed('P0')] },
    ['products', 1, 'id'],
    'duplicate',
  ],
  [
    'a recipe that is called like a product',
    { recipes: [recipeNamed('P1')] },
    ['recipes', 0, 'id'],
    'duplicate',
  ],
  [
    'a store twice',
    { stores: [...FINE.stores, FINE.stores[0]!] },
    ['stores', 2, 'id'],
    'duplicate',
  ],
  [
    'a recipient twice',
    { recipients: [...FINE.recipients, ...FINE.recipients] },
    ['recipients', 1, 'id'],
    'duplicate',
  ],
  [
    'a notice twice',
    { notices: [{ ...FINE.notice, version: 2 }, FINE.notice] },
    ['notices', 1],
    'duplicate',
  ],
  [
    'two ages for one trait',
    { rules: { ages: [...FINE.rules.ages, ...FINE.rules.ages] } },
    ['rules', 'ages', 1, 'trait'],
    'duplicate',
  ],
  [
    'a store that is not there',
    { stores: FINE.stores.slice(1), products: FINE.products.slice(0, 1) },
    ['products', 0, 'stores', 0],
    'unknown-store',
  ],
  [
    'an ingredient that is not there',
    { recipes: [recipeNamed('R0', { ingredients: [...from('P0'), ...from('P9')] })] },
    ['recipes', 0, 'ingredients', 1, 'product'],
    'unknown-product',
  ],
  [
    'a recipe in a recipe',
    { recipes: [recipeNamed('R0'), recipeNamed('R1', { ingredients: from('R0') })] },
    ['recipes', 1, 'ingredients', 0, 'product'],
    'unknown-product',
  ],
  [
    'no app to answer in',
    { recipients: [{ id: 'brand:mill', name: 'Mill' }] },
    ['recipients'],
    'app-missing',
  ],
])('an import names the row and member of every fault: %s', (_, change, path, code) => {
  expect(faultsIn({ ...FINE, ...change })).toEqual([{ path, code }]);
});

test('an import without faults has none, and what tests make up is one', () => {
  expect(faultsIn(FINE)).toEqual([]);
  fc.assert(
    fc.property(anyCatalogue, (document) => {
      expect(faultsIn(document)).toEqual([]);
      expect(CatalogueImport.safeParse(document).success).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test.each<[string, Partial<ImportedProduct>]>([
  ['allergens-not-declared', { allergens: null }],
  [
    'allergens-not-understood',
    { allergens: { contains: [], mayContain: ['kiwi'], asOf: '2026-11-20' } },
  ],
  ['traits-not-declared', { traits: null }],
  [
    'traits-contradicted',
    { allergens: { contains: ['milk'], mayContain: [], asOf: '2026-11-20' } },
  ],
  ['foods-missing', { foods: [] }],
  ['in-no-store', { stores: [] }],
  ['gtin-check-digit', { gtin: '9520000000012' }],
])('an import says what to look at, and refuses nothing for it: %s', (code, change) => {
  const document = { ...FINE, products: [productNamed('P0'), productNamed('P1', change)] };
  const remarks = remarksIn(document).filter(({ id }) => id === 'P1');
  expect(remarks).toEqual([{ path: ['products', 1], code, id: 'P1' }]);
  expect(faultsIn(document)).toEqual([]);
});

test('an import says which recipe no store can make, and which age rule is looser', () => {
  const [mill, well] = STORES.map((store) => [store]);
  const document = catalogueOf({
    products: [productNamed('P0', { stores: mill! }), productNamed('P1', { stores: well! })],
    recipes: [recipeNamed('R0', { ingredients: [...from('P0'), ...from('P1')] })],
    ages: [{ trait: 'honey', belowMonths: 6 }],
  });
  expect(remarksIn(document).map(({ code, id }) => [code, id])).toEqual([
    ['in-no-store', 'R0'],
    ['age-rule-looser', 'honey'],
    ['age-rule-looser', 'whole-nuts'],
    ['age-rule-looser', 'raw-animal'],
    ['age-rule-looser', 'alcohol'],
  ]);
});

test('L5: a recipe is for every constraint as bad as the worst of its products', () => {
  fc.assert(
    fc.property(anyCatalogue, (document) => {
      for (const recipe of compile(document, 'e').recipes.items) {
        for (const product of recipe.products) {
          for (const set of ['contains', 'mayContain', 'unknown', 'traits', 'breaks'] as const) {
            expect(recipe[set] & product[set]).toBe(product[set]);
          }
          expect(recipe.hasLactose || !product.hasLactose).toBe(true);
          expect([...recipe.stores].filter((store) => !product.stores.has(store))).toEqual([]);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('L13: a recipe is as old as the oldest declaration in it', () => {
  const declared = (asOf: string) => ({ allergens: { contains: [], mayContain: [], asOf } });
  const document = catalogueOf({
    products: [
      productNamed('P0', declared('2026-11-20')),
      productNamed('P1', declared('2026-05-03')),
    ],
    recipes: [recipeNamed('R0', { ingredients: [...from('P0'), ...from('P1')] })],
  });
  expect(compile(document, 'e').recipes.items[0]?.declared).toBe('2026-05-03');
});

test('the age table has a version of its own: the same rows in any order', () => {
  const honey = { trait: 'honey' as const, belowMonths: 12 };
  const nuts = { trait: 'whole-nuts' as const, belowMonths: 48 };
  const versionOf = (...ages: { trait: 'honey' | 'whole-nuts'; belowMonths: number }[]) =>
    compile(catalogueOf({ ages }), 'e').rules;
  expect(versionOf(honey, nuts)).toBe(versionOf(nuts, honey));
  expect(versionOf(honey, { ...nuts, belowMonths: 60 })).not.toBe(versionOf(honey, nuts));
});

test('a shelf finds what is on it, and nothing else', () => {
  const shelf = compile(FINE, 'e');
  expect(['P0', 'R0', 'P9', 'constructor'].map((id) => itemOn(shelf, id)?.ref)).toEqual([
    'P0',
    'R0',
    undefined,
    undefined,
  ]);
  expect([...STORES, 'village/moon'].map((id) => storeOn(shelf, id)?.id)).toEqual([
    ...STORES,
    undefined,
  ]);
});
