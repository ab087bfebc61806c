import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Row } from '../../src/audit/csv.js';
import { MOST_ROWS_OF_A_SHEET, Workbook } from '../../src/audit/xlsx.js';
import { ExportPlace } from '../../src/audit/export-place.js';
import { HOSTILE, hostile } from '../support/hostile.js';
import { cellsIn } from '../support/sheet.js';
import { unzipped } from '../support/unzip.js';

const workbookOf = (pages: readonly (readonly Row[])[]): Buffer => {
  const book = new Workbook('Q02');
  const columns = Object.keys(pages[0]?.[0] ?? {});
  return Buffer.concat([book.begin(columns), ...pages.map((page) => book.add(page)), book.end()]);
};

const SHEET = 'xl/worksheets/sheet1.xml';
const sheetOf = (book: Buffer): string => unzipped(book).get(SHEET)!.toString();

const anyText = fc.oneof(
  hostile,
  fc.string({ unit: 'binary' }),
  fc.constantFrom('_x000', '_x005F_'),
);

test('a sheet has every text as it was, and nothing in it is a formula', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1 }), (texts) => {
      const sheet = sheetOf(workbookOf([texts.map((text) => ({ text }))]));
      expect(cellsIn(sheet).slice(1)).toEqual(texts.map((text) => [text, '']));
      expect(sheet).not.toMatch(/<f[\s>/]/);
    }),
  );
});

test('every text that ever ran in a spreadsheet is a text in a sheet', () => {
  const sheet = sheetOf(workbookOf([HOSTILE.map((text) => ({ text }))]));
  expect(cellsIn(sheet).slice(1)).toEqual(HOSTILE.map((text) => [text, '']));
  expect(sheet.match(/t="inlineStr"/g)).toHaveLength(2 * (HOSTILE.length + 1));
});

test('counts are numbers in a sheet, lists are words, and nothing is no cell', () => {
  const book = workbookOf([[{ none: null, n: -7, list: ['a', 'b'], id: '0042', empty: '' }]]);
  expect(cellsIn(sheetOf(book))).toEqual([
    ['none', 'n', 'list', 'id', 'empty', 'guarded'],
    [null, -7, 'a b', '0042', '', ''],
  ]);
});

test('the same rows make the same bytes, however they come', () => {
  const rows = Array.from({ length: 3_000 }, (_, n) => ({ n, text: `row ${n} ${'x'.repeat(40)}` }));
  const whole = workbookOf([rows]);
  const pages = Array.from({ length: 30 }, (_, n) => rows.slice(n * 100, n * 100 + 100));
  expect(workbookOf(pages).equals(whole)).toBe(true);
  expect(cellsIn(sheetOf(whole))).toHaveLength(3_001);
  expect(createHash('sha256').update(whole).digest('hex')).toBe(SAME_EVERYWHERE);
});

/** A change of this is a change of what every auditor makes anew. */
const SAME_EVERYWHERE = '664e004989fa97521bb798af4036e41387fbfaa8f71493476412595e7ee3897b';

test('a text too long for a cell is cut, and its column named', () => {
  const [, cells] = cellsIn(sheetOf(workbookOf([[{ a: 'ok', b: 'x'.repeat(32_768) }]])));
  expect(cells).toEqual(['ok', `${'x'.repeat(32_766)}…`, 'b']);
});

test('a part fits into a sheet, and a sheet takes no more than it holds', () => {
  const place = new ExportPlace('', undefined as never, '');
  expect(place.mostRows).toBeLessThan(MOST_ROWS_OF_A_SHEET);
  const book = new Workbook('Q02', 3);
  book.begin(['n']);
  book.add([{ n: 1 }, { n: 2 }]);
  expect(() => book.add([{ n: 3 }])).toThrow('no room');
});
