import type { Cell } from '@village-butcher/sdk/contract';
import type { Row } from './csv.js';
import { Zip, type Growing } from './zip.js';

/*
 * A workbook of one sheet (ECMA-376, Office Open XML) as a stream of bytes: texts inline, counts as
 * numbers, and nowhere a formula. The same rows make the same bytes.
 */

/** A sheet ends at 1,048,576 rows; one of ours sooner. */
export const MOST_ROWS_OF_A_SHEET = 1_000_000;
/** So many UTF-16 units a spreadsheet takes into a cell. */
const LONGEST_CELL = 32_767;
const CUT = '…';

const SHEET = 'xl/worksheets/sheet1.xml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A table as it is being written. */
export class Workbook {
  readonly #zip = new Zip();
  #sheet: Growing | undefined;
  #rows = 0;

  constructor(
    private readonly name: string,
    private readonly mostRows = MOST_ROWS_OF_A_SHEET,
  ) {}

  /** Everything before the first row, and the names of the columns. */
  begin(columns: readonly string[]): Buffer {
    const plain = PLAIN_FILES(this.name).map(([name, text]) => this.#zip.file(name, text));
    const sheet = (this.#sheet = this.#zip.open(SHEET));
    const head = sheet.add(Buffer.from(sheetHead(columns.length + 1)));
    return Buffer.concat([...plain, sheet.head, head, this.#lines([[...columns, 'guarded']])]);
  }

  /** Rows. What is too long for a cell is cut, and its column named in the last one. */
  add(rows: readonly Row[]): Buffer {
    return this.#lines(rows.map(cellsOf));
  }

  end(): Buffer {
    const sheet = this.#sheet!;
    const last = sheet.add(Buffer.from('</sheetData></worksheet>'));
    return Buffer.concat([last, sheet.end(), this.#zip.end()]);
  }

  #lines(rows: readonly (readonly Cell[])[]): Buffer {
    const first = this.#rows + 1;
    this.#rows += rows.length;
    if (this.#rows > this.mostRows) throw new Error('A sheet has no room for more rows.');
    return this.#sheet!.add(Buffer.from(rows.map((row, n) => lineOf(row, first + n)).join('')));
  }
}

function cellsOf(row: Row): readonly Cell[] {
  const cells = Object.entries(row).map(([name, cell]) => {
    const whole = Array.isArray(cell) ? cell.join(' ') : cell;
    const isCut = typeof whole === 'string' && whole.length > LONGEST_CELL;
    return { name, isCut, shown: isCut ? whole.slice(0, LONGEST_CELL - 1) + CUT : whole };
  });
  const cut = cells.filter(({ isCut }) => isCut).map(({ name }) => name);
  return [...cells.map(({ shown }) => shown), cut.join(' ')];
}

const lineOf = (row: readonly Cell[], number: number): string =>
  `<row r="${number}">${row.map((cell, n) => cellOf(cell, columnAt(n) + number)).join('')}</row>`;

/** Nothing is no cell. The style makes a text one for good, also for whoever types over it. */
function cellOf(cell: Cell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  const text = String(cell);
  const space = SPACED.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${at}" s="1" t="inlineStr"><is><t${space}>${escaped(text)}</t></is></c>`;
}

const LETTERS = 26;

/** A, B, … Z, AA: what a sheet calls its columns. */
function columnAt(n: number): string {
  const letter = String.fromCharCode(65 + (n % LETTERS));
  return n < LETTERS ? letter : columnAt(Math.floor(n / LETTERS) - 1) + letter;
}

/** A reader of XML would drop or fold these where nothing says otherwise. */
const SPACED = /^\s|\s$|[\t\n]/;

/** What XML 1.0 cannot hold, or changes: `_xHHHH_` stands for it (ECMA-376-1, 22.9.2.19). */
const UNHELD = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
/** Of them what it holds all the same. */
const HELD = /[\t\n\u007F-\u009F]/;
/** What would be read as standing for a letter, and is a text. */
const LOOKS_HELD = /_(?=x[\dA-Fa-f]{4})/g;
const MARKS = /[&<>]/g;
const NAME_OF: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string =>
  text
    .replaceAll(LOOKS_HELD, '_x005F_')
    .replaceAll(UNHELD, (letter) => (HELD.test(letter) ? letter : `_x${hexOf(letter)}_`))
    .replaceAll(MARKS, (mark) => NAME_OF[mark]!);

const hexOf = (letter: string): string =>
  letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

const sheetHead = (columns: number): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
  `<cols><col min="1" max="${columns}" width="26" customWidth="1"/></cols><sheetData>`;

/** The second style is that of texts: their format is text, and what is typed over them stays one. */
const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>' +
  '</styleSheet>';

const PLAIN_FILES = (name: string): readonly (readonly [string, string])[] => [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/${SHEET}" ContentType="${TYPE}.worksheet+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  ],
  ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
  [
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
      `<sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
  ],
  ['xl/styles.xml', STYLES],
];

const relations = (all: readonly (readonly [kind: string, to: string])[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  all
    .map(
      ([kind, to], n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${kind}" Target="${to}"/>`,
    )
    .join('') +
  '</Relationships>';
