import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../src/food/language.js';
import { CODES } from '../src/food/row.js';
import { maskOf, type Mask } from '../src/food/mask.js';

/** A phrase or word with what must come out, and what may. */
export interface Judged {
  readonly block: string;
  readonly language: Language;
  readonly text: string;
  readonly certain: Mask;
  readonly possible: Mask;
  /** Whether something must stay not understood. */
  readonly isUnknown: boolean;
}

/** A recipe line with the reading that is wanted. Several accepted ones are parted by `;`. */
export interface Parsed {
  readonly language: Language;
  readonly form: string;
  readonly line: string;
  readonly quantity: string;
  readonly unit: string;
  readonly food: string;
  readonly optional: string;
}

/** The words that were judged by hand in a file, each block by its name. */
export function judgedIn(folder: string, file: string): readonly Judged[] {
  let block = '';
  return rowsIn(folder, file).flatMap((row) => {
    const title = /^# --- (\w)/.exec(row);
    if (title) block = title[1]!;
    const [language, text = '', certain = '', possible = '', note = ''] = row.split('|');
    if (row.startsWith('#')) return [];
    return [
      {
        block,
        language: language as Language,
        text: text.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        ),
        certain: codesIn(certain),
        possible: codesIn(possible),
        isUnknown: note.includes('UNKNOWN'),
      },
    ];
  });
}

const codesIn = (cell: string): Mask =>
  maskOf(
    CODES,
    CODES.filter((code) => cell.includes(code)),
  );

/** The recipe lines of a file. */
export const linesIn = (folder: string, file: string): readonly Parsed[] =>
  rowsIn(folder, file).map((row) => {
    const [language, line = '', quantity = '', unit = '', food = '', optional = '', note = ''] =
      row.split('|');
    const form = note.split(/[ :;,]/)[0] ?? '';
    return { language: language as Language, line, quantity, unit, food, optional, form };
  });

/** The ingredient lists of a language. */
export const listsIn = (folder: string, language: Language): readonly string[] => {
  const file = join(folder, `off-${language}-dev.txt`);
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
    : [];
};

const rowsIn = (folder: string, file: string): readonly string[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .slice(1)
    .filter((row) => row !== '');
