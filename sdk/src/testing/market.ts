import type {
  CatalogueImport,
  ImportedProduct,
  ImportedRecipe,
  MeasuredIngredient,
} from '../contract/catalogue.js';
import type { Allergen, Heaviness, Trait } from '../contract/vocabulary.js';

/** Where the market's stores are. */
export const STORE = 'brandt/mutzenhausen';
const OTHER_STORE = 'brandt/lindenau';

const nothing = { contains: [], mayContain: [], asOf: '2026-11-20' };

const product = (
  id: string,
  name: string,
  more: Partial<ImportedProduct> & Pick<ImportedProduct, 'gtin'>,
): ImportedProduct => ({
  id,
  name,
  foods: [id],
  attributes: [],
  traits: [],
  allergens: nothing,
  stores: [STORE, OTHER_STORE],
  aisle: 'dry',
  pack: { amount: 500, unit: 'g' },
  ...more,
});

const with14 = (contains: readonly Allergen[], mayContain: readonly Allergen[] = []) => ({
  allergens: { ...nothing, contains: [...contains], mayContain: [...mayContain] },
});
const of = (...traits: readonly Trait[]) => ({ traits: [...traits] });
const fresh = { aisle: 'produce', ...of('perishable') };

const PRODUCTS: readonly ImportedProduct[] = [
  product('oats', 'Haferflocken', { gtin: '4006381000000', ...with14(['gluten'], ['nuts']) }),
  product('rice', 'Reis', { gtin: '4006381000017' }),
  product('lentils', 'Linsen', { gtin: '4006381000024', ...with14([], ['gluten']) }),
  product('tofu', 'Tofu', { gtin: '4006381000031', aisle: 'chilled', ...with14(['soy']) }),
  product('pumpkin', 'Kürbis', { gtin: '4006381000048', season: [9, 10, 11], ...fresh }),
  product('asparagus', 'Spargel', { gtin: '4006381000055', season: [4, 5, 6], ...fresh }),
  product('hazelnuts', 'Haselnüsse', {
    gtin: '4006381000062',
    ...of('whole-nuts'),
    ...with14(['nuts']),
  }),
  product('gouda', 'Gouda', {
    gtin: '4006381000079',
    foods: ['cheese', 'gouda'],
    aisle: 'chilled',
    ...of('dairy', 'cheese'),
    ...with14(['milk']),
  }),
  product('salmon', 'Lachs', {
    gtin: '4006381000086',
    stores: [OTHER_STORE],
    aisle: 'fish',
    ...of('fish', 'perishable'),
    ...with14(['fish']),
  }),
  product('ham', 'Magerer Schinken', {
    gtin: '4006381000093',
    foods: ['pork', 'ham'],
    attributes: ['lean'],
    aisle: 'meat',
    ...of('meat', 'pork', 'perishable'),
  }),
  product('bacon', 'Speck', {
    gtin: '4006381000109',
    foods: ['pork', 'bacon'],
    attributes: ['fatty'],
    aisle: 'meat',
    ...of('meat', 'pork', 'perishable'),
  }),
  product('bones', 'Knochen', {
    gtin: '4006381000116',
    forPets: ['dog'],
    aisle: 'pets',
    ...of('pet-food'),
  }),
  product('sauce', 'Hausmachersoße', { gtin: '4006381000123', traits: null, allergens: null }),
];

const grams = (of: string, amount: number): MeasuredIngredient => ({
  product: of,
  amount,
  unit: 'g',
});

const recipe = (
  [id, name]: readonly [string, string],
  [heaviness, minutes]: readonly [Heaviness, number],
  ...ingredients: readonly MeasuredIngredient[]
): ImportedRecipe => ({
  id,
  name,
  serves: 4,
  minutes,
  heaviness,
  carbohydrates: 40,
  family: id,
  ingredients: [...ingredients],
});

const RECIPES: readonly ImportedRecipe[] = [
  recipe(['pumpkin-soup', 'Kürbissuppe'], ['light', 35], grams('pumpkin', 800)),
  recipe(['lentil-stew', 'Linseneintopf'], ['medium', 40], grams('lentils', 300)),
  recipe(['rice-pan', 'Reispfanne'], ['light', 20], grams('rice', 300), grams('tofu', 200)),
  recipe(['nut-granola', 'Nussmüsli'], ['light', 10], grams('oats', 200), grams('hazelnuts', 50)),
  recipe(['gouda-bake', 'Goudaauflauf'], ['heavy', 60], grams('rice', 300), grams('gouda', 200)),
  recipe(
    ['salmon-rice', 'Lachs auf Reis'],
    ['light', 25],
    grams('salmon', 300),
    grams('rice', 200),
  ),
  recipe(['ham-stew', 'Schinkentopf'], ['heavy', 90], grams('ham', 200), grams('lentils', 200)),
  recipe(['house-pan', 'Hauspfanne'], ['light', 15], grams('sauce', 200), grams('rice', 200)),
];

/** The fake's own small market: enough of everything to tell one gate from another. */
export const MARKET: CatalogueImport = {
  recipients: [
    { id: 'app:brandt', name: 'Brandt Frischemärkte' },
    { id: 'counter:brandt/mutzenhausen/meat', name: 'Fleischtheke' },
    { id: 'brand:hafergut', name: 'Hafergut' },
  ],
  notice: { id: 'what-i-share', version: 1, locale: 'de', text: 'Du entscheidest, was du teilst.' },
  notices: [{ id: 'what-i-share', version: 1, locale: 'en', text: 'You decide what you share.' }],
  rules: {
    ages: [
      { trait: 'honey', belowMonths: 12 },
      { trait: 'whole-nuts', belowMonths: 60 },
      { trait: 'raw-animal', belowMonths: 60 },
      { trait: 'alcohol', belowMonths: 216 },
    ],
  },
  stores: [STORE, OTHER_STORE].map((id) => ({
    id,
    name: id,
    zone: 'Europe/Berlin',
    hours: [],
    counters: ['meat'],
  })),
  products: [...PRODUCTS],
  recipes: [...RECIPES],
};
