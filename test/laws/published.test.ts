import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allOf } from '../../src/catalogue/faulty.js';
import { recipeIn, recipesIn } from '../../src/catalogue/published.js';
import { scriptsIn } from '../../src/catalogue/script.js';
import { FOOD_READER } from '../../src/food/knowledge.js';
import { contradicting, labelIn } from '../../src/food/label.js';
import { faultsOf } from '../support/faults.js';

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

const recipes = (document: string) =>
  allOf(recipesIn(document).map((node, at) => recipeIn(node, at, HOW)));

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

test('a document that is nested without end is refused', () => {
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  for (const depth of [10, 10_000, 1_000_000]) {
    expect(faultsOf(() => recipes(deep(depth)))).toHaveLength(1);
    const lines = `{"@type":"Recipe","name":"x","recipeIngredient":${deep(depth)}}`;
    expect(faultsOf(() => recipes(lines))).not.toEqual([]);
  }
});

test('any text is a document with recipes, or is refused', () => {
  const parts = fc.constantFrom(
    ...'<>"/ {}[]',
    'script',
    'type',
    '@type',
    'Recipe',
    JSON.stringify(SOUP),
  );
  fc.assert(
    fc.property(fc.string({ unit: parts }), (document) => void faultsOf(() => recipes(document))),
    { numRuns: 500 },
  );
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
