import type { Language } from '@village-butcher/sdk/contract';
import { foodsMeant, wordsFor } from '../food/food-words.js';
import type { Item, Product, Recipe } from './item.js';
import type { Rack } from './rack.js';

/** Where a word leads: to rows of a rack, in their order. Words are folded. */
export type Postings = ReadonlyMap<string, Uint32Array>;

/** Under each word, the rows of the items that have it. */
export function posted<One extends Item>(
  { items }: Rack<One>,
  wordsIn: (item: One) => readonly string[],
): Postings {
  const postings = new Map<string, number[]>();
  for (const item of items) {
    for (const word of wordsIn(item)) {
      const rows = postings.get(word);
      if (rows === undefined) postings.set(word, [item.row]);
      else if (rows.at(-1) !== item.row) rows.push(item.row);
    }
  }
  return packed(postings);
}

const packed = (postings: ReadonlyMap<string, readonly number[]>): Postings =>
  new Map(Array.from(postings, ([word, rows]) => [word, Uint32Array.from(rows)]));

/** By the row of a product, the rows of the recipes that it goes into. */
export function usesOf(products: Rack<Product>, recipes: Rack<Recipe>): readonly Uint32Array[] {
  const uses: number[][] = products.items.map(() => []);
  for (const recipe of recipes.items) {
    for (const product of recipe.products) uses[product.row]!.push(recipe.row);
  }
  return uses.map((rows) => Uint32Array.from(rows));
}

/** A word of food → what holds it, and what may. */
export interface FoodPostings {
  /** The products that it is in, or that may hold traces of it. */
  readonly contents: Postings;
  readonly traces: Postings;
  /** The recipes that speak of it in a line of their own. */
  readonly lines: Postings;
}

/**
 * Posts items under every word of food in them. Where one of them has a text, the words that it makes
 * known are looked up by others too: so every word is then read, and stands under all its names.
 */
export function foodPostings(
  products: Rack<Product>,
  recipes: Rack<Recipe>,
  language: Language,
): FoodPostings {
  const contents = posted(products, (product) => product.contents);
  const traces = posted(products, (product) => product.traces);
  const hasTexts = [...products.items, ...recipes.items].some(({ named }) => named.length > 0);
  if (!hasTexts) return { contents, traces, lines: new Map() };
  const meant = new Map<string, readonly string[]>();
  const meantBy = (word: string): readonly string[] => {
    const known = meant.get(word) ?? foodsMeant(word, language);
    meant.set(word, known);
    return known;
  };
  const foods = posted(products, ({ contents: words, named }) => [
    ...words.flatMap(meantBy),
    ...named,
  ]);
  const hinted = posted(products, (product) => product.traces.flatMap(meantBy));
  return {
    contents: underNames(foods, contents),
    traces: underNames(hinted, traces),
    lines: underNames(
      posted(recipes, ({ named }) => named),
      new Map(),
    ),
  };
}

/** Foods under all their names, beside words as they are written. */
function underNames(foods: Postings, words: Postings): Postings {
  const all = new Map(words);
  for (const [id, rows] of foods) {
    for (const word of wordsFor(id)) {
      const known = all.get(word);
      all.set(word, known ? merged(known, rows) : rows);
    }
  }
  return all;
}

const merged = (one: Uint32Array, other: Uint32Array): Uint32Array =>
  Uint32Array.from(new Set([...one, ...other])).toSorted();
