import { expect, test } from '@jest/globals';
import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { explanationOf } from '../../src/recommend/explanation.js';
import type { Permitted, Visit } from '../../src/recommend/permitted.js';
import { shelfOf } from '../support/asking.js';
import { catalogueOf, productNamed, recipeNamed, STORES } from '../support/catalogues.js';
import { permittedWith, visitWith } from '../support/households.js';

/** What becomes of each item that is asked about, in a catalogue that a test writes. */
function outcomesIn(
  document: CatalogueImport,
  permitted: Permitted = permittedWith(),
  visit: Visit = visitWith(),
): Readonly<Record<string, string>> {
  const ids = [...document.products, ...document.recipes].map(({ id }) => id);
  const { purposes } = explanationOf(permitted, visit, shelfOf(document), ids);
  const items = purposes.flatMap((one) => one.items);
  return Object.fromEntries(items.map(({ ref, outcome }) => [ref, outcome]));
}

const dish = (id: string, minutes: number, family = id, product = 'P0') =>
  recipeNamed(id, { minutes, family, ingredients: [{ product, amount: 1, unit: 'g' }] });

test('of a family the second has to wait, and of what is far behind the best nothing comes', () => {
  const document = catalogueOf({
    products: ['P0', 'P1', 'P2'].map((id) => productNamed(id, { foods: [id] })),
    recipes: [
      dish('quick', 10, 'stew'),
      dish('same', 31, 'stew'),
      dish('other', 40, 'salad', 'P1'),
      dish('slow', 110, 'roast', 'P2'),
    ],
  });
  expect(outcomesIn(document, permittedWith(), visitWith({ purposes: ['recipes'] }))).toEqual({
    quick: 'shown',
    same: 'shown',
    other: 'shown',
    slow: 'behind',
  });
  const two = visitWith({ purposes: ['recipes'], limit: 2 });
  expect(outcomesIn(document, permittedWith(), two)).toMatchObject({
    other: 'shown',
    same: 'family',
  });
  const one = visitWith({ purposes: ['recipes'], limit: 1 });
  expect(outcomesIn(document, permittedWith(), one)).toMatchObject({ other: 'others-first' });
});

test('a tip that nothing brings is told from one whose note has its product already', () => {
  const document = catalogueOf({
    products: [
      productNamed('hip', { foods: ['beef'] }),
      productNamed('neck', { foods: ['beef', 'neck'] }),
      productNamed('rice', { foods: ['rice'] }),
      productNamed('kale', { foods: ['kale'], season: [11] }),
      productNamed('away', { foods: ['kale'], stores: STORES.slice(1) }),
    ],
  });
  const maps = { food: 'beef', rule: 'want' as const };
  const permitted = permittedWith({ memory: { notes: [{ text: 'Rind', maps }] } });
  expect(outcomesIn(document, permitted)).toEqual({
    hip: 'shown',
    neck: 'told-once',
    rice: 'not-brought',
    kale: 'shown',
    away: 'held',
  });
  expect(outcomesIn(document, permitted, visitWith({ among: ['rice'] }))).toMatchObject({
    rice: 'shown',
    hip: 'not-among',
  });
});

test('beyond the best that are compared nothing is', () => {
  const recipes = Array.from({ length: 230 }, (_, at) => dish(`R${at}`, 10 + (at % 3)));
  const document = catalogueOf({ products: [productNamed('P0')], recipes });
  const outcomes = Object.values(outcomesIn(document));
  expect(outcomes.filter((outcome) => outcome === 'not-best')).toHaveLength(30);
});

test('a purpose that nobody wished for, or that we cannot answer yet, says so', () => {
  const visit = visitWith({ purposes: ['shopping-tips', 'recipes', 'events', 'recipes'] });
  const permitted = { ...permittedWith(), wished: new Set(['recipes'] as const) };
  const { purposes } = explanationOf(permitted, visit, shelfOf(catalogueOf({})));
  expect(purposes.map(({ purpose, state }) => [purpose, state])).toEqual([
    ['shopping-tips', 'not-wished'],
    ['recipes', 'answered'],
    ['events', 'not-answered-yet'],
  ]);
});
