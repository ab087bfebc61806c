import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ALLERGENS,
  DIETS,
  type CatalogueImport,
  type ImportedProduct,
  type Language,
} from '@village-butcher/sdk/contract';
import { NEVER, type Evidence } from '../../src/catalogue/evidence.js';
import type { Recipe } from '../../src/catalogue/item.js';
import { remarksIn } from '../../src/catalogue/remarks.js';
import { compile } from '../../src/catalogue/shelf.js';
import { ALL_ALLERGENS } from '../../src/food/allergen.js';
import { wordsIn } from '../../src/food/mask.js';
import { UNDECLARED } from '../../src/food/trait.js';
import { brandtLines } from '../support/brandt-lines.js';
import { catalogueOf, productNamed, recipeNamed } from '../support/catalogues.js';

const TODAY: Evidence = { on: '2026-11-26', claims: new Map() };
const declared = (more: object = {}) => ({
  allergens: { contains: [], mayContain: [], asOf: '2026-11-20', ...more },
});

const shop = (lines: readonly string[], products: readonly ImportedProduct[], language: Language) =>
  catalogueOf({
    products,
    recipes: [recipeNamed('R0', { ingredients: lines.map((line) => ({ line, language })) })],
  });

const madeOf = (document: CatalogueImport, evidence = TODAY): Recipe =>
  compile(document, 'e', evidence).recipes.items[0]!;

const made = (
  line: string,
  product: Partial<ImportedProduct>,
  { evidence = TODAY, language = 'de' as Language } = {},
): Recipe => madeOf(shop([line], [productNamed('P0', product)], language), evidence);

const named = (mask: number) => wordsIn(ALLERGENS, mask);

const SAUSAGE = { name: 'Bratwurst', foods: ['bratwurst'], traits: ['meat', 'pork'] as const };
const sausage = (more: Partial<ImportedProduct> = {}): Partial<ImportedProduct> => ({
  ...SAUSAGE,
  traits: [...SAUSAGE.traits],
  ...declared(),
  ...more,
});

test('L5: what a line says for certain counts, whatever its product declares', () => {
  const cream = made('200 ml Sahne', { name: 'Sahne', foods: ['cream'], ...declared() });
  expect(named(cream.contains)).toEqual(['milk']);
  expect(cream.hasLactose).toBe(true);
  expect(wordsIn(DIETS, cream.breaks)).toContain('vegan');
});

test('L5: what is only possible is held back until a complete declaration says otherwise', () => {
  expect(named(made('4 Bratwürste', sausage()).unknown)).toEqual([]);
  expect(named(made('4 Bratwürste', sausage({ allergens: null })).unknown)).toEqual([...ALLERGENS]);
  const partly = { ...declared({ freeFrom: ['milk'] }) };
  const unknown = named(made('4 Bratwürste', sausage(partly)).unknown);
  expect(unknown).toContain('mustard');
  expect(unknown).not.toContain('milk');
});

test('L5: a trace stays a trace, and what a product declares to be in it is in the dish', () => {
  const dish = made(
    '4 Bratwürste',
    sausage(declared({ contains: ['mustard'], mayContain: ['milk'] })),
  );
  expect([named(dish.contains), named(dish.mayContain), named(dish.unknown)]).toEqual([
    ['mustard'],
    ['milk'],
    [],
  ]);
});

test('L5: a declaration clears for 90 days and not a day longer, and not before its day', () => {
  const on = (day: string) => made('4 Bratwürste', sausage(), { evidence: { ...TODAY, on: day } });
  expect([on('2026-11-26'), on('2027-02-18')].map(({ unknown }) => unknown)).toEqual([0, 0]);
  expect([on('2027-02-19'), on('2026-11-01')].every(({ unknown }) => unknown !== 0)).toBe(true);
  expect([on('2026-11-26').lapses, on('2026-11-01').lapses]).toEqual(['2027-02-18', '2026-11-18']);
  expect(on('2027-02-19').lapses).toBe(NEVER);
  expect(compile(shop(['Bratwurst'], [productNamed('P0', sausage())], 'de'), 'e').lapses).toBe(
    NEVER,
  );
});

test('L5: one word that nobody understood, and nothing is known of the dish', () => {
  const dish = made('200 g Kartoffeln mit Xylomorph', { name: 'Kartoffeln', foods: ['potatoes'] });
  expect(dish.unknown).toBe(ALL_ALLERGENS);
  expect(dish.traits & UNDECLARED).not.toBe(0);
  expect([dish.isUnread, dish.hasLactose]).toEqual([true, true]);
  expect(wordsIn(DIETS, dish.breaks)).toEqual([...DIETS]);
});

test('L5: a word that names without telling is told by the declaration of its product', () => {
  const blend = { name: 'Gewürzmischung', foods: ['spice-blend'], traits: [] };
  expect(made('1 TL Gewürzmischung', { ...blend, ...declared() }).unknown).toBe(0);
  expect(made('1 TL Gewürzmischung', { ...blend, allergens: null }).unknown).toBe(ALL_ALLERGENS);
});

test('L5: whoever must not have a food is kept from all that names it, in any language', () => {
  const products = [
    productNamed('P0', { name: 'Obst', foods: ['fruit'] }),
    productNamed('P1', { name: 'Kompott', foods: ['peaches'] }),
    productNamed('P2', { name: 'Reis', ...declared({ mayContain: ['Pfirsiche'] }) }),
  ];
  const { contents, traces, lines, items } = compile(
    shop(['2 Pfirsiche'], products, 'de'),
    'e',
    TODAY,
  );
  for (const word of ['pfirsich', 'peach', 'perzik']) {
    expect([...contents.get(word)!]).toEqual([items.get('P1')!.row]);
    expect([...traces.get(word)!]).toEqual([items.get('P2')!.row]);
    expect([...lines.get(word)!]).toEqual([items.get('R0')!.row]);
  }
});

test('L5: a crowd’s list holds back and clears nothing', () => {
  const crowd = made(
    '4 Bratwürste',
    sausage({ source: 'crowd', ...declared({ contains: ['soy'] }) }),
  );
  expect(named(crowd.contains)).toEqual(['soy']);
  expect(crowd.unknown | crowd.contains).toBe(ALL_ALLERGENS);
});

test('L5: the list on a label counts beside what is declared, and a label’s claim counts for nothing', () => {
  const document = catalogueOf({
    products: [
      productNamed('P0', {
        ingredients: { list: 'Zucker, Weizenmehl, Vollmilchpulver', language: 'de' },
        labels: ['vegan', 'gluten-free'],
      }),
    ],
  });
  const [product] = compile(document, 'e', TODAY).products.items;
  expect(named(product!.contains)).toEqual(['gluten', 'milk']);
  const contradicted = remarksIn(document).filter(({ code }) => code === 'label-contradicted');
  expect(contradicted.map(({ id, words }) => [id, words?.length])).toEqual([
    ['P0', 1],
    ['P0', 1],
  ]);
});

test('L5: free from one grain is not free from gluten', () => {
  const dish = made('4 Bratwürste', sausage(declared({ freeFrom: ['wheat', 'Weizen'] })));
  expect(named(dish.unknown)).toContain('gluten');
});

test('L5: a dish that is written is never better than its products', () => {
  const lines = (['de', 'nl', 'en'] as const).flatMap((language) =>
    [...brandtLines(language).values()].flat(),
  );
  const product = fc.constantFrom('potatoes', 'cream', 'salmon', 'pasta', 'rice', 'bratwurst');
  const masks = ['contains', 'mayContain', 'unknown', 'traits', 'breaks'] as const;
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...lines), { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(product, { minLength: 1 }),
      fc.constantFrom<ImportedProduct['allergens']>(null, {
        contains: ['milk'],
        mayContain: ['soy'],
        asOf: '2026-11-20',
      }),
      (ingredients, foods, allergens) => {
        const products = foods.map((food, at) =>
          productNamed(`P${at}`, { name: food, foods: [food], allergens }),
        );
        const dish = madeOf(
          catalogueOf({ products, recipes: [recipeNamed('R0', { ingredients })] }),
        );
        for (const one of dish.products) {
          for (const mask of masks) expect(dish[mask] & one[mask]).toBe(one[mask]);
          expect(dish.hasLactose || !one.hasLactose).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});
