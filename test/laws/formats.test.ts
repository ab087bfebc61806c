import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Issue } from '@village-butcher/sdk/contract';
import { Refusal } from '../../src/base/refusal.js';
import { rowsInCsv } from '../../src/catalogue/csv.js';
import { allOf } from '../../src/catalogue/faulty.js';
import { offProductIn, productsInOff } from '../../src/catalogue/open-food-facts.js';
import { recipeIn, recipesIn } from '../../src/catalogue/published.js';
import { scriptsIn } from '../../src/catalogue/script.js';
import { productIn, type Defaults } from '../../src/catalogue/sold.js';
import { contradicting, labelIn } from '../../src/food/label.js';
import { FOOD_READER } from '../../src/food/knowledge.js';

const SOUP = {
  '@context': 'https://schema.org',
  '@type': 'Recipe',
  '@id': 'https://kitchen.example/soup',
  name: 'Kürbissuppe',
  recipeYield: ['4', '4 Portionen'],
  totalTime: 'PT1H15M',
  recipeCategory: 'Suppe',
  recipeIngredient: ['1 Hokkaido', '200&nbsp;ml Sahne', ' '],
  nutrition: { '@type': 'NutritionInformation', carbohydrateContent: '12,4 g' },
  suitableForDiet: ['https://schema.org/VeganDiet'],
};
const HOW = { language: 'de', heaviness: 'light' } as const;
const SHOP: Defaults = { language: 'de', stores: ['brandt/mill'], asOf: '2026-11-20' };

const recipes = (document: string) =>
  allOf(recipesIn(document).map((node, at) => recipeIn(node, at, HOW)));
const products = (csv: string) => allOf(rowsInCsv(csv).map((row, at) => productIn(row, at, SHOP)));

function faultsOf(act: () => unknown): readonly Issue[] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.issues;
    throw error;
  }
  return [];
}

const page = (script: string) =>
  `<!DOCTYPE html><html><head><title>a <script></title><!-- <script type="application/ld+json">{}</script> -->
   <script>var a = "<script type='application/ld+json'>";</script>
   <SCRIPT data-x='>' TYPE=application/ld+json>${script}</SCRIPT><body><p class="a>b">`;

test.each<[string, string]>([
  ['alone', JSON.stringify(SOUP)],
  ['in a list', JSON.stringify([{ '@type': 'Person' }, SOUP])],
  ['in a graph', JSON.stringify({ '@graph': [{ '@type': ['WebPage'], mainEntity: SOUP }] })],
  ['of two types', JSON.stringify({ ...SOUP, '@type': ['NewsArticle', 'Recipe'] })],
  ['in a page', page(JSON.stringify(SOUP))],
])('a published recipe is read, %s', (_, document) => {
  const [recipe, ...more] = recipes(document);
  expect(more).toEqual([]);
  expect(recipe).toEqual({
    id: expect.stringMatching(/^r-[0-9a-f]{24}$/),
    name: 'Kürbissuppe',
    serves: 4,
    minutes: 75,
    heaviness: 'light',
    carbohydrates: 13,
    family: 'Suppe',
    ingredients: [
      { line: '1 Hokkaido', language: 'de' },
      { line: '200&nbsp;ml Sahne', language: 'de' },
    ],
    labels: ['VeganDiet'],
  });
});

test('a published recipe has the same id each time, its own where it has one', () => {
  const [one] = recipes(JSON.stringify(SOUP));
  const [other] = recipes(JSON.stringify({ ...SOUP, name: 'Suppe' }));
  expect(one!.id).toBe(other!.id);
  expect(recipes(JSON.stringify({ ...SOUP, identifier: 'R7' }))[0]!.id).toBe('R7');
});

test('what a recipe does not say is taken from what was sent beside it, or is at fault', () => {
  const { recipeYield: _yield, totalTime: _time, ...bare } = SOUP;
  const document = JSON.stringify([SOUP, bare]);
  const faults = faultsOf(() => recipes(document));
  expect(faults.map(({ path }) => path)).toEqual([
    ['rows', 1, 'serves'],
    ['rows', 1, 'minutes'],
  ]);
  const settled = recipeIn(bare, 0, { ...HOW, serves: 2, minutes: 20 });
  expect(settled).toMatchObject({ row: { serves: 2, minutes: 20 } });
});

test.each([
  ['no JSON', '{'],
  ['no recipe', '{"@type":"Person"}'],
  ['a page without one', '<html><script type="application/ld+json">{</script>'],
])('a document with %s is refused by its member', (_, document) => {
  expect(faultsOf(() => recipes(document))[0]?.path).toEqual(['document']);
});

test('a hostile page is read in time that grows with it', () => {
  const parts = [
    '<b><i>',
    '</b>',
    '<!--',
    '<a b="',
    '<script ',
    '<script>',
    '</script',
    '<a ',
    "<a b='",
  ];
  for (const part of parts) {
    const started = performance.now();
    scriptsIn(part.repeat(Math.ceil(2_000_000 / part.length)));
    expect(performance.now() - started).toBeLessThan(1_000);
  }
});

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
      faultsOf(() => recipes(csv));
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

test.each<[string, string, number]>([
  ['vegan', '3 Eier', 1],
  ['VeganDiet', '200 g Kartoffeln', 0],
  ['GlutenFreeDiet', '200 g Weizenmehl', 1],
  ['glutenfrei', '200 g Reis', 0],
  ['melkvrij', '200 ml Sahne', 1],
  ['laktosefrei', '200 ml Sahne', 0],
  ['vegan', 'Butter oder Margarine', 0],
])('the label %s and %s: only what is certain contradicts it', (label, line, count) => {
  const said = labelIn(label);
  const { found } = FOOD_READER.read(line, 'de');
  expect(said ? contradicting(said, found) : []).toHaveLength(count);
});
