import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { guarded } from '../../src/audit/cell.js';
import { csvHead, csvRow, SEPARATORS, type CsvProfile } from '../../src/audit/csv.js';
import { jsonLine } from '../../src/audit/jsonl.js';
import { HOSTILE, hostile } from '../support/hostile.js';

const PROFILES = Object.keys(SEPARATORS) as CsvProfile[];
const READERS = [',', ';', '\t', '|'];

/** A reader as careless as can be: it cuts wherever its separator stands, and trims what it can. */
const carelessly = (file: string, separator: string): readonly string[] =>
  file.split(/[\r\n]+/).flatMap((line) => line.split(separator));

/** What a spreadsheet looks at first, however much stands before it. */
const first = (cell: string): string =>
  cell.normalize('NFKC').replace(/^["\p{Cc}\p{Cf}\p{Z}\p{M}\u115F\u1160\u3164\uFFA0]+/u, '')[0] ??
  '';

const isLive = (cell: string): boolean => '=+-@\u2212'.includes(first(cell)) && first(cell) !== '';

const rows = fc.array(
  fc.record({ a: hostile, b: hostile, c: fc.array(hostile, { maxLength: 3 }) }),
  {
    maxLength: 4,
  },
);

test('no cell of a table begins a formula, whichever separator a reader was told', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(...PROFILES), fc.constantFrom(...READERS), (all, by, as) => {
      const file = csvHead(['a', 'b', 'c'], by) + all.map((row) => csvRow(row, by)).join('');
      expect(carelessly(file, as).filter(isLive)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('every text that ever ran in a spreadsheet is shown and not run', () => {
  for (const text of HOSTILE) {
    expect(text.split(/[,;|\t\r\n]/).some((piece) => isLive(piece) || piece.startsWith("'"))).toBe(
      true,
    );
    expect([guarded(text), ...guarded(text).split(/[,;|\t\r\n]/)].filter(isLive)).toEqual([]);
    expect(guarded(text)).not.toBe(text);
  }
});

test('no cell breaks a line, and a careful reader has every cell back', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom(...PROFILES), (text, by) => {
      const line = csvRow({ text }, by);
      expect(line.indexOf('\r\n')).toBe(line.length - 2);
      expect(line.slice(0, -2)).not.toMatch(by === 'tab' ? /[\r\n]/ : /[\r\n\t]/);
      const [[cell, changed]] = parse(line, { delimiter: SEPARATORS[by] }) as [[string, string]];
      expect(cell).toBe(guarded(text));
      expect(changed).toBe(cell === text ? '' : 'text');
    }),
  );
});

test('a row is its cells, each as the guard leaves it alone, and names those that were changed', () => {
  const some = fc.oneof(
    hostile,
    fc.constantFrom('a', 'a b', '', 'a\nb', '\n', 'a\n', '\n=1', '-1'),
  );
  const columns = ['one', 'two', 'three'] as const;
  fc.assert(
    fc.property(fc.tuple(some, some, some), fc.constantFrom(...PROFILES), (texts, by) => {
      const row = Object.fromEntries(columns.map((name, n) => [name, texts[n]!]));
      const [cells] = parse(csvRow(row, by), { delimiter: SEPARATORS[by] }) as [string[]];
      const changed = columns.filter((_, n) => guarded(texts[n]!) !== texts[n]);
      expect(cells).toEqual([...texts.map(guarded), changed.join(' ')]);
    }),
    { numRuns: 1_000 },
  );
});

test('what nobody could run stays as it is, numbers and times too', () => {
  const row = {
    name: 'Grünkern, mittel; 500 g',
    at: '2026-05-01T10:00:00.000Z',
    lines: ['0192', 'x-y'],
    lagMs: -7,
    none: null,
  };
  expect(csvRow(row, 'comma')).toBe(
    '"Grünkern, mittel; 500 g","2026-05-01T10:00:00.000Z","0192 x-y","-7","",""\r\n',
  );
  expect(csvHead(['a'], 'semicolon')).toBe('\uFEFF"a";"guarded"\r\n');
});

test('JSON Lines has every text as it was, a line each', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const line = jsonLine({ text, count: 1, list: [text], none: null });
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(JSON.parse(line)).toEqual({ text, count: 1, list: [text], none: null });
    }),
  );
});

test('a long text takes no more than its length', () => {
  const took = (text: string): number => {
    const began = performance.now();
    guarded(text);
    return performance.now() - began;
  };
  for (const piece of ['=', '"', "'", ',', ' ', '\u200B', '=,', 'a']) {
    expect(took(piece.repeat(1_000_000))).toBeLessThan(15_000);
  }
}, 120_000);
