import { drop, hasRow, isEmpty, sharedBy, type Bits } from '../catalogue/bits.js';

/** Rows that get the same. */
export interface Level {
  readonly rows: Bits;
  readonly value: number;
}

/** What each row of a rack gets, 0 to 1. */
export interface Worth {
  readonly at: (row: number) => number;
  /** The most that any row gets. */
  readonly most: number;
  /** Sets without a row in two of them, where these alone get anything. */
  readonly levels?: readonly Level[];
}

/** What rows get by the set that they are in; nothing in none of them. */
export const levelled = (levels: readonly Level[]): Worth => ({
  at: (row) => levels.find(({ rows }) => hasRow(rows, row))?.value ?? 0,
  most: Math.max(0, ...levels.map(({ value }) => value)),
  levels,
});

/** The same, each so many times. */
export const times = (weight: number, { at, most, levels }: Worth): Worth => ({
  at: (row) => weight * at(row),
  most: weight * most,
  ...(levels && { levels: levels.map(({ rows, value }) => ({ rows, value: weight * value })) }),
});

/** Of several the most that a row gets. */
export const mostOf = (all: readonly Worth[]): Worth =>
  all.length === 1
    ? all[0]!
    : {
        at: (row) => all.reduce((most, { at }) => Math.max(most, at(row)), 0),
        most: Math.max(0, ...all.map(({ most }) => most)),
      };

/** Rows to all of which the same is added. */
export interface Cell {
  readonly rows: Bits;
  readonly sum: number;
}

/** Takes rows apart by the levels of all that has some, those that gain most first. None is empty. */
export function cellsOf(rows: Bits, all: readonly Worth[]): readonly Cell[] {
  const apart = (cell: Cell, { levels }: Worth): readonly Cell[] => {
    if (levels === undefined) return [cell];
    const rest = cell.rows.slice();
    const cells = levels.map((level) => {
      drop(rest, level.rows);
      return { rows: sharedBy(cell.rows, level.rows), sum: cell.sum + level.value };
    });
    return [...cells, { rows: rest, sum: cell.sum }];
  };
  return all
    .reduce<readonly Cell[]>(
      (cells, one) => cells.flatMap((cell) => apart(cell, one)),
      [{ rows, sum: 0 }],
    )
    .filter((cell) => !isEmpty(cell.rows))
    .toSorted((one, other) => other.sum - one.sum);
}
