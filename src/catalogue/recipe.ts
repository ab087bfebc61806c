import type { ImportedRecipe } from '@village-butcher/sdk/contract';
import { dietsBrokenBy } from '../food/diet.js';
import { union } from '../food/mask.js';
import { fold } from '../food/text.js';
import { earliest } from './evidence.js';
import type { Product, Recipe } from './item.js';
import { partOf, type Part, type Store } from './part.js';
import type { Ranges } from './range.js';

/** A recipe made of its parts: for every constraint it is as bad as the worst of them. */
export function recipeOf(row: ImportedRecipe, store: Store, ranges: Ranges): Recipe {
  const { id, name, serves, minutes, heaviness, family, carbohydrates, ingredients } = row;
  const parts = ingredients.map((ingredient) => partOf(ingredient, store));
  const products = [...new Set(parts.flatMap((part) => part.products))];
  const traits = parts.flatMap((part) => part.traits);
  return {
    kind: 'recipe',
    row: 0,
    ref: id,
    title: name,
    products,
    ingredients: parts.flatMap((part) => part.ingredients),
    serves,
    minutes,
    heaviness,
    family: fold(family),
    carbohydrates: carbohydrates ?? Infinity,
    stores: ranges.of(storesOf(parts, products)),
    contains: union(parts.map(({ contains }) => contains)),
    mayContain: union(products.map(({ mayContain }) => mayContain)),
    unknown: union(parts.map(({ unknown }) => unknown)),
    declared: products.map(({ declared }) => declared).toSorted()[0] ?? '',
    traits: union(traits),
    breaks: dietsBrokenBy(traits),
    hasLactose: parts.some(({ hasLactose }) => hasLactose),
    season: seasonOf(products),
    named: [...new Set(parts.flatMap(({ foods }) => foods))],
    isUnread: products.some(({ isUnread }) => isUnread) || parts.some(({ isUnclear }) => isUnclear),
    lapses: earliest(parts.map(({ lapses }) => lapses)),
  };
}

/** Where everything of it is. Something that is sold nowhere cannot be made anywhere. */
function storesOf(parts: readonly Part[], products: readonly Product[]): readonly string[] {
  const [first, ...others] = products;
  if (first === undefined || parts.some(({ isMissing }) => isMissing)) return [];
  return [...first.stores].filter((store) => others.every(({ stores }) => stores.has(store)));
}

/** By month, the share of what is fresh that is in season; nothing fresh counts as none. */
function seasonOf(products: readonly Product[]): readonly number[] {
  const fresh = products.filter(({ season }) => season.includes(1));
  const share = (month: number) => fresh.filter(({ season }) => season[month] === 1).length;
  return Array.from({ length: 12 }, (_, month) => share(month) / Math.max(1, fresh.length));
}
