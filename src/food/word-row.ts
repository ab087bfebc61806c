import { LANGUAGES, type Language } from './language.js';

/** One row of a table of words: what it stands for, and its phrases in a language. */
export interface WordRow {
  readonly head: readonly string[];
  readonly words: Readonly<Record<Language, readonly string[]>>;
}

/** The rows of a table `head | … | de | nl | en`. */
export const wordRows = (table: string): readonly WordRow[] =>
  table
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map((cells) => {
      const [de, nl, en] = cells.slice(-LANGUAGES.length).map(phrasesIn);
      return {
        head: cells.slice(0, -LANGUAGES.length),
        words: { de: de ?? [], nl: nl ?? [], en: en ?? [] },
      };
    });

const phrasesIn = (cell: string): readonly string[] =>
  cell
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

const ENDINGS: Readonly<Record<Language, readonly string[]>> = {
  de: ['', 'e', 'er', 'es', 'en', 'em'],
  nl: ['', 'e'],
  en: [''],
};

/** The phrases of a row, word by word. `~` at a phrase's end stands for any ending. */
export const spelledOut = (row: WordRow, language: Language): readonly (readonly string[])[] =>
  row.words[language]
    .flatMap((phrase) => inflected(phrase, language))
    .map((phrase) => phrase.split(' ').map(keyOf));

const inflected = (phrase: string, language: Language): readonly string[] =>
  phrase.length > 1 && phrase.endsWith('~')
    ? ENDINGS[language].map((ending) => phrase.slice(0, -1) + ending)
    : [phrase];

const PLAIN = /^[a-z0-9-]*$/;

/** A word as it is looked up. */
export const keyOf = (word: string): string =>
  PLAIN.test(word) ? word : word.toLowerCase().replaceAll('ß', 'ss').normalize('NFC');

/** A table for each language. */
export const inEach = <Value>(
  of: (language: Language) => Value,
): Readonly<Record<Language, Value>> => ({ de: of('de'), nl: of('nl'), en: of('en') });
