import {
  ALLERGENS,
  type Allergen,
  type CatalogueImport,
  type ImportedProduct,
} from '@village-butcher/sdk/contract';
import { drawsOf, type Draw } from './draw.js';
import { dishesFrom } from './quality-dishes.js';
import { ATTRIBUTES, FOODS, FOR_PETS, type Food } from './quality-foods.js';

/** The stores of the made-up shop. */
const STORES: readonly string[] = ['made-up/north', 'made-up/south', 'made-up/east'];

/** How big a shop is made up. */
export interface Size {
  readonly products: number;
  readonly recipes: number;
}

/** A whole catalogue, in which everything is declared: the same one in every run. */
export function shopOf({ products, recipes }: Size): CatalogueImport {
  const draw = drawsOf('shop');
  const packed = Array.from({ length: products }, (_, n) =>
    packedAs(n, FOODS[n % FOODS.length]!, draw),
  );
  return {
    recipients: [{ id: 'app:made-up', name: 'Made up' }],
    notice: { id: 'what-i-share', version: 1, locale: 'en', text: 'You decide.' },
    rules: {
      ages: [
        { trait: 'honey', belowMonths: 12 },
        { trait: 'whole-nuts', belowMonths: 60 },
        { trait: 'raw-animal', belowMonths: 60 },
        { trait: 'alcohol', belowMonths: 216 },
      ],
    },
    stores: STORES.map((id) => ({ id, name: id, zone: 'Europe/Berlin', hours: [], counters: [] })),
    products: packed,
    recipes: [...dishesFrom(packed, recipes, draw)],
  };
}

/** The same shop, with so many of a hundred products of which nobody declared anything. */
export const undeclaredIn = (shop: CatalogueImport, percent: number): CatalogueImport => {
  const draw = drawsOf('undeclared');
  const products = shop.products.map((row) =>
    draw(100) < percent ? { ...row, allergens: null, traits: null } : row,
  );
  return { ...shop, products };
};

const CERTIFICATES = [[], ['halal-certified'], ['kosher-certified']] as const;

/** What one maker makes of a food: 97 of 100 products are in a store, a quarter may hold traces. */
function packedAs(n: number, food: Food, draw: Draw): ImportedProduct {
  const { part, name, traits, contains, season } = food;
  const make = Math.floor(n / FOODS.length);
  const attributes = ATTRIBUTES[name] ?? [];
  const isMeat = part === 'meat' || part === 'poultry';
  return {
    id: `P${n}`,
    gtin: String(9_520_000_000_000 + n),
    name: `${name} ${make + 1}`,
    foods: [part, name],
    attributes: attributes.slice(make % 2, (make % 2) + 1),
    traits: [
      ...traits,
      ...(isMeat ? CERTIFICATES[make % CERTIFICATES.length]! : []),
      ...(part === 'dairy' && make === 1 ? (['lactose-free'] as const) : []),
    ],
    allergens: { contains: [...contains], mayContain: tracesFor(food, draw), asOf: '2026-09-01' },
    stores: STORES.filter(() => draw(100) < 97),
    aisle: part,
    pack: { amount: 250, unit: 'g' },
    ...(season.length > 0 ? { season: [...season] } : {}),
    ...(FOR_PETS[name] ? { forPets: [...FOR_PETS[name]] } : {}),
  };
}

/** Fresh things carry no trace statement; of what is packed, every third one does. */
function tracesFor({ season, contains }: Food, draw: Draw): Allergen[] {
  if (season.length > 0 || draw(3) > 0) return [];
  const traces = Array.from({ length: 1 + draw(2) }, () => ALLERGENS[draw(ALLERGENS.length)]!);
  return ALLERGENS.filter((one) => traces.includes(one) && !contains.includes(one));
}
