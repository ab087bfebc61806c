import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvHead, csvRow, type Row } from '../../src/audit/csv.js';
import type { ExportKey } from '../../src/audit/export-key.js';
import { jsonLine } from '../../src/audit/jsonl.js';
import { digestOf } from '../../src/audit/manifest.js';
import { Workbook } from '../../src/audit/xlsx.js';
import { canonical } from '../../src/base/canonical.js';
import type { Unpacked } from './exported.js';

/** A file as a manifest names it. */
interface Named {
  readonly name: string;
  readonly sha256: string;
}

/** What a manifest says, as far as somebody here changes it. */
interface Said {
  readonly log: { readonly size: number };
  readonly zero: { readonly question: string; readonly rows: number }[];
  readonly parts: Named[];
  readonly files: Named[];
}

/** What somebody may have at hand who tampers: another export, and the key that signed this one. */
export interface AtHand {
  readonly one: Unpacked;
  readonly other: Unpacked;
  readonly key: ExportKey;
}

/** The rows of the answer, and the table of them. */
export const ROWS = 'parts/Q02-0001.jsonl';
export const TABLE = 'parts/Q02-0001.csv';
export const SHEET = 'parts/Q02-0001.xlsx';

/** Where a file of it lies. */
export const pathIn = ({ folder }: Unpacked, name: string): string => join(folder, name);

/** Changes a file and nothing else. */
export function edit(one: Unpacked, name: string, change: (text: string) => string): void {
  const before = readFileSync(pathIn(one, name), 'latin1');
  writeFileSync(pathIn(one, name), change(before), 'latin1');
}

/** Changes what the manifest says, and signs it anew. */
export function resign({ one, key }: AtHand, change: (said: Said) => void): void {
  const said = JSON.parse(one.read('manifest.json')) as Said;
  change(said);
  const text = canonical(said, 64_000_000);
  writeFileSync(pathIn(one, 'manifest.json'), text);
  writeFileSync(pathIn(one, 'manifest.jws'), key.signed(text));
}

/** Signs a changed file as if it had been so from the beginning. */
export const resignFile = (
  hand: AtHand,
  name: string,
  more: { readonly rows?: number } = {},
): void =>
  resign(hand, ({ parts, files }) => {
    const named = [...parts, ...files].find((file) => file.name === name)!;
    Object.assign(named, { sha256: digestOf(hand.one.bytes(name)) }, more);
  });

/** Puts other texts in the place of the rows, makes the tables of them, and signs all. */
export function rewrite(hand: AtHand, texts: readonly string[]): void {
  const row = JSON.parse(hand.one.read(ROWS).split('\n')[0]!) as Row;
  const rows = texts.map((text) => ({ ...row, surface: text, fields: [text, 'b'] }));
  const table = rows.map((each) => csvRow(each, 'comma')).join('');
  writeFileSync(pathIn(hand.one, ROWS), rows.map(jsonLine).join(''));
  writeFileSync(pathIn(hand.one, TABLE), csvHead(Object.keys(row), 'comma') + table);
  const sheet = new Workbook('Q02');
  const begun = [sheet.begin(Object.keys(row)), sheet.add(rows), sheet.end()];
  writeFileSync(pathIn(hand.one, SHEET), Buffer.concat(begun));
  for (const name of [ROWS, TABLE, SHEET]) resignFile(hand, name, { rows: rows.length });
}
