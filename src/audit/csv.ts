import type { Cell } from '@village-butcher/sdk/contract';
import { guarded } from './cell.js';
import { columnOf } from './column.js';

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
  csvRows({}, Object.keys(row), profile)([row]);

/** Writes rows that all begin alike, and of which the columns are known. */
export function csvRows(
  head: Row,
  columns: readonly string[],
  profile: CsvProfile,
): (rows: readonly Row[]) => string {
  const by = SEPARATORS[profile];
  const before = Object.keys(head).map((name) => columnIn(name, by)(head));
  const begin = before.map(({ text }) => text).join('');
  const guardedBefore = before.flatMap(({ guarded: name }) => name ?? []);
  const own = columns.map((name) => columnIn(name, by));
  return (rows) => {
    // Joined at once: what grows piece by piece has to be put together again for each that is added.
    const pieces: string[] = [];
    for (const row of rows) {
      pieces.push(begin);
      let names = guardedBefore;
      for (const spelt of own) {
        const { text, guarded: name } = spelt(row);
        pieces.push(text);
        if (name !== null) names = [...names, name];
      }
      pieces.push(names.length === 0 ? NONE_GUARDED : quoted(names.join(' ')) + END);
    }
    return pieces.join('');
  };
}

const NONE_GUARDED = `""${END}`;

/** A cell with a separator behind it, and the name of its column, if the guard changed it. */
interface Spelt {
  readonly text: string;
  readonly guarded: string | null;
}

function columnIn(name: string, by: string): (row: Row) => Spelt {
  const spelt = columnOf((cell) => {
    const text = textOf(cell);
    const shown = typeof cell === 'number' ? text : guarded(text);
    return { text: quoted(shown) + by, guarded: shown === text ? null : name };
  });
  return (row) => spelt(row[name] ?? null);
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
