import type { Cell } from '@village-butcher/sdk/contract';
import { guarded } from './cell.js';

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
export function csvRow(row: Row, profile: CsvProfile): string {
  const cells = Object.entries(row).map(([name, cell]) => {
    const text = textOf(cell);
    const shown = typeof cell === 'number' ? text : guarded(text);
    return { name, shown, isGuarded: shown !== text };
  });
  const names = cells.filter(({ isGuarded }) => isGuarded).map(({ name }) => name);
  return lineOf([...cells.map(({ shown }) => shown), names.join(' ')], profile);
}

/** A list is names with a space between them; nothing is nothing. */
function textOf(cell: Cell): string {
  if (Array.isArray(cell)) return cell.join(' ');
  return cell === null ? '' : String(cell);
}

const lineOf = (texts: readonly string[], profile: CsvProfile): string =>
  texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(SEPARATORS[profile]) + END;
