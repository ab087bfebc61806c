import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { guarded } from '../../../src/audit/cell.js';
import { csvHead, csvRow, SEPARATORS, type CsvProfile } from '../../../src/audit/csv.js';
import { Workbook } from '../../../src/audit/xlsx.js';
import { HOSTILE } from '../../support/hostile.js';
import { HAS_OFFICE, LOCALES, Office, type OfficeLocale } from '../../support/office.js';

/*
 * A real spreadsheet opens what leaves the house, set to German and to English: it finds no formula, and
 * has every text as we wrote it.
 */

if (!HAS_OFFICE) {
  process.stderr.write('No soffice here: nothing was opened. Debian has it as libreoffice-calc.\n');
}
const here = HAS_OFFICE ? test : test.skip;

const folder = mkdtempSync(join(tmpdir(), 'village-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROFILES = Object.keys(SEPARATORS) as CsvProfile[];
const SETTINGS = Object.keys(LOCALES) as OfficeLocale[];
const ROWS = HOSTILE.map((text, n) => ({ n, text, other: text }));

const written = (name: string, bytes: string | Buffer): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

const tableOf = (by: CsvProfile): string =>
  csvHead(['n', 'text', 'other'], by) + ROWS.map((row) => csvRow(row, by)).join('');

const officeIn = (locale: OfficeLocale): Office => new Office(join(folder, locale), locale);

here.each(SETTINGS.flatMap((locale) => PROFILES.map((by) => [locale, by] as const)))(
  'set to %s, it opens a table (%s): no formula, whatever it was told to cut at, and each text as it was',
  (locale, by) => {
    const office = officeIn(locale);
    const path = written(`${by}.csv`, tableOf(by));
    for (const separator of Object.values(SEPARATORS)) {
      expect([separator, office.formulasIn(path, separator)]).toEqual([separator, 0]);
    }
    const [, ...cells] = office.textsIn(path, SEPARATORS[by]);
    expect(cells.map(([, text]) => text)).toEqual(HOSTILE.map(guarded));
  },
  300_000,
);

here.each(SETTINGS)(
  'set to %s, it opens a workbook: no formula, and each text as it was',
  (locale) => {
    const office = officeIn(locale);
    const book = new Workbook('Q02');
    const bytes = [book.begin(['n', 'text', 'other']), book.add(ROWS), book.end()];
    const path = written('book.xlsx', Buffer.concat(bytes));
    expect(office.formulasIn(path)).toBe(0);
    const [, ...cells] = office.textsIn(path);
    // LibreOffice keeps one kind of line break in a cell; the file has both.
    const kept = HOSTILE.map((text) => text.replaceAll('\r\n', '\n'));
    expect(cells.map(([, text]) => text)).toEqual(kept);
  },
  300_000,
);

here(
  'without the guard it finds formulas, so that it finds none with it says something',
  () => {
    const cells = HOSTILE.map((text) => `"${text.replaceAll('"', '""')}"\r\n`).join('');
    const path = written('unguarded.csv', `\uFEFF"text"\r\n${cells}`);
    expect(officeIn('de-DE').formulasIn(path, ',')).toBeGreaterThan(0);
  },
  300_000,
);
