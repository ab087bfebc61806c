import { lengthsOf, lettersAfter, START, type Beginning, type Lengths } from './beginning.js';
import { bare, foundFor, isEnding, respelt, uninflected } from './form.js';
import { foodsOf, type Food } from './inherit.js';
import { inLanguage, type Language } from './language.js';
import type { Reading, Row } from './row.js';
import type { Role, Worded } from './worded.js';

/** What a word is: a name of a food, or a word with a role. */
export type Entry = NameEntry | RoleEntry;
/** A name of a food. */
export interface NameEntry {
  readonly food: Food;
  readonly reading: Reading;
}
/** A word that does something to those around it. */
export interface RoleEntry {
  readonly role: Role;
}

/** All that is known of foods and their words. */
export interface Lexicon {
  readonly foods: ReadonlyMap<string, Food>;
  /** Compiled when they are first asked for: a shop may speak one language. */
  words(language: Language): Words;
}

const APOSTROPHES = /['’]/g;
const E_NUMBER = /^e[ -](?=\d)/;
/** As a text is cut into tokens: `B12` is two, `E472e` is one. */
const LETTERS_OR_DIGITS = /e\d{3,4}[a-h]?|[\p{L}\p{M}]+|\d+/gu;

const IS_WORD = /^[a-zäöüß]+$/;

/** The words of a name, in the order of a text's tokens. */
const wordsIn = (name: string): readonly string[] =>
  IS_WORD.test(name)
    ? [name]
    : (name.replace(APOSTROPHES, '').replace(E_NUMBER, 'e').match(LETTERS_OR_DIGITS) ?? []);

/** Compiles rows of foods and of other words. What comes first keeps a name that is there twice. */
export function lexiconOf(rows: readonly Row[], worded: readonly Worded[]): Lexicon {
  const foods = foodsOf(rows);
  const compiled = (language: Language): Words => {
    const words = new Words(language);
    for (const one of worded) if (one.language === language) words.add(one.text, one);
    for (const { id, names } of rows) {
      const entries = entriesOf(foods.get(id)!);
      for (const { text, reading } of names[language]) words.add(text, entries[reading]);
    }
    return words;
  };
  return { foods, words: inLanguage(compiled) };
}

const entriesOf = (food: Food): Readonly<Record<Reading, NameEntry>> => ({
  any: { food, reading: 'any' },
  whole: { food, reading: 'whole' },
  head: { food, reading: 'head' },
});

/** The words of one language. Their keys have no spaces, hyphens or capitals. */
export class Words {
  readonly language: Language;
  readonly #exact = new Map<string, Entry>();
  /** By spelling without accents. */
  readonly #bare = new Map<string, Entry>();
  /** Names that are also words with a role, and are read as that. */
  readonly #hidden = new Map<string, Entry>();
  /** Of names with two letters that an umlaut can be written as: `Fondue`. */
  readonly #respelt = new Map<string, Entry>();
  /** Of several words, all but the last without their endings. */
  readonly #phrases = new Map<string, Entry>();
  /** How many words the longest name has that starts with this one. */
  readonly #starts = new Map<string, number>();
  /** By the first letters of names, how long such names are. */
  readonly #lengths = new Map<string, Lengths>();
  /** All names, in the order of their letters, once somebody asks. */
  #sorted: readonly string[] | undefined;

  constructor(language: Language) {
    this.language = language;
  }

  /** Adds a name, unless it is there already. */
  add(name: string, entry: Entry): void {
    const words = wordsIn(name.toLowerCase());
    const key = words.length === 1 ? words[0]! : words.join('');
    const plain = bare(key);
    this.#sorted = undefined;
    const known = this.#exact.get(key);
    if (known && 'role' in known && 'food' in entry) put(this.#hidden, key, entry);
    put(this.#exact, key, entry);
    put(this.#bare, plain, entry);
    if (SPELT.test(plain)) put(this.#respelt, respelt(plain), entry);
    if (words.length > 1) this.#addPhrase(words, entry);
    this.#addLengths(plain.slice(0, START), lengthsOf(plain));
  }

  #addLengths(start: string, lengths: Lengths): void {
    const known = this.#lengths.get(start) ?? 0;
    if ((known | lengths) !== known) this.#lengths.set(start, known | lengths);
  }

  #addPhrase(words: readonly string[], entry: Entry): void {
    put(this.#phrases, bare(this.#joined(words)), entry);
    const start = this.#start(words[0]!);
    this.#starts.set(start, Math.max(this.#starts.get(start) ?? 0, words.length));
  }

  /** What can follow a word in a name. */
  beginning(word: string): Beginning {
    const spelling = bare(word);
    this.#sorted ??= [...this.#bare.keys()].sort();
    const letters = lettersAfter(spelling, this.#sorted);
    const most = this.#starts.get(this.#start(word)) ?? 1;
    return { isName: this.#bare.has(spelling), letters, most };
  }

  /** The entry of one written word, in any of its forms. */
  entry(word: string): Entry | undefined {
    return (
      this.#formIn(this.#exact, word) ??
      this.#formIn(this.#bare, bare(word)) ??
      (SPELT.test(word) ? this.#respeltEntry(respelt(word)) : undefined)
    );
  }

  #respeltEntry(word: string): Entry | undefined {
    return this.#formIn(this.#bare, word) ?? this.#formIn(this.#respelt, word);
  }

  /** The food that a word with a role can also be: `Orange` is a colour, and a fruit. */
  hidden(word: string): Entry | undefined {
    return this.#formIn(this.#hidden, word);
  }

  /** The entry of several written words that make one name. */
  phrase(words: readonly string[]): Entry | undefined {
    if (isEnding(words.at(-1)!, this.language)) return this.#exact.get(words.join(''));
    return (
      this.#formIn(this.#exact, words.join('')) ??
      this.#formIn(this.#phrases, bare(this.#joined(words)))
    );
  }

  /** The entry of a spelling without accents, exactly. */
  part(spelling: string): Entry | undefined {
    return this.#bare.get(spelling);
  }

  /** How long the names are, with and without a last `e`, whose first letters are those of a spelling. */
  lengthsFrom(spelling: string): Lengths {
    return this.#lengths.get(spelling.slice(0, START)) ?? 0;
  }

  #formIn(entries: ReadonlyMap<string, Entry>, form: string): Entry | undefined {
    return foundFor(form, this.language, (word) => entries.get(word));
  }

  #start(word: string): string {
    return bare(uninflected(word, this.language));
  }

  #joined(words: readonly string[]): string {
    const last = words.length - 1;
    return words
      .map((word, index) => (index < last ? uninflected(word, this.language) : word))
      .join('');
  }
}

const SPELT = /[aou]e/;

function put(map: Map<string, Entry>, key: string, entry: Entry): void {
  if (!map.has(key)) map.set(key, entry);
}
