import {
  LANGUAGES,
  type CatalogueImport,
  type ImportedProduct,
  type Language,
} from '@village-butcher/sdk/contract';
import type { Reading } from '../food/found.js';
import type { Food } from '../food/inherit.js';
import { FOOD_READER, FOODS } from '../food/knowledge.js';
import { parseLine } from '../food/line.js';
import { union, type Mask } from '../food/mask.js';
import { natureOf, UNKNOWN, type Nature } from '../food/nature.js';
import type { Item } from '../food/notes.js';
import { tokensOf } from '../food/scan.js';
import { allergensIn } from './evidence.js';
import { takenBy, type Branch, type Named, type Taken } from './taken.js';

/** What is in every kitchen, or comes from the tap: no store has to have it. */
const FREE: ReadonlySet<string> = new Set(['water', 'salt', 'pepper', 'black-pepper']);

/** A product as somebody looks for it. */
interface Candidate {
  readonly id: string;
  /** What it is, in the knowledge's ids. */
  readonly heads: readonly Food[];
  readonly words: ReadonlySet<string>;
  /** A set over the 14: what is declared to be in it. */
  readonly contains: Mask;
}

/** What of a line tells one product from another. */
interface Sought {
  readonly language: Language;
  readonly words: readonly string[];
  /** A set over the 14: what the line wants it without. */
  readonly without: Mask;
}

/** What a line of a recipe asks of a store. */
export interface Wanted extends Named {
  /** The same, food by food. */
  readonly taken: readonly Taken[];
}

/** Finds what a store calls by another name. */
export class Matcher {
  readonly #rows: readonly ImportedProduct[];
  readonly #language: Language;
  /** By language and line. Many recipes have the same lines, and each is asked for more than once. */
  readonly #wanted = new Map<string, Wanted>();
  #byFood: ReadonlyMap<string, readonly Candidate[]> | undefined;

  /** Products, and the language that their names are mostly in. They are read when first asked for. */
  constructor(rows: readonly ImportedProduct[], language: Language) {
    this.#rows = rows;
    this.#language = language;
  }

  /** The products that a line of a recipe takes. Of alternatives, the first that there is. */
  wanted(line: string, language: Language): Wanted {
    const key = `${language} ${line}`;
    const wanted = this.#wanted.get(key) ?? this.#find(line, language);
    this.#wanted.set(key, wanted);
    return wanted;
  }

  #find(line: string, language: Language): Wanted {
    const read = parseLine(line, language);
    if (read.heading) return NOTHING;
    if (read.food === null) return MISSING;
    const denied = read.without.map((word) => FOOD_READER.read(word, language).contains);
    const sought = { language, words: wordsIn(line), without: union(denied) };
    const find = (one: Item): Branch => {
      const heads = headsIn(FOOD_READER.read(one.food, language));
      return { ...one, ...this.#allOf(heads, sought), weights: weightsOf(heads) };
    };
    const [first, ...choice] = [{ ...read, food: read.food }, ...read.alternatives]
      .map(find)
      .toSorted((a, b) => Number(a.isMissing) - Number(b.isMissing));
    const others = read.also.map(find);
    const all = [first!, ...others];
    return {
      products: [...new Set(all.flatMap(({ products }) => products))],
      isMissing: all.some(({ isMissing }) => isMissing),
      taken: [takenBy(first!, choice, read), ...others.map((one) => takenBy(one, [], one))],
    };
  }

  /** The products that have all of some foods. Each takes as much of it as it can. */
  #allOf(heads: readonly Food[], sought: Sought): Named {
    if (heads.length === 0) return MISSING;
    const products: string[] = [];
    for (let left = heads.filter(({ id }) => !FREE.has(id)); left.length > 0;) {
      const best = this.#best(left, sought);
      if (best === undefined) return { products, isMissing: true };
      products.push(best.id);
      left = left.filter((food) => !isSome(best, food));
    }
    return { products, isMissing: false };
  }

  #best(foods: readonly Food[], { words, without }: Sought): Candidate | undefined {
    const byFood = (this.#byFood ??= posted(this.#rows, this.#language));
    const ids = new Set(foods.map(({ id }) => id));
    const rank = (one: Candidate): readonly number[] => [
      -foods.filter((food) => isSome(one, food)).length,
      one.contains & without ? 1 : 0,
      -words.filter((word) => one.words.has(word)).length,
      one.heads.filter(({ id }) => !ids.has(id)).length,
    ];
    return [...new Set(foods.flatMap(({ id }) => byFood.get(id) ?? []))]
      .map((one) => ({ one, at: rank(one) }))
      .toSorted((a, b) => before(a.at, b.at) || (a.one.id < b.one.id ? -1 : 1))[0]?.one;
  }
}

const NOTHING: Wanted = { products: [], isMissing: false, taken: [] };
const MISSING: Wanted = { products: [], isMissing: true, taken: [] };

/** Negative if the first of two ranks is the better one. */
const before = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, at) => value - b[at]!).find((step) => step !== 0) ?? 0;

/** Whether a product is a food, or a kind of it. */
const isSome = ({ heads }: Candidate, { id }: Food): boolean =>
  heads.some(({ kinds }) => kinds.has(id));

const headsIn = ({ found }: Reading): readonly Food[] => [
  ...new Set(found.filter(({ isHead }) => isHead).map(({ food }) => food)),
];

/** Of two foods in one name nobody knows which is weighed. */
const weightsOf = ([food, ...others]: readonly Food[]): Nature =>
  food && others.length === 0 ? natureOf(food) : UNKNOWN;

const wordsIn = (text: string): readonly string[] => [
  ...new Set(
    tokensOf(text)
      .filter(({ kind }) => kind === 'word')
      .map((token) => token.text),
  ),
];

/** Under each food, the products that are it or a kind of it. */
function posted(
  rows: readonly ImportedProduct[],
  language: Language,
): ReadonlyMap<string, readonly Candidate[]> {
  const byFood = new Map<string, Candidate[]>();
  for (const row of rows) {
    const candidate = candidateOf(row, language);
    for (const id of new Set(candidate.heads.flatMap(({ kinds }) => [...kinds]))) {
      const known = byFood.get(id);
      if (known) known.push(candidate);
      else byFood.set(id, [candidate]);
    }
  }
  return byFood;
}

/** Its name is in the shop's language, its words may be in English too: `cream`, `lactose-free`. */
function candidateOf(row: ImportedProduct, language: Language): Candidate {
  const { id, name, foods, attributes } = row;
  const last = foods.at(-1);
  const worded = last === undefined ? [] : attributes.map((word) => `${word} ${last}`);
  const heads = [
    ...foods.flatMap((word) => FOODS.foods.get(word) ?? []),
    ...headsIn(FOOD_READER.read(plain(name), row.ingredients?.language ?? language)),
    ...[...foods, ...worded].flatMap((word) => headsIn(FOOD_READER.read(word, 'en'))),
    ...foods.flatMap((word) => headsIn(FOOD_READER.read(word, language))),
  ];
  return {
    id,
    heads: [...new Set(heads)],
    contains: allergensIn(row.allergens?.contains),
    words: new Set([name, ...foods, ...attributes].flatMap((text) => wordsIn(spaced(text)))),
  };
}

/** `Butter, gesalzen (250 g)` is butter. */
const plain = (name: string): string => name.split(/[,(]/, 1)[0]!;

const spaced = (text: string): string => text.replaceAll('-', ' ');

/** Finds products by what a recipe calls them, in the language of the shop's own texts. */
export const matcherOf = ({ products, notice }: CatalogueImport): Matcher =>
  new Matcher(products, languageOf(notice.locale));

/** The language of a locale, where food is read in it. */
export const languageOf = (locale: string): Language =>
  LANGUAGES.find((language) => locale.startsWith(language)) ?? 'en';
