import type { Item } from '../catalogue/item.js';
import type { Rack } from '../catalogue/rack.js';
import type { Shelf } from '../catalogue/shelf.js';

/** Recipes and products are ranked among their own kind. */
export type Kind = Item['kind'];

/** The items of a kind. */
export const rackFor = (kind: Kind, { recipes, products }: Shelf): Rack =>
  kind === 'recipe' ? recipes : products;

/** Where some products are: themselves, or the recipes that they go into; a list for each of them. */
export const usesIn = (
  rows: readonly number[] | Uint32Array,
  kind: Kind,
  { uses }: Shelf,
): readonly (readonly number[] | Uint32Array)[] =>
  kind === 'product' ? [rows] : Array.from(rows, (row) => uses[row]!);
