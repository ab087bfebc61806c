import { expect, test } from '@jest/globals';
import { partsOf } from '../../src/food/compound.js';
import { meantBy } from '../../src/food/compose.js';
import type { Food } from '../../src/food/inherit.js';
import { FOODS, ROWS } from '../../src/food/knowledge.js';
import { LANGUAGES, type Language } from '../../src/food/language.js';
import { faultsBetween, readRows, type Name } from '../../src/food/row.js';

const foods = [...FOODS.foods.values()];
const COMPOUNDING = ['de', 'nl'] as const satisfies readonly Language[];

/** What a name would mean if nobody knew it as a whole. */
function contentsByParts({ text }: Name, language: Language): number {
  const word = text.toLowerCase().replaceAll(/[-' ]/g, '');
  const readings = /\s/.test(text) ? [] : partsOf(word, FOODS.words(language));
  const bit = { text, span: [0, 0], rule: 'compound', isJoined: false, isName: true } as const;
  return meantBy({ ...bit, readings }).reading.contains;
}

/** The names of a language whose parts hold an allergen that the food does not. */
const contradicted = (food: Food, language: Language): readonly Name[] =>
  food.row.names[language].filter((name) => contentsByParts(name, language) & ~food.contains);

test('each id and each name stands once, each parent is there, and nothing is its own ancestor', () => {
  expect(faultsBetween(ROWS)).toEqual([]);
});

test('the knowledge is as large as a kitchen needs it', () => {
  const names = ROWS.flatMap((row) => LANGUAGES.flatMap((language) => row.names[language]));
  expect(ROWS.length).toBeGreaterThan(1_200);
  expect(names.length).toBeGreaterThan(6_000);
});

test('whoever drops what a parent says gives a reason', () => {
  const silent = ROWS.filter(({ allergens, why }) => allergens.dropped.length > 0 && why === '');
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test('L5: a name hides no allergen of its parts, unless it is marked as an exception', () => {
  const hidden = COMPOUNDING.flatMap((language) =>
    foods.flatMap((food) =>
      contradicted(food, language)
        .filter(({ isException }) => !isException)
        .map(({ text }) => `${language} ${text}`),
    ),
  );
  expect(hidden).toEqual([]);
});

test('what is certain is never also only possible', () => {
  expect(foods.filter(({ contains, may }) => (contains & may) !== 0)).toEqual([]);
});

test('what brings an allergen of animals is of animals', () => {
  const fromAnimals = new Set(['CRU', 'EGG', 'FIS', 'MLK', 'MOL']);
  const wrong = foods.filter(
    ({ row, facts }) =>
      row.allergens.certain.some((code) => fromAnimals.has(code)) && !facts.has('animal'),
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test.each([
  ['a cell too few', 'leek | vegetable | Lauch', /leek: 14 cells/],
  ['an id that is none', 'Leek! | | | | | | | | | | | | |', /id/],
  ['an allergen that is none', 'leek | | | | | XXX | | | | | | | |', /leek: contains/],
  ['a fact that is none', 'leek | | | | | | | tasty | | | | | |', /leek: facts/],
  ['a month that is none', 'leek | | | | | | | | | | June | | |', /leek: months/],
  ['a shelf life that is none', 'leek | | | | | | | | | | | | soon |', /leek: keeps/],
])('a row with %s is refused by its name', (_, row, said) => {
  expect(() => readRows(row)).toThrow(said);
});

test('a season may run over the end of the year', () => {
  const [kale] = readRows(
    'kale | | Grünkohl | boerenkool | kale | | | | | | 11-2 | produce | 5d |',
  );
  expect(kale!.months.flatMap((isIn, index) => (isIn ? [index + 1] : []))).toEqual([1, 2, 11, 12]);
});
