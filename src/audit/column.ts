import type { Cell } from '@village-butcher/sdk/contract';

/**
 * Spells the cells of one column, one row after another. The last is remembered: in most columns of a long
 * answer the next row has the same, and what is the same need not be looked at again.
 */
export function columnOf<Spelt>(spell: (cell: Cell) => Spelt): (cell: Cell) => Spelt {
  let before: Cell = null;
  let spelt = spell(before);
  return (cell) => {
    if (isSame(cell, before)) return spelt;
    before = cell;
    spelt = spell(cell);
    return spelt;
  };
}

const isSame = (one: Cell, other: Cell): boolean =>
  one === other ||
  (Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((word, n) => word === other[n]));
