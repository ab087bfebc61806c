import type { Item } from '../catalogue/item.js';
import type { Rack } from '../catalogue/rack.js';
import type { Shelf } from '../catalogue/shelf.js';

/** Recipes and products are ranked among their own kind. */
export type Kind = Item['kind'];

/** The items of a kind. */
export const rackFor = (kind: Kind, { recipes, products }: Shelf): Rack =>
  kind === 'recipe' ? recipes : products;

/** Where some products are: themselves, or the recipes that they go into, one as often as it has them. */
export function* usesIn(rows: Iterable<number>, kind: Kind, { uses }: Shelf): Iterable<number> {
  if (kind === 'product') yield* rows;
  else for (const row of rows) yield* uses[row]!;
}
