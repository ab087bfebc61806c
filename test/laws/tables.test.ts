import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Issue } from '@village-butcher/sdk/contract';
import { rowsInCsv } from '../../src/catalogue/csv.js';
import { allOf } from '../../src/catalogue/faulty.js';
import { offProductIn, productsInOff } from '../../src/catalogue/open-food-facts.js';
import { productIn, type Defaults } from '../../src/catalogue/sold.js';
import { faultsOf } from '../support/faults.js';

const SHOP: Defaults = { language: 'de', stores: ['brandt/mill'], asOf: '2026-11-20' };

const products = (csv: string) => allOf(rowsInCsv(csv).map((row, at) => productIn(row, at, SHOP)));

test('a table is read under its headings, in any spelling, parted by commas or semicolons', () => {
  const [commas] = products(
    'GTIN,Name,Allergens,Traces,As of,Pack,Traits\r\n4000000000006,"Wurst, fein","Milch, Senf",none,2026-11-21,"1,5 kg",meat|pork\r\n',
  );
  expect(commas).toMatchObject({
    id: '4000000000006',
    gtin: '4000000000006',
    name: 'Wurst, fein',
    stores: ['brandt/mill'],
    allergens: { contains: ['Milch', 'Senf'], mayContain: [], asOf: '2026-11-21' },
    pack: { amount: 1500, unit: 'g' },
    traits: ['meat', 'pork'],
  });
  const [semicolons] = products('\uFEFFgtin;name;as-of\n04000000000006;Kartoffeln;\n');
  expect(semicolons).toMatchObject({
    gtin: '4000000000006',
    allergens: null,
    traits: null,
    aisle: 'produce',
  });
  expect(semicolons!.foods.at(-1)).toBe('potato');
});

test('a declaration of single allergens says nothing of the others', () => {
  const [row] = products(
    'gtin,name,gs1\n4000000000006,Wurst,AM:CONTAINS|AN:FREE_FROM|SA:FREE_FROM|BM:MAY_CONTAIN|UW:FREE_FROM|AE:UNDECLARED\n',
  );
  expect(row!.allergens).toEqual({
    contains: ['milk'],
    mayContain: ['mustard'],
    freeFrom: ['nuts'],
    asOf: '2026-11-20',
  });
});

test.each<[string, string, Issue]>([
  [
    'a quote that does not end',
    'gtin,name\n1,"a\n',
    { path: ['csv', 2], code: 'quote-not-closed' },
  ],
  [
    'a cell too many',
    'gtin,name\n1,a,b\n',
    { path: ['csv', 2], code: 'record-inconsistent-fields-length' },
  ],
  ['a column nobody knows', 'gtin,name,price\n', { path: ['csv', 0, 2], code: 'column-unknown' }],
  ['a column twice', 'gtin,name,Name\n', { path: ['csv', 0, 2], code: 'column-twice' }],
  ['no name', 'gtin\n', { path: ['csv', 0, 'name'], code: 'column-missing' }],
  ['a bad number', 'gtin,name\n12,a\n', { path: ['rows', 0, 'gtin'], code: 'invalid-format' }],
  [
    'no day',
    'gtin,name,allergens\n4000000000006,a,none\n',
    { path: ['rows', 0, 'asOf'], code: 'missing' },
  ],
])('a table with %s is refused, and the place is named', (_, csv, fault) => {
  const { asOf: _day, ...defaults } = SHOP;
  const read = () => allOf(rowsInCsv(csv).map((row, at) => productIn(row, at, defaults)));
  expect(faultsOf(read)).toEqual([fault]);
});

test('any text is a table, or is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a",;\n\r ', 'gtin', 'name') }), (csv) => {
      faultsOf(() => products(csv));
    }),
    { numRuns: 500 },
  );
});

test('L5: Open Food Facts is a crowd: what it says is in it counts, and it declares nothing', () => {
  const off = {
    code: '4000000000006',
    lang: 'de',
    product_name_de: 'Keks',
    ingredients_text_de: 'Zucker, _Weizenmehl_,\nButter',
    allergens_tags: ['en:gluten', 'en:milk'],
    traces_tags: ['en:nuts'],
    labels_tags: ['en:vegan'],
    quantity: '200 g',
    last_modified_t: 1_763_600_000,
    nutriments: {},
  };
  const read = (text: string) =>
    allOf(productsInOff(text).map((one, at) => offProductIn(one, at, SHOP)));
  const shapes = [off, [off], { products: [off], page: 1 }, { product: off, status: 1 }];
  for (const sent of shapes) {
    expect(read(JSON.stringify(sent))).toEqual([
      expect.objectContaining({
        source: 'crowd',
        traits: null,
        allergens: { contains: ['gluten', 'milk'], mayContain: ['nuts'], asOf: '2025-11-20' },
        ingredients: { list: 'Zucker, _Weizenmehl_, Butter', language: 'de' },
        labels: ['vegan'],
        pack: { amount: 200, unit: 'g' },
      }),
    ]);
  }
  expect(faultsOf(() => read('{'))[0]?.path).toEqual(['openFoodFacts']);
  expect(faultsOf(() => read('[{}]'))[0]?.path).toEqual(['rows', 0, 'code']);
});
