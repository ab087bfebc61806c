import { expect, test } from '@jest/globals';
import { compile } from '../../src/catalogue/shelf.js';
import { suggest } from '../../src/recommend/suggest.js';
import { catalogueOf, productNamed, recipeNamed } from '../support/catalogues.js';
import { permittedWith, visitWith } from '../support/households.js';

const refsOf = (answer: ReturnType<typeof suggest>) =>
  answer.suggestions.items.map(({ ref }) => ref);

test('L6: what falls far behind the best of its purpose does not fill a place', () => {
  const recipes = ['hip', 'leek'].map((product) =>
    recipeNamed(`R-${product}`, { ingredients: [{ product, amount: 1, unit: 'g' }] }),
  );
  const products = ['hip', 'leek'].map((food) => productNamed(food, { foods: [food] }));
  const shelf = compile(catalogueOf({ products, recipes }), 'e');
  const visit = visitWith({ purposes: ['recipes'], limit: 5 });
  const notes = [{ text: 'as ever', maps: { food: 'hip', rule: 'want' as const } }];
  expect(refsOf(suggest(permittedWith(), visit, shelf))).toHaveLength(2);
  expect(refsOf(suggest(permittedWith({ memory: { notes } }), visit, shelf))).toEqual(['R-hip']);
});

test('L6: of one family a second dish comes only when no other family is left', () => {
  const recipes = [10, 40, 70, 100].map((minutes, at) =>
    recipeNamed(`R${at}`, { minutes, family: minutes < 100 ? 'pasta' : 'rice' }),
  );
  const products = [productNamed('P0', { season: [11] })];
  const shelf = compile(catalogueOf({ products, recipes }), 'e');
  const visit = visitWith({ purposes: ['recipes'], limit: 3 });
  expect(refsOf(suggest(permittedWith(), visit, shelf))).toEqual(['R0', 'R3', 'R1']);
});

test('a dish unlike those before it comes before one that is nearly as good and the same', () => {
  const products = ['rice', 'leek', 'carrot'].map((food) =>
    productNamed(food, { foods: [food], season: [11] }),
  );
  const made = (id: string, minutes: number, ...ids: readonly string[]) =>
    recipeNamed(id, {
      minutes,
      family: id,
      ingredients: ids.map((product) => ({ product, amount: 100, unit: 'g' as const })),
    });
  const recipes = [
    made('R0', 10, 'rice', 'leek'),
    made('R1', 40, 'rice', 'leek'),
    made('R2', 70, 'carrot'),
  ];
  const shelf = compile(catalogueOf({ products, recipes }), 'e');
  const visit = visitWith({ purposes: ['recipes'], limit: 3 });
  expect(refsOf(suggest(permittedWith(), visit, shelf))).toEqual(['R0', 'R2', 'R1']);
});

test('what was taken lately makes room for what is unlike it', () => {
  const recipes = ['R0', 'R1', 'R2'].map((id, at) =>
    recipeNamed(id, { family: at < 2 ? 'pasta' : 'rice' }),
  );
  const shelf = compile(catalogueOf({ products: [productNamed('P0')], recipes }), 'e');
  const visit = visitWith({ purposes: ['recipes'], limit: 3 });
  const settled = [{ item: 'R0', says: 'taken' as const }];
  const { items } = suggest({ ...permittedWith(), settled }, visit, shelf).suggestions;
  expect(items.map(({ ref }) => ref)).toEqual(['R2', 'R1']);
  expect(items[0]!.reasons.map(({ key }) => key)).toContain('boost.variety');
});
