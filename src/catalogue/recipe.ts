import type { ImportedRecipe } from '@village-butcher/sdk/contract';
import { dietsBrokenBy } from '../food/diet.js';
import { union } from '../food/mask.js';
import type { Product, Recipe } from './item.js';
import type { Ranges } from './range.js';

/** A recipe made of its products: for every constraint it is as bad as the worst of them. */
export function recipeOf(
  row: ImportedRecipe,
  named: ReadonlyMap<string, Product>,
  ranges: Ranges,
): Recipe {
  const { id, name, serves, minutes, heaviness, carbohydrates, ingredients } = row;
  const products = [...new Set(ingredients.map(({ product }) => named.get(product)!))];
  return {
    kind: 'recipe',
    ref: id,
    title: name,
    products,
    serves,
    minutes,
    heaviness,
    carbohydrates,
    stores: ranges.of(storesOf(products)),
    contains: union(products.map(({ contains }) => contains)),
    mayContain: union(products.map(({ mayContain }) => mayContain)),
    unknown: union(products.map(({ unknown }) => unknown)),
    declared: products.map(({ declared }) => declared).reduce((a, b) => (b < a ? b : a)),
    traits: union(products.map(({ traits }) => traits)),
    breaks: dietsBrokenBy(products.map(({ traits }) => traits)),
    hasLactose: products.some(({ hasLactose }) => hasLactose),
    season: seasonOf(products),
  };
}

/** Where everything of it is. */
const storesOf = ([first, ...others]: readonly Product[]): readonly string[] =>
  [...first!.stores].filter((store) => others.every(({ stores }) => stores.has(store)));

/** By month, the share of what is fresh that is in season; nothing fresh counts as none. */
function seasonOf(products: readonly Product[]): readonly number[] {
  const fresh = products.filter(({ season }) => season.includes(1));
  const share = (month: number) => fresh.filter(({ season }) => season[month] === 1).length;
  return Array.from({ length: 12 }, (_, month) => share(month) / Math.max(1, fresh.length));
}
