import type { Item, Measure, Product } from '../catalogue/item.js';
import type { Weights } from '../food/measure.js';

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
  const parts = new Map<string, number>();
  for (const [food, grams] of weighed(item)) parts.set(food, (parts.get(food) ?? 0) + grams);
  const whole = Array.from(parts.values()).reduce((sum, grams) => sum + grams, 0);
  const flavour = Array.from(parts, ([food, grams]) => [food, grams / whole] as const);
  flavours.set(item, flavour);
  return flavour;
}

/** What is in an item, and about how much of it. */
const weighed = (item: Item): readonly (readonly [food: string, grams: number])[] =>
  item.kind === 'product'
    ? [[foodOf(item), 1]]
    : item.ingredients.map(({ product, measure, weights }) => [
        foodOf(product),
        gramsOf(measure, weights),
      ]);

/** The food that a product is, and no kind of it. */
const foodOf = ({ foods, ref }: Product): string => foods.at(-1) ?? ref;

/** A piece of which nobody knows the weight, and whatever was not measured, in grams. */
const A_PIECE = 60;
const A_LITTLE = 5;

const gramsOf = (measure: Measure | null, { density, piece }: Weights): number => {
  if (measure === null) return A_LITTLE;
  const each = { g: 1, ml: density ?? 1, piece: piece ?? A_PIECE };
  return measure.amount * each[measure.unit];
};

/** What two share of all that they have together (a weighted Jaccard index). */
function overlap(one: Flavour, other: Flavour): number {
  let shared = 0;
  for (const [food, part] of one) {
    for (const [same, its] of other) if (same === food) shared += Math.min(part, its);
  }
  return shared / (2 - shared);
}
