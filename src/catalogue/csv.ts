import { CsvError, parse } from 'csv-parse/sync';
import { ProductRow, UNITS } from '@village-butcher/sdk/contract';
import { faultAt } from './faulty.js';

/** The columns that a table may have: the members of a row. */
const COLUMNS = Object.keys(ProductRow.shape);
const NEEDED = ['gtin', 'name'];
const LISTS = new Set(
  'allergens traces freeFrom stores foods attributes traits labels forPets'.split(' '),
);
const MOST_ROWS = 50_000;

/**
 * The rows of a table: RFC 4180 with a row of headings, which are the members of a row in any spelling
 * (`as-of`, `As of`). Cells are parted by commas, or by semicolons where the headings are.
 */
export function rowsInCsv(text: string): readonly Readonly<Record<string, unknown>>[] {
  const [headings = [], ...lines] = cellsIn(text);
  const columns = headings.map((heading, at) => columnOf(heading, at));
  const twice = columns.findIndex((column, at) => columns.indexOf(column) !== at);
  if (twice >= 0) throw faultAt(['csv', 0, twice], 'column-twice');
  for (const column of NEEDED) {
    if (!columns.includes(column)) throw faultAt(['csv', 0, column], 'column-missing');
  }
  if (lines.length > MOST_ROWS) throw faultAt(['csv'], 'too-big');
  return lines.map((cells) =>
    Object.fromEntries(
      columns.flatMap((column, at) => {
        const value = valueOf(column, cells[at]!.trim());
        return value === undefined ? [] : [[column, value]];
      }),
    ),
  );
}

/** A fault says in which line of the file it is. */
function cellsIn(text: string): readonly (readonly string[])[] {
  const [first = ''] = text.split('\n', 1);
  const delimiter = first.includes(';') ? ';' : ',';
  try {
    return parse(text, { bom: true, delimiter, skip_empty_lines: true });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = Number(cause['lines']);
    throw faultAt(Number.isInteger(line) ? ['csv', line] : ['csv'], codeOf(cause.code));
  }
}

/** `CSV_QUOTE_NOT_CLOSED` → `quote-not-closed`. */
const codeOf = (code: string): string =>
  code.replace(/^CSV_/, '').toLowerCase().replaceAll('_', '-');

const plain = (heading: string): string => heading.toLowerCase().replaceAll(/[\s_-]/g, '');

function columnOf(heading: string, at: number): string {
  const column = COLUMNS.find((one) => plain(one) === plain(heading));
  if (column === undefined) throw faultAt(['csv', 0, at], 'column-unknown');
  return column;
}

/** A cell as its column means it. An empty one says nothing; `none` is an empty list. */
function valueOf(column: string, cell: string): unknown {
  if (cell === '') return undefined;
  if (LISTS.has(column)) return listIn(cell);
  if (column === 'season') return listIn(cell).map(Number);
  if (column === 'pack') return packIn(cell);
  if (column === 'gs1') return listIn(cell).map(gs1In);
  return column === 'ingredients' ? spaced(cell) : cell;
}

const NONE = new Set(['none', 'keine', 'geen', '-']);

const listIn = (cell: string): readonly string[] =>
  NONE.has(cell.toLowerCase())
    ? []
    : cell
        .split(/[,;|]/)
        .map((word) => word.trim())
        .filter((word) => word !== '');

/** `AM CONTAINS`, `AM:CONTAINS`. */
function gs1In(pair: string): unknown {
  const [allergenTypeCode = '', levelOfContainmentCode = ''] = pair.split(/[\s:]/);
  return { allergenTypeCode, levelOfContainmentCode };
}

/** What a line break parts on paper, a space parts here. */
export const spaced = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();

const TIMES: Readonly<Record<string, readonly [unit: (typeof UNITS)[number], times: number]>> = {
  g: ['g', 1],
  kg: ['g', 1000],
  ml: ['ml', 1],
  cl: ['ml', 10],
  l: ['ml', 1000],
  piece: ['piece', 1],
  pieces: ['piece', 1],
  stück: ['piece', 1],
  st: ['piece', 1],
  stk: ['piece', 1],
  stuk: ['piece', 1],
  stuks: ['piece', 1],
};

/** `500 g`, `1,5 l`, `6 Stück`. What cannot be read stays as it is, and is refused as such. */
export function packIn(cell: string): unknown {
  const [, number = '', word = ''] =
    /^(\d{1,7}(?:[.,]\d{1,3})?) ?([a-zü]{1,6})\.?$/i.exec(cell) ?? [];
  const [unit, times] = TIMES[word.toLowerCase()] ?? [];
  if (unit === undefined || times === undefined) return cell;
  return { amount: Math.round(Number(number.replace(',', '.')) * times), unit };
}
