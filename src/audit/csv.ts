import type { Cell } from '@village-butcher/sdk/contract';
import { arePlain, guarded } from './cell.js';

/** What stands between two cells, by the name of the profile. */
export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
/** How a table is written for a spreadsheet: which separator it was told to expect. */
export type CsvProfile = keyof typeof SEPARATORS;

/** One row by the names of its columns, in their order. */
export type Row = Readonly<Record<string, Cell>>;

/** Spreadsheets take the letters of a file without it for those of another century. */
const BOM = '\uFEFF';
const END = '\r\n';

/** The head of a file: the names of the columns, and behind them which cells were guarded. */
export const csvHead = (columns: readonly string[], profile: CsvProfile): string =>
  BOM + lineOf([...columns, 'guarded'], profile);

/** A row. What the guard changed is named in its last cell: JSON Lines has it as it was. */
export const csvRow = (row: Row, profile: CsvProfile): string =>
  csvRows({}, Object.keys(row), profile)(row);

/** Writes rows that all begin alike, and of which the columns are known. */
export function csvRows(
  head: Row,
  columns: readonly string[],
  profile: CsvProfile,
): (cells: Row) => string {
  const by = SEPARATORS[profile];
  const begin = cellsOf(head, Object.keys(head), by);
  const between = `"${by}"`;
  const end = `"${by}${quoted(begin.names)}${END}`;
  return (cells) => {
    const texts = columns.map((name) => textOf(cells[name] ?? null));
    if (arePlain(texts)) return `${begin.line}"${texts.join(between)}${end}`;
    const { line, names } = cellsOf(cells, columns, by);
    const all =
      begin.names === '' || names === '' ? begin.names + names : `${begin.names} ${names}`;
    return `${begin.line}${line}${quoted(all)}${END}`;
  };
}

/** Cells with a separator behind each, and the names of those that the guard changed. */
function cellsOf(row: Row, columns: readonly string[], by: string) {
  let [line, names] = ['', ''];
  for (const name of columns) {
    const cell = row[name] ?? null;
    const text = textOf(cell);
    const shown = typeof cell === 'number' ? text : guarded(text);
    if (shown !== text) names += names === '' ? name : ` ${name}`;
    line += `${quoted(shown)}${by}`;
  }
  return { line, names };
}

/** A list is names with a space between them; nothing is nothing. */
function textOf(cell: Cell): string {
  if (Array.isArray(cell)) return cell.join(' ');
  return cell === null ? '' : String(cell);
}

const quoted = (text: string): string =>
  text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;

const lineOf = (texts: readonly string[], profile: CsvProfile): string =>
  texts.map(quoted).join(SEPARATORS[profile]) + END;
