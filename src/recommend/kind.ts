import { noRows, withRows, type Bits } from '../catalogue/bits.js';
import type { Item, Product } from '../catalogue/item.js';
import { rowsIn, type Rack } from '../catalogue/rack.js';
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

/** The items of a kind among some, as a column; no column where there are none. */
export function columnsOf(items: readonly Item[], kind: Kind, shelf: Shelf): readonly Bits[] {
  const own = items.filter((item) => item.kind === kind);
  return own.length === 0 ? [] : [rowsIn(own, rackFor(kind, shelf))];
}

/** What has any of some products in it, as a column; no column where there are none. */
export function columnsWith(
  products: readonly Product[],
  kind: Kind,
  shelf: Shelf,
): readonly Bits[] {
  if (products.length === 0) return [];
  const rows = products.map(({ row }) => row);
  return [usesIn(rows, kind, shelf).reduce<Bits>(withRows, noRows(rackFor(kind, shelf).size))];
}
