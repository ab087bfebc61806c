import fc from 'fast-check';
import {
  ALLERGENS,
  HEAVINESS,
  TRAITS,
  type CatalogueImport,
  type ImportedOffer,
  type ImportedProduct,
  type ImportedRecipe,
  type StockRow,
} from '@village-butcher/sdk/contract';
import { placeOf } from '../../src/catalogue/in-stock.js';

/** The two stores of the village. */
export const STORES: readonly string[] = ['village/mill', 'village/well'];

/** A small world of words: what is avoided, noted and sold meets often enough to matter. */
export const FOODS = ['beef', 'mettwurst', 'salmon', 'rice', 'kiwi', 'bones'];
export const ATTRIBUTES = ['hip', 'fatty', 'lean'];
export const SPECIES = ['dog', 'cat'];

/** Some of a list, each at most once. */
export const some = <Word>(
  words: readonly Word[],
  most: number = words.length,
): fc.Arbitrary<Word[]> => fc.uniqueArray(fc.constantFrom(...words), { maxLength: most });

const anyProduct = fc.record(
  {
    foods: some(FOODS, 2),
    attributes: some(ATTRIBUTES, 2),
    traits: fc.option(some(TRAITS, 3), { freq: 12 }),
    allergens: fc.option(
      fc.record({
        contains: some([...ALLERGENS, 'kiwi', 'hazelnuts'], 2),
        mayContain: some([...ALLERGENS, 'kiwi', 'hazelnuts'], 2),
        asOf: fc.constantFrom('2026-11-01', '2026-11-20'),
      }),
      { freq: 12 },
    ),
    stores: fc
      .constantFrom(STORES, STORES, STORES, STORES, STORES, STORES, STORES.slice(1), [])
      .map((all) => [...all]),
    season: some([6, 10, 11, 12], 2),
    forPets: some(SPECIES, 1),
  },
  { requiredKeys: ['foods', 'attributes', 'traits', 'allergens', 'stores'] },
);

const anyRecipe = (products: readonly string[]) =>
  fc.record({
    serves: fc.integer({ min: 1, max: 4 }),
    minutes: fc.constantFrom(10, 30, 31, 45, 46, 90, 150),
    heaviness: fc.constantFrom(...HEAVINESS),
    carbohydrates: fc.option(fc.integer({ min: 0, max: 80 }), { freq: 8 }),
    family: fc.constantFrom('pasta', 'rice', 'stew'),
    ingredients: fc
      .uniqueArray(fc.constantFrom(...products), { minLength: 1, maxLength: 3 })
      .map((all) => all.map((product) => ({ product, amount: 1, unit: 'g' as const }))),
  });

const anyAges = fc.uniqueArray(
  fc.record({ trait: fc.constantFrom(...TRAITS), belowMonths: fc.integer({ min: 1, max: 240 }) }),
  { maxLength: 3, selector: ({ trait }) => trait },
);

const anyPlace = (products: readonly string[]) =>
  fc.record({ store: fc.constantFrom(...STORES), product: fc.constantFrom(...products) });

/** What came after the products: a row a place at most. */
const anyStock = (products: readonly string[]) =>
  fc.uniqueArray(
    fc.tuple(anyPlace(products), fc.boolean()).map(([place, inStock]) => ({ ...place, inStock })),
    { maxLength: 3, selector: placeOf },
  );

const anyOffers = (products: readonly string[]) =>
  fc
    .uniqueArray(anyPlace(products), { maxLength: 2, selector: placeOf })
    .map((places) => places.map(offered));

/** A catalogue of two stores, with some of everything that a gate or a score looks at. */
export const anyCatalogueOf = (
  most: Readonly<Record<'products' | 'recipes', number>>,
): fc.Arbitrary<CatalogueImport> =>
  fc
    .array(anyProduct, { minLength: 1, maxLength: most.products, size: 'max' })
    .map((rows) => rows.map((row, at) => productNamed(`P${at}`, row)))
    .chain((products) => {
      const ids = products.map(({ id }) => id);
      return fc.record({
        products: fc.constant(products),
        ages: anyAges,
        recipes: fc
          .array(anyRecipe(ids), { maxLength: most.recipes, size: 'max' })
          .map((all) => all.map((row, at) => recipeNamed(`R${at}`, row))),
        stock: anyStock(ids),
        offers: anyOffers(ids),
      });
    })
    .map(({ stock, offers, ...rows }) => ({ ...catalogueOf(rows), stock, offers }));

/** A small catalogue. */
export const anyCatalogue = anyCatalogueOf({ products: 12, recipes: 12 });

/** A product that is what the test says, and otherwise nothing much. */
export const productNamed = (id: string, row: Partial<ImportedProduct> = {}): ImportedProduct => ({
  id,
  gtin: '9520000000011',
  name: `Product ${id}`,
  foods: ['rice'],
  attributes: [],
  traits: [],
  allergens: { contains: [], mayContain: [], asOf: '2026-11-20' },
  stores: [...STORES],
  aisle: 'dry',
  pack: { amount: 1, unit: 'piece' },
  ...row,
});

/** A recipe that is what the test says, and otherwise nothing much. */
export const recipeNamed = (id: string, row: Partial<ImportedRecipe> = {}): ImportedRecipe => ({
  id,
  name: `Recipe ${id}`,
  serves: 4,
  minutes: 30,
  heaviness: 'medium',
  carbohydrates: 30,
  family: 'plain',
  ingredients: [{ product: 'P0', amount: 1, unit: 'g' }],
  ...row,
});

/** What stock says of one product at the mill: that it is out, unless the test says more. */
export const stocked = (more: Partial<StockRow> = {}): StockRow => ({
  store: 'village/mill',
  product: 'P0',
  inStock: false,
  ...more,
});

/** An offer at the mill, for the last days of November. */
export const offered = (more: Partial<ImportedOffer> = {}): ImportedOffer => ({
  store: 'village/mill',
  product: 'P0',
  price: 199,
  before: 249,
  from: '2026-11-23',
  until: '2026-11-28',
  ...more,
});

/** A whole import around some rows. */
export function catalogueOf({
  products = [],
  recipes = [],
  ages = [],
}: {
  readonly products?: readonly ImportedProduct[];
  readonly recipes?: readonly ImportedRecipe[];
  readonly ages?: CatalogueImport['rules']['ages'];
}): CatalogueImport {
  return {
    recipients: [{ id: 'app:village', name: 'Village app' }],
    notice: { id: 'what-i-share', version: 1, locale: 'en', text: 'You decide.' },
    rules: { ages },
    stores: STORES.map((id) => ({ id, name: id, zone: 'Europe/Berlin', hours: [], counters: [] })),
    products: [...products],
    recipes: [...recipes],
  };
}
