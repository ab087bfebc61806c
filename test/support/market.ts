import type { CatalogueImport, ImportedProduct } from '@village-butcher/sdk/contract';

/** The two stores of these tests. */
export const MILL = 'brandt/mill';
export const LAKE = 'brandt/lake';
const EVERYWHERE = [MILL, LAKE];

const nothing = { contains: [], mayContain: [], asOf: '2026-11-20' };
const product = (
  id: string,
  foods: readonly string[],
  more: Partial<ImportedProduct> = {},
): ImportedProduct => ({
  id,
  gtin: '4000000000006',
  name: id,
  foods: Array.from(foods),
  attributes: [],
  traits: [],
  allergens: nothing,
  stores: EVERYWHERE,
  aisle: 'dry',
  pack: { amount: 100, unit: 'g' },
  ...more,
});

const recipe = (id: string, minutes: number, heaviness: 'light' | 'heavy', products: string[]) => ({
  id,
  name: id,
  serves: 4,
  minutes,
  heaviness,
  carbohydrates: 30,
  family: id,
  ingredients: products.map((one) => ({ product: one, amount: 100, unit: 'g' as const })),
});

/** A small market: enough of everything to tell one rule from another. */
export const MARKET: CatalogueImport = {
  recipients: [
    { id: 'app:brandt', name: 'Brandt' },
    { id: 'counter:brandt/mill/meat', name: 'Fleischtheke' },
  ],
  notice: { id: 'what-i-share', version: 1, locale: 'de', text: 'Du entscheidest, was du teilst.' },
  notices: [{ id: 'what-i-share', version: 1, locale: 'en', text: 'You decide what you share.' }],
  rules: { ages: [{ trait: 'whole-nuts', belowMonths: 48 }] },
  stores: EVERYWHERE.map((id) => ({
    id,
    name: id,
    zone: 'Europe/Berlin',
    hours: [],
    counters: ['meat'],
  })),
  products: [
    product('walnuts', ['walnuts'], {
      traits: ['whole-nuts'],
      allergens: { ...nothing, contains: ['nuts'] },
    }),
    product('spinach', ['spinach'], { season: [9, 10, 11], aisle: 'produce' }),
    product('lentils', ['lentils'], { allergens: { ...nothing, mayContain: ['gluten'] } }),
    product('cheese', ['cheese'], {
      traits: ['dairy', 'cheese'],
      allergens: { ...nothing, contains: ['milk'] },
    }),
    product('ham', ['pork', 'ham'], { traits: ['meat', 'pork'], attributes: ['lean'] }),
    product('bacon', ['pork', 'bacon'], { traits: ['meat', 'pork'], attributes: ['fatty'] }),
    product('bones', ['bones'], { traits: ['pet-food'], forPets: ['dog'] }),
    product('paste', ['curry-paste'], { traits: null, allergens: null }),
    product('trout', ['trout'], {
      traits: ['fish'],
      allergens: { ...nothing, contains: ['fish'] },
      stores: [LAKE],
    }),
  ],
  recipes: [
    recipe('walnut-salad', 10, 'light', ['spinach', 'walnuts']),
    recipe('lentil-soup', 40, 'light', ['lentils', 'spinach']),
    recipe('cheese-bake', 60, 'heavy', ['cheese', 'spinach']),
    recipe('ham-pot', 90, 'heavy', ['ham', 'lentils']),
    recipe('curry', 30, 'light', ['paste', 'spinach']),
    recipe('trout-pan', 25, 'light', ['trout']),
  ],
};

/** The market, with a letter before every name: no two have an item or a text in common. */
export const marketNamed = (letter: string): CatalogueImport => {
  const its = (name: string) => `${letter}-${name}`;
  return {
    ...MARKET,
    products: MARKET.products.map((row) => ({ ...row, id: its(row.id), name: its(row.name) })),
    recipes: MARKET.recipes.map((row) => ({
      ...row,
      id: its(row.id),
      name: its(row.name),
      ingredients: row.ingredients.map((part) =>
        'product' in part ? { ...part, product: its(part.product) } : part,
      ),
    })),
  };
};
