import { expect, test } from '@jest/globals';
import {
  ALLERGENS,
  DIETS,
  TRAITS,
  type CatalogueImport,
  type Diet,
  type HoldReason,
  type ImportedProduct,
  type Profile,
  type Trait,
} from '@village-butcher/sdk/contract';
import { askFor } from '../support/asking.js';
import { catalogueOf, productNamed, recipeNamed } from '../support/catalogues.js';
import { TODAY, permittedWith, visitWith } from '../support/households.js';

/** One product, in the one store, and a recipe of nothing else. */
const only = (row: Partial<ImportedProduct>): CatalogueImport =>
  catalogueOf({
    products: [productNamed('P0', row)],
    recipes: [recipeNamed('R0')],
    ages: [{ trait: 'honey', belowMonths: 12 }],
  });

/** The reason for which both, the product and its recipe, are held; none if both pass. */
function heldBy(document: CatalogueImport, values: Partial<Profile>): HoldReason | undefined {
  const [product, recipe] = ['P0', 'R0'].map(
    (id) => askFor(id, document, permittedWith(values), visitWith()).held,
  );
  expect(product).toBe(recipe);
  return product;
}

const declared = (contains: string[], mayContain: string[] = []) => ({
  allergens: { contains, mayContain, asOf: TODAY },
});
const allergicTo = (word: string, strict: 'contains' | 'traces' = 'traces') => ({
  allergies: { members: { self: { to: { [word]: strict }, answered: true } } },
});
const eating = (...rules: Diet[]) => ({ diet: { members: { self: { rules } } } });

test.each(ALLERGENS)('L5: an allergy to %s passes only what is clear of it', (allergen) => {
  const strictly = allergicTo(allergen);
  const traces = allergicTo(allergen, 'contains');
  expect(heldBy(only(declared([allergen])), strictly)).toBe('constraint');
  expect(heldBy(only(declared([allergen])), traces)).toBe('constraint');
  expect(heldBy(only(declared([], [allergen])), strictly)).toBe('constraint');
  expect(heldBy(only(declared([], [allergen])), traces)).toBeUndefined();
  expect(heldBy(only({ allergens: null }), strictly)).toBe('constraint');
  expect(heldBy(only({ allergens: null }), traces)).toBe('constraint');
  expect(heldBy(only(declared([])), strictly)).toBeUndefined();
  expect(heldBy(only(declared(ALLERGENS.filter((one) => one !== allergen))), strictly)).toBe(
    undefined,
  );
});

test('L5: who must not have a kind of it cannot tell what an unspecific declaration means', () => {
  for (const word of ['hazelnuts', 'Haselnüsse']) {
    expect(heldBy(only(declared(['nuts'])), allergicTo(word))).toBe('constraint');
    expect(heldBy(only(declared(['Haselnüsse'])), allergicTo(word))).toBe('constraint');
    expect(heldBy(only(declared([], ['nuts'])), allergicTo(word))).toBe('constraint');
    expect(heldBy(only(declared([], ['nuts'])), allergicTo(word, 'contains'))).toBeUndefined();
    expect(heldBy(only(declared(['gluten'])), allergicTo(word))).toBeUndefined();
  }
  expect(heldBy(only(declared(['gluten'])), allergicTo('Weizen'))).toBe('constraint');
});

test('L5: who declares a kind of it declares it: wheat is gluten', () => {
  expect(heldBy(only(declared(['wheat'])), allergicTo('gluten'))).toBe('constraint');
  expect(heldBy(only(declared([], ['Mandeln'])), allergicTo('nuts'))).toBe('constraint');
  expect(heldBy(only(declared(['wheat'])), allergicTo('wheat'))).toBe('constraint');
});

test('L5: of two who avoid the same, the stricter counts', () => {
  for (const levels of [
    ['contains', 'traces'],
    ['traces', 'contains'],
  ] as const) {
    const [self, other] = levels.map((level) => ({ to: { milk: level }, answered: true }));
    const values = { allergies: { members: { self: self!, 'adult-1': other! } } };
    expect(heldBy(only(declared([], ['milk'])), values)).toBe('constraint');
  }
});

/** The rows of the table: which traits each diet refuses. */
const REFUSED: Readonly<Record<Diet, readonly Trait[]>> = {
  vegan: [
    ...(['meat', 'beef', 'pork', 'poultry', 'fish', 'fish-without-scales', 'shellfish'] as const),
    ...(['dairy', 'cheese', 'egg', 'honey', 'gelatine', 'animal-rennet'] as const),
  ],
  vegetarian: [
    ...(['meat', 'beef', 'pork', 'poultry', 'fish', 'fish-without-scales', 'shellfish'] as const),
    ...(['gelatine', 'animal-rennet'] as const),
  ],
  pescatarian: ['meat', 'beef', 'pork', 'poultry', 'gelatine'],
  halal: ['meat', 'beef', 'pork', 'poultry', 'gelatine', 'animal-rennet', 'alcohol'],
  kosher: [
    ...(['meat', 'beef', 'pork', 'poultry', 'fish-without-scales', 'shellfish'] as const),
    ...(['cheese', 'gelatine', 'alcohol'] as const),
  ],
};

const EVERY_ROW = DIETS.flatMap((diet) => TRAITS.map((trait) => [diet, trait] as const)).filter(
  ([, trait]) => trait !== 'pet-food',
);

test.each(EVERY_ROW)('L5: %s and %s meet as the table says', (diet, trait) => {
  const expected = REFUSED[diet].includes(trait) ? 'constraint' : undefined;
  expect(heldBy(only({ traits: [trait] }), eating(diet))).toBe(expected);
});

test.each(DIETS)('L5: %s passes nothing of which nobody said what it is', (diet) => {
  expect(heldBy(only({ traits: null }), eating(diet))).toBe('constraint');
});

test.each([
  ['halal', 'poultry', 'halal-certified', undefined],
  ['halal', 'pork', 'halal-certified', 'constraint'],
  ['kosher', 'beef', 'kosher-certified', undefined],
  ['kosher', 'cheese', 'kosher-certified', undefined],
  ['kosher', 'cheese', 'halal-certified', 'constraint'],
  ['vegetarian', 'poultry', 'halal-certified', 'constraint'],
] as const)(
  'L5: a certificate opens its own gate and no other: %s, %s with %s',
  (diet, trait, certificate, expected) => {
    expect(heldBy(only({ traits: [trait, certificate] }), eating(diet))).toBe(expected);
  },
);

test('L5: meat and dairy, each with its certificate, do not meet in one kosher dish', () => {
  const document = catalogueOf({
    products: [
      productNamed('P0', { traits: ['meat', 'kosher-certified'] }),
      productNamed('P1', { traits: ['dairy', 'kosher-certified'] }),
    ],
    recipes: [
      recipeNamed('R0', {
        ingredients: ['P0', 'P1'].map((product) => ({ product, amount: 1, unit: 'g' })),
      }),
    ],
  });
  const passes = (id: string) =>
    askFor(id, document, permittedWith(eating('kosher')), visitWith()).passes;
  expect(['P0', 'P1', 'R0'].map(passes)).toEqual([true, true, false]);
});

test('L5: one ingredient that nobody declared makes the whole recipe unknown', () => {
  const document = catalogueOf({
    products: [productNamed('P0'), productNamed('P1', { allergens: null, traits: null })],
    recipes: [
      recipeNamed('R0', {
        ingredients: ['P0', 'P1'].map((product) => ({ product, amount: 1, unit: 'g' })),
      }),
    ],
  });
  for (const values of [allergicTo('nuts', 'contains'), eating('vegan')]) {
    const { held } = askFor('R0', document, permittedWith(values), visitWith());
    expect(held).toBe('constraint');
  }
});

test('L5: what is in it wins over traits that forgot it, and over contents that did', () => {
  const creamWithoutTraits = only({ ...declared(['milk', 'eggs']), traits: [] });
  expect(heldBy(creamWithoutTraits, eating('vegan'))).toBe('constraint');
  expect(heldBy(creamWithoutTraits, eating('vegetarian'))).toBeUndefined();
  const cheeseWithoutContents = only({ ...declared([]), traits: ['cheese'] });
  expect(heldBy(cheeseWithoutContents, allergicTo('milk'))).toBe('constraint');
  const shellfish = only({ ...declared([]), traits: ['shellfish'] });
  expect(heldBy(shellfish, allergicTo('molluscs'))).toBe('constraint');
  const mussels = only({ ...declared(['molluscs']), traits: ['shellfish'] });
  expect(heldBy(mussels, allergicTo('crustaceans'))).toBeUndefined();
});
