import type {
  ImportedProduct,
  ImportedRecipe,
  Profile,
  ShoppingLine,
  Suggestions,
} from '@village-butcher/sdk/contract';
import { compile } from '../../src/catalogue/shelf.js';
import type { Visit } from '../../src/recommend/permitted.js';
import { suggest } from '../../src/recommend/suggest.js';
import { catalogueOf, productNamed, recipeNamed, STORES } from './catalogues.js';
import { permittedWith, visitWith } from './households.js';

const pack = (amount: number, unit: 'g' | 'ml' | 'piece', aisle: string, ...foods: string[]) => ({
  pack: { amount, unit },
  aisle,
  foods,
});
const contains = (word: string) => ({
  allergens: { contains: [word], mayContain: [], asOf: '2026-11-20' },
});

/** What a store has of which one cooks, in the packs that one knows. */
const GOODS: Readonly<Record<string, Partial<ImportedProduct>>> = {
  rice: pack(500, 'g', 'dry', 'rice'),
  pasta: { ...pack(500, 'g', 'dry', 'pasta', 'wheat-pasta'), ...contains('gluten') },
  freePasta: { ...pack(250, 'g', 'dry', 'pasta', 'maize-pasta'), attributes: ['gluten-free'] },
  flour: pack(1000, 'g', 'baking', 'flour', 'wheat-flour'),
  sugar: pack(1000, 'g', 'baking', 'sugar'),
  bakingPowder: pack(90, 'g', 'baking', 'baking-powder'),
  yeast: pack(42, 'g', 'chilled', 'yeast'),
  eggs: pack(10, 'piece', 'chilled', 'egg'),
  cream: { ...pack(200, 'ml', 'chilled', 'cream'), ...contains('milk') },
  butter: { ...pack(250, 'g', 'chilled', 'butter'), ...contains('milk') },
  margarine: { ...pack(500, 'g', 'chilled', 'margarine'), ...contains('soy') },
  onions: pack(1000, 'g', 'produce', 'onion'),
  lemons: pack(1, 'piece', 'produce', 'lemon'),
  tomatoes: { ...pack(500, 'g', 'produce', 'tomato'), attributes: ['cherry'] },
  oil: pack(500, 'ml', 'dry', 'oil', 'olive-oil'),
  salt: pack(500, 'g', 'spices', 'salt'),
  paprika: pack(50, 'g', 'spices', 'paprika-powder'),
  saffron: pack(1, 'g', 'spices', 'saffron'),
  bay: pack(20, 'piece', 'spices', 'bay-leaf'),
  beef: pack(100, 'g', 'meat-counter', 'beef'),
  sausage: pack(1, 'piece', 'meat-counter', 'bratwurst'),
  camembert: pack(250, 'g', 'cheese-counter', 'cheese', 'camembert'),
  chickpeas: pack(400, 'g', 'tins', 'chickpea'),
  coconutMilk: pack(400, 'ml', 'tins', 'coconut-milk'),
  broth: { ...pack(120, 'g', 'market-stall', 'broth-paste-of-the-house') },
};

/** A recipe for four: each ingredient as `rice 300 g`, or in the words of a cook. */
export interface Dish extends Partial<Omit<ImportedRecipe, 'ingredients'>> {
  readonly takes: readonly string[];
}

const MEASURED = /^(\w+) ([\d.]+) (g|ml|piece)$/;

function ingredientIn(text: string): ImportedRecipe['ingredients'][number] {
  const [, product = '', amount, unit] = MEASURED.exec(text) ?? [];
  return product in GOODS
    ? { product, amount: Number(amount), unit: unit as 'g' }
    : { line: text, language: 'de' };
}

/** A store with this larder and these dishes, and the German names of a few goods. */
export const larderWith = (dishes: readonly Dish[], aisles?: readonly string[]) => {
  const document = catalogueOf({
    products: Object.entries(GOODS).map(([id, row]) => productNamed(id, { name: id, ...row })),
    recipes: dishes.map(({ takes, ...rest }, at) =>
      recipeNamed(`R${at}`, { family: `f${at}`, ...rest, ingredients: takes.map(ingredientIn) }),
    ),
  });
  const stores = document.stores.map((one) => (aisles ? { ...one, aisles: [...aisles] } : one));
  return compile({ ...document, stores, notice: { ...document.notice, locale: 'de' } }, 'e');
};

/** What is answered of these dishes to somebody who permits all of this. */
export const cooked = (
  dishes: readonly Dish[],
  values: Partial<Profile> = {},
  visit: Partial<Visit> = {},
  aisles?: readonly string[],
): Suggestions =>
  suggest(
    permittedWith(values),
    visitWith({ purposes: ['recipes'], limit: 5, store: STORES[0]!, ...visit }),
    larderWith(dishes, aisles),
  ).suggestions;

/** A line as one would write it: `rice 300 g: 1 x 500, 200 left`. */
export const written = ({ product, amount, unit, packs, pack, rest, or }: ShoppingLine): string =>
  [
    [product, ...(or ?? []).map((one) => one.product)].join('/'),
    ...(amount === undefined ? [] : [` ${amount} ${unit}`]),
    ...(packs === undefined ? [] : [`: ${packs} x ${pack.amount}`]),
    ...(rest === undefined ? [] : [`, ${rest} left`]),
  ].join('');
