import { LANGUAGES, type Language } from './language.js';
import { keyOf, type Word } from './word.js';

/** What was found at a place, and where reading goes on. */
export interface Found<Value> {
  readonly value: Value;
  readonly next: number;
}

interface Phrase<Value> {
  readonly rest: readonly string[];
  readonly value: Value;
}

/** Phrases by their first word, longest first. */
export type Phrases<Value> = ReadonlyMap<string, readonly Phrase<Value>[]>;

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

/** The phrases of a table for one language. `~` at a word's end stands for any ending. */
export function phrasesOf<Value>(
  rows: readonly WordRow[],
  language: Language,
  valueOf: (row: WordRow) => Value,
): Phrases<Value> {
  const all = rows.flatMap((row) =>
    row.words[language]
      .flatMap((phrase) => inflected(phrase, language))
      .map((phrase) => phrase.split(' ').map(keyOf))
      .map(([first = '', ...rest]) => ({ first, rest, value: valueOf(row) })),
  );
  const longest = all.toSorted((a, b) => b.rest.length - a.rest.length);
  const byFirst = new Map<string, Phrase<Value>[]>();
  for (const { first, ...phrase } of longest) {
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  return byFirst;
}

const inflected = (phrase: string, language: Language): readonly string[] =>
  phrase.length > 1 && phrase.endsWith('~')
    ? ENDINGS[language].map((ending) => phrase.slice(0, -1) + ending)
    : [phrase];

/** A table for each language. */
export const inEach = <Value>(
  of: (language: Language) => Value,
): Readonly<Record<Language, Value>> => ({ de: of('de'), nl: of('nl'), en: of('en') });

/** The longest phrase that begins at a place, if any. */
export function phraseAt<Value>(
  phrases: Phrases<Value>,
  all: readonly Word[],
  at: number,
): Found<Value> | null {
  const list = at < all.length ? phrases.get(all[at]!.key) : undefined;
  if (list === undefined) return null;
  for (const { rest, value } of list) {
    if (stands(rest, all, at + 1)) return { value, next: at + 1 + rest.length };
  }
  return null;
}

function stands(rest: readonly string[], all: readonly Word[], at: number): boolean {
  for (let index = 0; index < rest.length; index += 1) {
    if (all[at + index]?.key !== rest[index]) return false;
  }
  return true;
}

/** Where reading goes on behind a phrase: at the same place, if there is none. */
export const behind = (phrases: Phrases<unknown>, all: readonly Word[], at: number): number =>
  phraseAt(phrases, all, at)?.next ?? at;

/** The tables of a text whose rows begin with a kind. */
export const kindsOf = (
  table: string,
): ((kind: string) => Readonly<Record<Language, Phrases<true>>>) => {
  const rows = wordRows(table);
  return (kind) =>
    inEach((language) =>
      phrasesOf(
        rows.filter(({ head }) => head[0] === kind),
        language,
        () => true,
      ),
    );
};
