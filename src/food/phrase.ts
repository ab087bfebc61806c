import type { Language } from './language.js';
import { inEach, spelledOut, wordRows, type WordRow } from './word-row.js';
import type { Word } from './word.js';

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

/** The phrases of a table for one language. */
export function phrasesOf<Value>(
  rows: readonly WordRow[],
  language: Language,
  valueOf: (row: WordRow) => Value,
): Phrases<Value> {
  const all = rows.flatMap((row) =>
    spelledOut(row, language).map(([first = '', ...rest]) => ({
      first,
      rest,
      value: valueOf(row),
    })),
  );
  const longest = all.toSorted((a, b) => b.rest.length - a.rest.length);
  const byFirst = new Map<string, Phrase<Value>[]>();
  for (const { first, ...phrase } of longest) {
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  return byFirst;
}

/** The longest phrase that begins at a place, if any. */
export function phraseAt<Value>(
  phrases: Phrases<Value>,
  all: readonly Word[],
  at: number,
): Found<Value> | null {
  const word = all[at];
  if (word === undefined || !word.isOpening) return null;
  for (const { rest, value } of phrases.get(word.key) ?? []) {
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
