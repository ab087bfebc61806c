import { bare, foundFor, isEnding, respelt, uninflected } from './form.js';
import { foodsOf, type Food } from './inherit.js';
import { LANGUAGES, type Language } from './language.js';
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
  readonly words: Readonly<Record<Language, Words>>;
}

const APOSTROPHES = /['’]/g;
const E_NUMBER = /^e[ -](?=\d)/;
/** As a text is cut into tokens: `B12` is two, `E472e` is one. */
const LETTERS_OR_DIGITS = /e\d{3,4}[a-i]?|[\p{L}\p{M}]+|\d+/gu;

/** Compiles rows of foods and of other words. What comes first keeps a name that is there twice. */
export function lexiconOf(rows: readonly Row[], worded: readonly Worded[]): Lexicon {
  const foods = foodsOf(rows);
  const wordsIn = (language: Language): Words => {
    const words = new Words(language);
    for (const { text, role } of worded.filter((one) => one.language === language)) {
      words.add(text, { role });
    }
    for (const { id, names } of rows) {
      const food = foods.get(id)!;
      for (const { text, reading } of names[language]) words.add(text, { food, reading });
    }
    return words;
  };
  const [de, nl, en] = LANGUAGES.map(wordsIn);
  return { foods, words: { de: de!, nl: nl!, en: en! } };
}

/** The words of one language. Their keys have no spaces, hyphens or capitals. */
export class Words {
  readonly language: Language;
  readonly #exact = new Map<string, Entry>();
  /** By spelling without accents, and without umlauts of two letters. */
  readonly #bare = new Map<string, Entry>();
  readonly #respelt = new Map<string, Entry>();
  /** Of several words, all but the last without their endings. */
  readonly #phrases = new Map<string, Entry>();
  /** How many words the longest name has that starts with this one. */
  readonly #starts = new Map<string, number>();
  /** All that a name can start with, in letters. */
  readonly #prefixes = new Set<string>();

  constructor(language: Language) {
    this.language = language;
  }

  /** Adds a name, unless it is there already. */
  add(name: string, entry: Entry): void {
    const written = name.toLowerCase().replace(APOSTROPHES, '').replace(E_NUMBER, 'e');
    const words = written.match(LETTERS_OR_DIGITS) ?? [];
    const key = words.join('');
    put(this.#exact, key, entry);
    put(this.#bare, bare(key), entry);
    put(this.#respelt, respelt(key), entry);
    if (words.length > 1) this.#addPhrase(words, entry);
    for (let end = 1; end <= bare(key).length; end++) this.#prefixes.add(bare(key).slice(0, end));
  }

  #addPhrase(words: readonly string[], entry: Entry): void {
    put(this.#phrases, bare(this.#joined(words)), entry);
    const start = this.#start(words[0]!);
    this.#starts.set(start, Math.max(this.#starts.get(start) ?? 0, words.length));
  }

  /** How many words a name can have that starts with these two. */
  longestFrom(word: string, next: string): number {
    const isOneWord = this.#prefixes.has(bare(word + next.charAt(0)));
    return Math.max(isOneWord ? 2 : 1, this.#starts.get(this.#start(word)) ?? 0);
  }

  /** The entry of one written word, in any of its forms. */
  entry(word: string): Entry | undefined {
    return (
      this.#formIn(this.#exact, word) ??
      this.#formIn(this.#bare, bare(word)) ??
      (SPELT.test(word) ? this.#formIn(this.#respelt, respelt(word)) : undefined)
    );
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

  /** Whether a name starts like this. */
  isStart(spelling: string): boolean {
    return this.#prefixes.has(spelling);
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
