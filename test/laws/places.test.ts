import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Note, Profile } from '@village-butcher/sdk/contract';
import { compile } from '../../src/catalogue/shelf.js';
import { tieAt } from '../../src/recommend/rank.js';
import { suggest } from '../../src/recommend/suggest.js';
import { checked } from '../../src/recommend/weights.js';
import { catalogueOf, productNamed, recipeNamed } from '../support/catalogues.js';
import { anyProfile, permittedWith, visitWith } from '../support/households.js';

const refsOf = (answer: ReturnType<typeof suggest>) =>
  answer.suggestions.items.map(({ ref }) => ref);

const note = (food: string, rule: 'want' | 'avoid', attribute?: string): Note => ({
  text: 'as ever',
  maps: attribute === undefined ? { food, rule } : { food, rule, attribute },
});
const noted = (...notes: Note[]): Partial<Profile> => ({ memory: { notes } });

const MEAT_COUNTER = compile(
  catalogueOf({
    products: [
      productNamed('hip', { foods: ['beef', 'beef-hip'], attributes: ['hip'] }),
      productNamed('flank', { foods: ['beef'], attributes: ['flank'] }),
      productNamed('fine', { foods: ['mettwurst'], attributes: ['fatty'] }),
      productNamed('coarse', { foods: ['mettwurst'], attributes: ['lean'] }),
      productNamed('fillet', { foods: ['salmon'] }),
      productNamed('smoked', { foods: ['salmon', 'smoked-salmon'] }),
      productNamed('marrow', {
        foods: ['bones'],
        traits: ['pet-food'],
        forPets: ['dog'],
        season: [6],
      }),
      productNamed('kale', { foods: ['kale'], season: [11, 12] }),
    ],
    recipes: [
      recipeNamed('R-roast', {
        minutes: 20,
        heaviness: 'heavy',
        ingredients: [{ product: 'hip', amount: 1, unit: 'g' }],
      }),
      recipeNamed('R-soup', {
        minutes: 110,
        heaviness: 'light',
        ingredients: [{ product: 'kale', amount: 1, unit: 'g' }],
      }),
      recipeNamed('R-bread', {
        minutes: 15,
        heaviness: 'medium',
        ingredients: [{ product: 'coarse', amount: 1, unit: 'g' }],
      }),
    ],
  }),
  'e',
);

test.each([
  ['the hip alone, and not another cut', [note('beef', 'want', 'hip')], ['hip']],
  ['not the fatty one, so the other', [note('mettwurst', 'avoid', 'fatty')], ['coarse']],
  ['the food itself before its kinds', [note('salmon', 'want')], ['fillet']],
  ['what is not wanted at all', [note('salmon', 'avoid')], []],
  [
    'in the order of the notes',
    [note('bones', 'want'), note('beef', 'want', 'hip')],
    ['marrow', 'hip'],
  ],
  ['in any spelling', [note('BEEF', 'want', 'Hip')], ['hip']],
  ['what no mapping was given for', [{ text: 'beef' }], []],
] as const)('notes become exact tips: %s', (_, notes, wanted) => {
  const tips = visitWith({ purposes: ['shopping-tips'], limit: 5 });
  expect(refsOf(suggest(permittedWith(noted(...notes)), tips, MEAT_COUNTER))).toEqual([
    ...wanted,
    'kale',
  ]);
});

test('the food itself comes before its kinds on any day, whatever the tie says', () => {
  const days = Array.from({ length: 9 }, (_, day) => `2026-11-1${day}`);
  const permitted = permittedWith(noted(note('salmon', 'want')));
  const firstOn = (date: string) =>
    refsOf(suggest(permitted, visitWith({ date }), MEAT_COUNTER))[0];
  expect(days.map(firstOn)).toEqual(days.map(() => 'fillet'));
});

test('a product that two notes want takes one place', () => {
  const both = permittedWith(noted(note('kale', 'want'), note('kale', 'want')));
  const tips = visitWith({ purposes: ['shopping-tips'], limit: 5 });
  expect(refsOf(suggest(both, tips, MEAT_COUNTER))).toEqual(['kale']);
});

test('a product that has its place takes no turn of its purpose', () => {
  const products = ['leek', 'kale'].map((food) =>
    productNamed(food, { foods: [food], season: [11] }),
  );
  const recipes = [recipeNamed('R0', { ingredients: [{ product: 'leek', amount: 1, unit: 'g' }] })];
  const shelf = compile(catalogueOf({ products, recipes }), 'e');
  const visit = visitWith({ purposes: ['shopping-tips', 'recipes'] });
  const answer = suggest(permittedWith(noted(note('kale', 'want'))), visit, shelf);
  expect(refsOf(answer)).toEqual(['kale', 'leek', 'R0']);
});

test('what notes want comes first, then the purposes take turns in the order asked', () => {
  const visit = visitWith({ purposes: ['shopping-tips', 'recipes'], limit: 5 });
  const wants = permittedWith(noted(note('beef', 'want', 'hip')));
  const kinds = suggest(wants, visit, MEAT_COUNTER).suggestions.items.map(({ kind }) => kind);
  expect(kinds).toEqual(['product', 'product', 'recipe', 'recipe']);
  expect(refsOf(suggest(wants, visit, MEAT_COUNTER))[0]).toBe('hip');
  const recipesFirst = { ...visit, purposes: ['recipes', 'shopping-tips'] as const };
  expect(refsOf(suggest(permittedWith(), recipesFirst, MEAT_COUNTER))[1]).toBe('kale');
});

test('before an important day nothing heavy comes, and the best light recipe comes first', () => {
  const hints = [{ date: '2026-11-27', hint: 'important' as const }];
  const values = { ...noted(note('mettwurst', 'want', 'lean')), calendar: { hints } };
  const refs = refsOf(suggest(permittedWith(values), visitWith({ limit: 5 }), MEAT_COUNTER));
  expect(refs).toEqual(['R-soup', 'coarse', 'R-bread', 'kale']);
});

test('food for animals comes for a note or a pet, and for nobody else', () => {
  const tips = visitWith({ purposes: ['shopping-tips'], limit: 5 });
  const tipsFor = (values: Partial<Profile>) =>
    refsOf(suggest(permittedWith(values), tips, MEAT_COUNTER));
  expect(tipsFor({})).toEqual(['kale']);
  const june = { ...tips, date: '2026-06-01' };
  expect(refsOf(suggest(permittedWith(), june, MEAT_COUNTER))).toEqual([]);
  expect(tipsFor({ pets: { pets: [{ species: 'cat' }] } })).toEqual(['kale']);
  expect(tipsFor({ pets: { pets: [{ species: 'dog' }] } })).toEqual(['marrow', 'kale']);
});

test('equals are told apart by place, day and item, and never by a customer', () => {
  const products = Array.from({ length: 9 }, (_, at) => productNamed(`P${at}`, { season: [11] }));
  const shelf = compile(catalogueOf({ products }), 'e');
  fc.assert(
    fc.property(anyProfile, ({ diet, allergies, household, children }) => {
      const visit = visitWith({ purposes: ['shopping-tips'], limit: 5 });
      const permitted = permittedWith({ diet, allergies, household, children });
      const refs = refsOf(suggest(permitted, visit, shelf));
      const ties = refs.map((ref) => tieAt(shelf.items.get(ref)!.row, shelf.products, visit));
      expect(ties).toEqual(ties.toSorted((a, b) => a - b));
    }),
    { numRuns: 50 },
  );
  const on = (date: string) => refsOf(suggest(permittedWith(), visitWith({ date }), shelf));
  expect(on('2026-11-26')).not.toEqual(on('2026-11-27'));
});

test('weights that do not add up to 1, or sell more than their share, do not start', () => {
  const rest = { remembered: 0.5, staff: 0.1, offer: 0.1 };
  expect(() => checked({ ...rest, evening: 0.3 })).not.toThrow();
  expect(() => checked({ ...rest, evening: 0.31 })).toThrow('add up to 1');
  expect(() => checked({ remembered: 0.79, staff: 0.1, offer: 0.11 })).toThrow('Commerce');
});
