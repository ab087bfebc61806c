import type { Product } from '../catalogue/item.js';
import type { Shelf } from '../catalogue/shelf.js';
import { rackFor, usesIn, type Kind } from './kind.js';

/** How many of some products are in each item of a kind. */
export interface Counts {
  /** The rows that have any, in no order. */
  readonly rows: readonly number[];
  /** By row. At most 255 are counted, and no dish has so many. */
  readonly at: Uint8Array;
}

/** Counts products in all that they go into. Each product counts once, however often it is named. */
export function countsOf(products: readonly Product[], kind: Kind, shelf: Shelf): Counts {
  if (products.length === 0) return NONE;
  const at = new Uint8Array(rackFor(kind, shelf).size);
  const rows: number[] = [];
  const named = new Set(products.map(({ row }) => row));
  for (const uses of usesIn([...named], kind, shelf)) {
    for (const row of uses) {
      if (at[row] === 0) rows.push(row);
      if (at[row]! < 255) at[row]! += 1;
    }
  }
  return { rows, at };
}

const NONE: Counts = { rows: [], at: new Uint8Array() };
