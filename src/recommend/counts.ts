import { noRows, withRows, type Bits } from '../catalogue/bits.js';
import type { Product } from '../catalogue/item.js';
import type { Shelf } from '../catalogue/shelf.js';
import { rackFor, usesIn, type Kind } from './kind.js';

/** How many of some products are in each item of a kind. */
export interface Counts {
  /** The rows that have any. */
  readonly rows: Bits;
  /** By row. At most 255 are counted, and no dish has so many. */
  readonly at: Uint8Array;
  /** The most that any row has. */
  readonly most: number;
}

/** Counts products in all that they go into. Each product counts once, however often it is named. */
export function countsOf(products: readonly Product[], kind: Kind, shelf: Shelf): Counts {
  const { none, size } = rackFor(kind, shelf);
  if (products.length === 0) return { rows: none, at: NONE, most: 0 };
  const [rows, at] = [noRows(size), new Uint8Array(size)];
  let most = 0;
  const named = new Set(products.map(({ row }) => row));
  for (const uses of usesIn([...named], kind, shelf)) {
    withRows(rows, uses);
    for (let nth = 0; nth < uses.length; nth += 1) {
      const count = Math.min(at[uses[nth]!]! + 1, 255);
      at[uses[nth]!] = count;
      if (count > most) most = count;
    }
  }
  return { rows, at, most };
}

const NONE = new Uint8Array();
