import type { Cell } from '@village-butcher/sdk/contract';
import type { Row } from './csv.js';

/**
 * Rows, column by column: in most columns of a long answer all rows of a stretch say the same, and what
 * is the same need be told and spelled no more than once.
 */
export interface Columns {
  readonly rows: number;
  /** In the order of the columns. One cell alone stands for all rows. */
  readonly cells: readonly (readonly Cell[])[];
}

/** Rows by the names of their columns, in that order. What a row does not have is nothing. */
export const columnsIn = (rows: readonly Row[], names: readonly string[]): Columns => ({
  rows: rows.length,
  cells: names.map((name) => columnIn(rows.map((row) => row[name] ?? null))),
});

const columnIn = (cells: readonly Cell[]): readonly Cell[] =>
  cells.every((cell) => isSame(cell, cells[0]!)) ? cells.slice(0, 1) : cells;

const isSame = (one: Cell, other: Cell): boolean =>
  one === other ||
  (Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((word, n) => word === other[n]));

/** The same rows again, each with what stands before all of them. */
export const rowsIn = (
  head: Row,
  names: readonly string[],
  { rows, cells }: Columns,
): readonly Row[] =>
  Array.from({ length: rows }, (_, n) => ({
    ...head,
    ...Object.fromEntries(names.map((name, at) => [name, inRow(cells[at]!, n)])),
  }));

/** What a column has in a row. */
const inRow = <Kind>(column: readonly Kind[], row: number): Kind =>
  column[column.length === 1 ? 0 : row]!;

/** The lines that the texts of columns make. What stands side by side in all of them is joined once. */
export function linesOf(columns: readonly (readonly string[])[], rows: number): string {
  const joined = columns.reduce<(readonly string[])[]>((before, column) => {
    const last = before.at(-1);
    if (last?.length === 1 && column.length === 1)
      before[before.length - 1] = [last[0]! + column[0]!];
    else before.push(column);
    return before;
  }, []);
  // Joined at once: what grows piece by piece has to be put together again for each that is added.
  const pieces: string[] = [];
  for (let row = 0; row < rows; row++) {
    for (const column of joined) pieces.push(inRow(column, row));
  }
  return pieces.join('');
}
