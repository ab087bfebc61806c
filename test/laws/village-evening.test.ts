import { describe, expect, test } from '@jest/globals';
import type { ImportedProduct, ImportedRecipe, Profile } from '@village-butcher/sdk/contract';
import { compile } from '../../src/catalogue/shelf.js';
import { suggest } from '../../src/recommend/suggest.js';
import { STORES, catalogueOf, productNamed, recipeNamed } from '../support/catalogues.js';
import { permittedWith, visitWith } from '../support/households.js';

const contains = (...words: string[]) => ({
  allergens: { contains: words, mayContain: [], asOf: '2026-11-19' },
});
const mayContain = (...words: string[]) => ({
  allergens: { contains: [], mayContain: words, asOf: '2026-11-19' },
});

/** What the two village stores sell, and the traps in it. */
const PRODUCTS: Readonly<Record<string, Partial<ImportedProduct>>> = {
  rump: { foods: ['beef'], attributes: ['hip'], traits: ['beef', 'perishable'] },
  shin: { foods: ['beef'], attributes: ['shin'], traits: ['beef', 'perishable'] },
  fatSausage: { foods: ['mettwurst'], attributes: ['fatty'], traits: ['pork', 'raw-animal'] },
  leanSausage: { foods: ['mettwurst'], attributes: ['lean'], traits: ['pork', 'raw-animal'] },
  bones: { foods: ['bones'], traits: ['pet-food'], forPets: ['dog'] },
  hen: { foods: ['chicken'], traits: ['poultry'] },
  halalHen: {
    foods: ['chicken'],
    traits: ['poultry', 'halal-certified'],
    stores: STORES.slice(1),
  },
  cream: { foods: ['cream'], traits: ['dairy'], ...contains('milk') },
  mildCream: { foods: ['cream'], traits: ['dairy', 'lactose-free'], ...contains('milk') },
  spelt: { foods: ['flour'], ...contains('gluten') },
  lentils: { foods: ['lentils'], ...mayContain('gluten') },
  nuts: { foods: ['walnuts'], traits: ['whole-nuts'], ...contains('nuts') },
  paste: { foods: ['paste'], traits: null, allergens: null },
  cabbage: { foods: ['cabbage'], season: [11] },
  potatoes: { foods: ['potatoes'] },
};

const dish = (products: string[], rest: Partial<ImportedRecipe> = {}): Partial<ImportedRecipe> => ({
  ingredients: products.map((product) => ({ product, amount: 1, unit: 'g' })),
  ...rest,
});

const RECIPES: Readonly<Record<string, Partial<ImportedRecipe>>> = {
  roast: dish(['rump', 'potatoes'], { heaviness: 'heavy', minutes: 100 }),
  henPot: dish(['hen', 'cabbage']),
  halalPot: dish(['halalHen', 'cabbage']),
  dal: dish(['lentils', 'potatoes'], { heaviness: 'light', minutes: 25 }),
  gratin: dish(['potatoes', 'mildCream'], { minutes: 50 }),
  nutSalad: dish(['cabbage', 'nuts'], { heaviness: 'light', minutes: 15 }),
  curry: dish(['paste', 'potatoes']),
  noodles: dish(['spelt', 'cream'], { minutes: 20 }),
  soup: dish(['cabbage', 'potatoes'], { heaviness: 'light', minutes: 40 }),
};

const shelf = compile(
  catalogueOf({
    products: Object.entries(PRODUCTS).map(([id, row]) => productNamed(id, row)),
    recipes: Object.entries(RECIPES).map(([id, row]) => recipeNamed(id, row)),
    ages: [
      { trait: 'whole-nuts', belowMonths: 48 },
      { trait: 'raw-animal', belowMonths: 60 },
    ],
  }),
  'e',
);

/** The recipes that come when each is asked for alone. */
const recipesFor = (values: Partial<Profile>, store = STORES[0]!): string[] =>
  Object.keys(RECIPES).filter((id) => {
    const visit = visitWith({ store, among: [id], purposes: ['recipes'] });
    return suggest(permittedWith(values), visit, shelf).suggestions.items.length === 1;
  });

const heldFor = (values: Partial<Profile>, id: string) =>
  suggest(permittedWith(values), visitWith({ among: [id] }), shelf).held.map(
    ({ reason, elsewhere }) => elsewhere ?? reason,
  );

test('who shares nothing gets what everybody gets: all that this store can make', () => {
  expect(recipesFor({})).toEqual(Object.keys(RECIPES).filter((id) => id !== 'halalPot'));
});

describe('halal, and a child that turns four tomorrow', () => {
  const family: Partial<Profile> = {
    diet: { members: { self: { rules: ['halal'] } } },
    children: { 'child-1': '2019', 'child-2': '2022-11-27' },
  };

  test('meat needs its certificate, whole nuts wait a day, unknown is out', () => {
    expect(recipesFor(family)).toEqual(['dal', 'gratin', 'noodles', 'soup']);
    expect(recipesFor(family, STORES[1])).toContain('halalPot');
  });

  test('a day later the nuts are allowed, the raw sausage is not', () => {
    const visit = visitWith({ date: '2026-11-27', among: ['nutSalad', 'leanSausage'] });
    const { items } = suggest(permittedWith(family), visit, shelf).suggestions;
    expect(items.map(({ ref }) => ref)).toEqual(['nutSalad']);
  });

  test('what is elsewhere is said to be there', () => {
    expect(heldFor(family, 'halalPot')).toEqual([['village/well']]);
    expect(heldFor(family, 'nuts')).toEqual(['constraint']);
  });

  test('the certificate is named', () => {
    const visit = visitWith({ store: STORES[1]!, purposes: ['recipes'], limit: 5 });
    const { items } = suggest(permittedWith(family), visit, shelf).suggestions;
    const texts = items.find(({ ref }) => ref === 'halalPot')?.reasons.map(({ text }) => text);
    expect(texts).toContain('halal: kein Konflikt gefunden; Zertifikat: halal');
  });
});

describe('the customer of the old village butcher', () => {
  const notes: Profile['memory']['notes'] = [
    { text: 'Rind von der Hüfte', maps: { food: 'beef', rule: 'want', attribute: 'hip' } },
    { text: 'nicht so fett', maps: { food: 'mettwurst', rule: 'avoid', attribute: 'fatty' } },
    { text: 'Knochen für den Hund', maps: { food: 'bones', rule: 'want' } },
  ];
  const permitted = {
    ...permittedWith({ memory: { notes } }),
    wished: new Set(['shopping-tips' as const]),
  };

  test('gets exactly what was noted, in this order, as it was said', () => {
    const { suggestions, held } = suggest(permitted, visitWith(), shelf);
    expect(suggestions.items.map(({ ref }) => ref)).toEqual(['rump', 'leanSausage', 'bones']);
    for (const { reasons } of suggestions.items) {
      expect(reasons[0]).toMatchObject({ field: 'memory', effect: 'boost', delta: 0.3 });
      expect(reasons[0]?.text).toContain('so hast du es uns gesagt');
    }
    expect(held.map(({ ref, reason }) => [ref, reason])).toEqual([['fatSausage', 'not-wanted']]);
  });

  test('gets no recipe that was not wished, and the note reaches into no recipe', () => {
    const { items } = suggest(permitted, visitWith({ among: ['roast'] }), shelf).suggestions;
    expect(items).toEqual([]);
  });

  test('is not vegan by accident: a bone is no food for people, and says nothing of a diet', () => {
    const vegan = { diet: { members: { self: { rules: ['vegan' as const] } } }, memory: { notes } };
    const { items } = suggest(permittedWith(vegan), visitWith({ limit: 1 }), shelf).suggestions;
    expect(items.map(({ ref }) => ref)).toEqual(['bones']);
    expect(items[0]?.reasons.map(({ field }) => field)).toEqual(['memory']);
  });
});

describe('strictly without gluten, and an important day tomorrow', () => {
  const values: Partial<Profile> = {
    allergies: { members: { self: { to: { gluten: 'traces' }, answered: true } } },
    calendar: { hints: [{ date: '2026-11-27', hint: 'important' }] },
  };

  test('traces and what nobody knows are out, and so is what is heavy', () => {
    expect(recipesFor(values)).toEqual(['henPot', 'gratin', 'nutSalad', 'soup']);
    expect(['dal', 'curry', 'roast'].flatMap((id) => heldFor(values, id))).toEqual([
      'constraint',
      'constraint',
      'not-relevant',
    ]);
  });

  test('light comes first and says why, on the own screen alone', () => {
    const visit = visitWith({ purposes: ['recipes'], limit: 2 });
    const [first] = suggest(permittedWith(values), visit, shelf).suggestions.items;
    expect(first?.ref).toBe('nutSalad');
    expect(first?.reasons.map(({ text }) => text)).toEqual([
      'leicht, weil morgen etwas Wichtiges ansteht',
      'mit Product cabbage, gerade in Saison',
      'ohne Gluten laut Herstellerangabe vom 19.11.2026',
      'nichts Schweres, weil morgen etwas Wichtiges ansteht',
    ]);
    const shared = suggest(permittedWith(values), { ...visit, screen: 'shared' }, shelf);
    expect(JSON.stringify(shared)).not.toMatch(/gluten|wichtig|morgen/i);
  });

  test('milk sugar is not milk protein', () => {
    const intolerant = { diet: { members: { self: { intolerances: ['Lactose'] } } } };
    const allergic = {
      allergies: { members: { self: { to: { milk: 'contains' as const }, answered: true } } },
    };
    expect(recipesFor(intolerant)).toContain('gratin');
    expect(recipesFor(intolerant)).not.toContain('noodles');
    expect(recipesFor(allergic)).not.toContain('gratin');
  });
});

test.each([
  ['late-home', '2026-11-26', ['henPot', 'dal', 'nutSalad', 'curry', 'noodles']],
  ['early-start', '2026-11-27', ['henPot', 'dal', 'nutSalad', 'curry', 'noodles', 'soup']],
] as const)('an evening that is short gets what is quick: %s', (hint, date, recipes) => {
  expect(recipesFor({ calendar: { hints: [{ date, hint }] } })).toEqual(recipes);
});
