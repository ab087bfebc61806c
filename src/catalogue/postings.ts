import type { Language } from '@village-butcher/sdk/contract';
import { foodsMeant, wordsFor } from '../food/food-words.js';
import { productsIn, type Item, type Product } from './item.js';

/** Where a key leads. Words are folded. */
export type Postings<Key, Row> = ReadonlyMap<Key, ReadonlySet<Row>>;

/** Under each key, the rows that have it. */
export function posted<Key, Row>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly Key[],
): Postings<Key, Row> {
  const postings = new Map<Key, Set<Row>>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const found = postings.get(key) ?? new Set();
      postings.set(key, found.add(row));
    }
  }
  return postings;
}

/** A word of food → the items that hold it, and those that may. */
export interface FoodPostings {
  readonly contents: Postings<string, Item>;
  readonly traces: Postings<string, Item>;
}

/** Posts items under the words of their products, each as it is written. */
const literally = (all: readonly Item[]): FoodPostings => ({
  contents: posted(all, (item) => productsIn(item).flatMap(({ contents }) => contents)),
  traces: posted(all, (item) => productsIn(item).flatMap(({ traces }) => traces)),
});

/**
 * Posts items under every word of food in them. Where one of them has a text, the words that it makes
 * known are looked up by others too: so every word is then read, and stands under all its names.
 */
export function foodPostings(all: readonly Item[], language: Language): FoodPostings {
  const written = literally(all);
  if (all.every(({ named }) => named.length === 0)) return written;
  const meant = new Map<string, readonly string[]>();
  const meantBy = (word: string): readonly string[] => {
    const known = meant.get(word) ?? foodsMeant(word, language);
    meant.set(word, known);
    return known;
  };
  const inIt = ({ contents, named }: Product) => [...contents.flatMap(meantBy), ...named];
  const contents = posted(all, (item) => [...item.named, ...productsIn(item).flatMap(inIt)]);
  const traces = posted(all, (item) =>
    productsIn(item).flatMap((product) => product.traces.flatMap(meantBy)),
  );
  return {
    contents: underNames(contents, written.contents),
    traces: underNames(traces, written.traces),
  };
}

/** Foods under all their names, beside words as they are written. */
function underNames(
  foods: Postings<string, Item>,
  words: Postings<string, Item>,
): Postings<string, Item> {
  const all = new Map(words);
  for (const [id, items] of foods) {
    for (const word of wordsFor(id)) {
      const known = all.get(word);
      all.set(word, known ? new Set([...known, ...items]) : items);
    }
  }
  return all;
}
