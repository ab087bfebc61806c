import {
  ALLERGENS,
  HEAVINESS,
  type CatalogueImport,
  type ImportedProduct,
  type ImportedRecipe,
  type Trait,
} from '@village-butcher/sdk/contract';
import { mixed } from '../src/catalogue/seed.js';
import type { Draw } from './draw.js';

/** The store that is asked for; it has nine of ten products. */
export const STORE = 'bench/one';
const STORES = [STORE, 'bench/two', 'bench/three'];

const PRODUCTS = 600;
const FOODS = 200;
const FAMILIES = 60;

/** What a product of a kind is: the share of each in a supermarket, more or less. */
const KINDS: readonly (readonly [share: number, traits: readonly Trait[]])[] = [
  [8, ['meat', 'beef', 'perishable']],
  [6, ['meat', 'pork', 'perishable']],
  [5, ['poultry', 'perishable']],
  [6, ['fish', 'perishable']],
  [12, ['dairy', 'perishable']],
  [4, ['cheese']],
  [3, ['egg']],
  [1, ['honey']],
  [2, ['whole-nuts']],
  [2, ['alcohol']],
  [2, ['gelatine']],
  [49, []],
];

/** A catalogue of so many recipes, the same ones in every run. Nobody would cook them. */
export function gateCatalogue(recipes: number): CatalogueImport {
  const draw = quickDraws();
  const products = Array.from({ length: PRODUCTS }, (_, n) => productOf(n, draw));
  return {
    recipients: [{ id: 'app:brandt', name: 'App' }],
    notice: { id: 'share', version: 1, locale: 'de', text: '-' },
    rules: {
      ages: [
        { trait: 'honey', belowMonths: 12 },
        { trait: 'whole-nuts', belowMonths: 60 },
        { trait: 'alcohol', belowMonths: 216 },
      ],
    },
    stores: STORES.map((id) => ({ id, name: id, zone: 'Europe/Berlin', hours: [], counters: [] })),
    products,
    recipes: Array.from({ length: recipes }, (_, n) => recipeOf(n, products, draw)),
  };
}

/** A million recipes take ten million draws. */
function quickDraws(): Draw {
  let count = 0;
  return (below) => mixed((count += 0x9e3779b9)) % below;
}

function productOf(n: number, draw: Draw): ImportedProduct {
  const allergens = ALLERGENS.filter(() => draw(25) === 0);
  const traces = ALLERGENS.filter(() => draw(30) === 0);
  return {
    id: `p-${n}`,
    gtin: String(9_520_000_000_000 + n),
    name: `Ware ${n}`,
    foods: [`food-${n % FOODS}`],
    attributes: draw(3) === 0 ? ['lean'] : [],
    traits: draw(50) === 0 ? null : [...kindAt(draw(100))],
    allergens:
      draw(50) === 0 ? null : { contains: allergens, mayContain: traces, asOf: '2026-11-20' },
    stores: STORES.filter(() => draw(200) > 0),
    aisle: 'dry',
    pack: { amount: 500, unit: 'g' },
    ...(draw(3) === 0 ? { season: [1 + draw(12), 1 + draw(12), 11] } : {}),
  };
}

function kindAt(at: number): readonly Trait[] {
  let left = at;
  for (const [share, traits] of KINDS) {
    if (left < share) return traits;
    left -= share;
  }
  return [];
}

function recipeOf(n: number, products: readonly ImportedProduct[], draw: Draw): ImportedRecipe {
  const parts = Array.from({ length: 3 + draw(6) }, () => products[draw(PRODUCTS)]!);
  return {
    id: `r-${n}`,
    name: `Gericht ${n}`,
    serves: 1 + draw(6),
    minutes: 10 + draw(110),
    heaviness: HEAVINESS[draw(3)]!,
    carbohydrates: draw(120),
    family: `family-${draw(FAMILIES)}`,
    ingredients: Array.from(new Set(parts), ({ id }) => ({
      product: id,
      amount: 100 + draw(400),
      unit: 'g' as const,
    })),
  };
}
