import type { Item } from '../catalogue/item.js';
import { productsIn } from '../catalogue/item.js';

/** Two dishes are alike by what is in them, and by what they are. */
const ALIKE = { foods: 0.6, family: 0.4 } as const;

/** How alike two items are, 0 to 1: by the foods that they share, and whether they are of one family. */
export const likeness = (one: Item, other: Item): number =>
  ALIKE.foods * overlap(flavourOf(one), flavourOf(other)) +
  ALIKE.family * Number(isOfOneFamily(one, other));

/** Recipes of one family. A product has none. */
export const isOfOneFamily = (one: Item, other: Item): boolean =>
  one.kind === 'recipe' && other.kind === 'recipe' && one.family === other.family;

/** The foods of an item, and what part of it each of them is: they add up to 1. */
type Flavour = readonly (readonly [food: string, part: number])[];

const flavours = new WeakMap<Item, Flavour>();

function flavourOf(item: Item): Flavour {
  const known = flavours.get(item);
  if (known) return known;
  const products = productsIn(item);
  const parts = new Map<string, number>();
  for (const { foods, ref } of products) {
    const food = foods.at(-1) ?? ref;
    parts.set(food, (parts.get(food) ?? 0) + 1 / products.length);
  }
  const flavour = [...parts];
  flavours.set(item, flavour);
  return flavour;
}

/** What two share of all that they have together (a weighted Jaccard index). */
function overlap(one: Flavour, other: Flavour): number {
  let shared = 0;
  for (const [food, part] of one) {
    for (const [same, its] of other) if (same === food) shared += Math.min(part, its);
  }
  return shared / (2 - shared);
}
