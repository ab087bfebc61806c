import { mostWords, type Beginning } from './beginning.js';
import { leadOf, partsOf, tailOf } from './compound.js';
import { respelt } from './form.js';
import { LANGUAGES, type Language } from './language.js';
import type { Entry, Lexicon, Words } from './lexicon.js';
import type { Rule } from './found.js';
import type { Span, Token } from './scan.js';
import type { Role } from './worded.js';

/** One or more words of a text that mean something together. */
export interface Bit {
  readonly text: string;
  readonly span: Span;
  /** All ways to read it, each part by part. None: nobody understands it. */
  readonly readings: readonly (readonly Entry[])[];
  readonly rule: Rule;
  /** It stands there as a name does, not in the plural. */
  readonly isName: boolean;
  readonly isJoined: boolean;
}

/** What a word means, without where it stands. */
type Meaning = Pick<Bit, 'readings' | 'rule'>;

const MOST_REMEMBERED = 50_000;

/** Remembers what was found out of words, until they are too many. */
class Memory<Value> {
  readonly #known = new Map<string, Value>();
  readonly #find: (word: string) => Value;

  constructor(find: (word: string) => Value) {
    this.#find = find;
  }

  of(word: string): Value {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    const value = this.#find(word);
    this.#known.set(word, value);
    return value;
  }
}

const OTHER_LANGUAGE = 3;
/** Roles of words that deny and change nothing. */
const QUIET: readonly Role[] = ['form', 'quality', 'taste', 'from', 'among'];

/** Reads words in one language with one lexicon, and remembers what each meant. */
export class WordReader {
  readonly #words: Words;
  readonly #lexicon: Lexicon;
  readonly #meanings = new Memory((word: string) => this.#meaningOf(word));
  readonly #beginnings: Memory<Beginning>;

  constructor(lexicon: Lexicon, language: Language) {
    const words = lexicon.words(language);
    this.#lexicon = lexicon;
    this.#words = words;
    this.#beginnings = new Memory((word) => words.beginning(word));
  }

  /**
   * The bits of some words that follow each other, the longest known ones first. A number says
   * nothing, unless it is part of a name.
   */
  bits(tokens: readonly Token[]): readonly Bit[] {
    const bits: Bit[] = [];
    for (let at = 0; at < tokens.length;) {
      const length = this.#phraseAt(tokens, at);
      if (length > 1) bits.push(this.#phraseBit(tokens.slice(at, at + length)));
      else if (tokens[at]!.kind === 'word') bits.push(this.#wordBit(tokens, at));
      at += length;
    }
    return bits;
  }

  /** What a single word means. */
  meaning(word: string): Meaning {
    return this.#meanings.of(word);
  }

  /** What a word does that names no food; null where it names one, or nobody knows it. */
  role(word: string): Role | null {
    return roleOf(this.meaning(word));
  }

  /**
   * Of words among which no food was found, those that can be one: `500 g gehakt` is minced meat, and
   * `Aroma` is something. A quality counts only where nothing else is said.
   */
  hiddenFoods(tokens: readonly Token[]): readonly Bit[] {
    const telling = tokens.filter(({ text }) => this.role(text) !== 'stop');
    if (!telling.every(({ text }) => QUIET.includes(this.role(text) ?? 'no'))) return [];
    return telling.flatMap(({ text, span, isJoined }) => {
      const food =
        this.role(text) === 'quality' && telling.length > 1 ? null : this.#words.hidden(text);
      return food
        ? [{ text, span, isJoined, isName: true, rule: 'name' as const, readings: [[food]] }]
        : [];
    });
  }

  /** How many of the words from here on make one name. */
  #phraseAt(tokens: readonly Token[], at: number): number {
    const next = tokens[at + 1];
    if (!next) return 1;
    const beginning = this.#beginnings.of(tokens[at]!.text);
    const most = Math.min(mostWords(beginning, next.text), tokens.length - at);
    for (let length = most; length > 1; length--) {
      if (this.#words.phrase(texts(tokens.slice(at, at + length)))) return length;
    }
    return 1;
  }

  #phraseBit(tokens: readonly Token[]): Bit {
    const [first, last] = [tokens[0]!, tokens.at(-1)!];
    return {
      text: texts(tokens).join(' '),
      span: [first.span[0], last.span[1]],
      readings: [[this.#words.phrase(texts(tokens))!]],
      rule: 'name',
      isName: true,
      isJoined: first.isJoined,
    };
  }

  #wordBit(tokens: readonly Token[], at: number): Bit {
    const { text, span, isJoined } = tokens[at]!;
    const whole = this.#completed(tokens, at);
    const { isName } = this.#beginnings.of(text);
    return { text, span, isJoined, isName, ...this.meaning(whole) };
  }

  /** `Weizen- oder Dinkelmehl`: what was cut off stands at the end of a later word. */
  #completed(tokens: readonly Token[], at: number): string {
    const { text, isCut } = tokens[at]!;
    const later = isCut
      ? tokens.slice(at + 1).find((one) => !one.isCut && one.text.length > 4)
      : undefined;
    if (!later) return text;
    for (let start = 1; start < later.text.length - 1; start++) {
      const end = later.text.slice(start);
      if (this.#words.entry(text + end)) return text + end;
      if (this.#words.entry(end) && this.meaning(text + end).readings.length > 0) return text + end;
    }
    return text;
  }

  #meaningOf(word: string): Meaning {
    const entry = this.#words.entry(word);
    if (entry) return { readings: [[entry]], rule: 'name' };
    const parts = this.#partsOf(word);
    if (parts.length > 0) return { readings: parts, rule: 'compound' };
    const elsewhere = this.#elsewhere(word);
    if (elsewhere.length > 0) return { readings: elsewhere, rule: 'language' };
    const lead = leadOf(word, this.#words);
    if (lead.length > 0) return { readings: [lead], rule: 'lead' };
    const tail = tailOf(word, this.#words);
    return { readings: tail.length > 0 ? [tail] : [], rule: 'tail' };
  }

  #partsOf(word: string): Meaning['readings'] {
    const parts = partsOf(word, this.#words);
    const other = respelt(word);
    return parts.length > 0 || other === word ? parts : partsOf(other, this.#words);
  }

  /** A word of another language, where no two of them mean different things by it. */
  #elsewhere(word: string): Meaning['readings'] {
    if (word.length < OTHER_LANGUAGE) return [];
    const others = LANGUAGES.filter((language) => language !== this.#words.language);
    const entries = others.flatMap((language) => this.#lexicon.words(language).entry(word) ?? []);
    const [first] = entries;
    return first && entries.every((entry) => isSame(entry, first)) ? [[first]] : [];
  }
}

/** The same of a bit. */
export function roleOf({ readings }: Meaning): Role | null {
  const entry = readings[0]?.at(-1);
  return entry && 'role' in entry ? entry.role : null;
}

const texts = (tokens: readonly Token[]): readonly string[] => tokens.map(({ text }) => text);

const isSame = (one: Entry, other: Entry): boolean =>
  'food' in one
    ? 'food' in other && one.food === other.food
    : 'role' in other && one.role === other.role;
