import type { Cell } from '@village-butcher/sdk/contract';
import { guarded } from './cell.js';
import { columnsIn, linesOf, type Columns } from './columns.js';

/** What stands between two cells, by the name of the profile. */
export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
/** How a table is written for a spreadsheet: which separator it was told to expect. */
export type CsvProfile = keyof typeof SEPARATORS;

/** One row by the names of its columns, in their order. */
export type Row = Readonly<Record<string, Cell>>;

/** Spreadsheets take the letters of a file without it for those of another century. */
const BOM = '\uFEFF';
const END = '\r\n';
const QUOTE = '"';

/** The head of a file: the names of the columns, and behind them which cells were guarded. */
export const csvHead = (columns: readonly string[], profile: CsvProfile): string =>
  BOM + lineOf([...columns, 'guarded'], profile);

/** A row. What the guard changed is named in its last cell: JSON Lines has it as it was. */
export function csvRow(row: Row, profile: CsvProfile): string {
  const names = Object.keys(row);
  return csvRows({}, names, profile)(columnsIn([row], names));
}

/** Writes rows that all begin alike, and of which the columns are known. */
export function csvRows(
  head: Row,
  columns: readonly string[],
  profile: CsvProfile,
): (some: Columns) => string {
  const between = betweenIn(profile);
  const names = [...Object.keys(head), ...columns];
  const before = Object.values(head).map((cell) => [cell]);
  return ({ rows, cells }) => {
    const spelt = [...before, ...cells].map(speltIn);
    const columns = spelt.flatMap(({ texts }) => [texts, [between]]);
    return linesOf([[QUOTE], ...columns, guardedIn(names, spelt, rows), [QUOTE + END]], rows);
  };
}

/** The cells of a column as they stand between quotes, and which of them the guard changed. */
interface Spelt {
  readonly texts: readonly string[];
  readonly guarded: ReadonlySet<number>;
}

function speltIn(column: readonly Cell[]): Spelt {
  const changed = new Set<number>();
  const texts = column.map((cell, n) => {
    const text = textOf(cell);
    const shown = typeof cell === 'number' ? text : guarded(text);
    if (shown !== text) changed.add(n);
    return escaped(shown);
  });
  return { texts, guarded: changed };
}

/** The columns whose cells the guard changed, of each row: in most answers of none. */
function guardedIn(
  names: readonly string[],
  columns: readonly Spelt[],
  rows: number,
): readonly string[] {
  if (columns.every(({ guarded: { size } }) => size === 0)) return [''];
  return Array.from({ length: rows }, (_, n) =>
    names.filter((_, at) => isGuarded(columns[at]!, n)).join(' '),
  );
}

const isGuarded = ({ texts, guarded: changed }: Spelt, row: number): boolean =>
  changed.has(texts.length === 1 ? 0 : row);

/** A list is names with a space between them; nothing is nothing. */
function textOf(cell: Cell): string {
  if (Array.isArray(cell)) return cell.join(' ');
  return cell === null ? '' : String(cell);
}

const escaped = (text: string): string =>
  text.includes(QUOTE) ? text.replaceAll(QUOTE, QUOTE + QUOTE) : text;

/** Every cell is quoted. */
const betweenIn = (profile: CsvProfile): string => QUOTE + SEPARATORS[profile] + QUOTE;

const lineOf = (texts: readonly string[], profile: CsvProfile): string =>
  QUOTE + texts.map(escaped).join(betweenIn(profile)) + QUOTE + END;
