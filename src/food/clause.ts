import { roleOf, type Bit, type WordReader } from './bit.js';
import { withoutDeniedCommas } from './denied.js';
import {
  both,
  either,
  NOTHING,
  planted,
  readingOf,
  together,
  traces,
  type Reading,
} from './found.js';
import { readRun } from './run.js';
import type { Token } from './scan.js';
import { isClass, isMadeOf, isNamedBy } from './substance.js';
import type { Role } from './worded.js';

/** From where on what is named is only possible. */
type Mode = 'certain' | 'traces';

const OPENING = '([{';
const CLOSING = ')]}';
const SENTENCE_ENDS = '.!?\n•|';
const PARTING = ',;/+&:=-';
const DEEPEST = 24;
const FAT = ['fett', 'vet', 'fat'];

/** Reads the tokens of a text: sentences, items, and lists in brackets behind what they explain. */
export class Clauses {
  readonly #tokens: readonly Token[];
  readonly #reader: WordReader;
  #at = 0;
  #mode: Mode = 'certain';

  constructor(tokens: readonly Token[], reader: WordReader) {
    this.#tokens = withoutDeniedCommas(tokens, reader);
    this.#reader = reader;
  }

  /** All of the text. A bracket that nothing opened only parts words. */
  read(): Reading {
    const all: Reading[] = [];
    while (this.#at < this.#tokens.length) {
      all.push(this.#list(0));
      this.#at += 1;
    }
    return together(all);
  }

  /** Items up to a closing bracket. What a list in brackets says of traces ends with it. */
  #list(depth: number): Reading {
    const outer = this.#mode;
    const all: Reading[] = [];
    while (this.#at < this.#tokens.length && !isSign(this.#here, CLOSING)) {
      all.push(this.#item(depth));
      if (isSign(this.#here, SENTENCE_ENDS)) this.#mode = outer;
      if (!isSign(this.#here, CLOSING)) this.#at += 1;
    }
    this.#mode = outer;
    return together(all);
  }

  /** Words up to a sign that parts, and the lists that belong to them. */
  #item(depth: number): Reading {
    const from = this.#at;
    let all = NOTHING;
    let last = this.#run();
    while (this.#isExplained(last) && depth < DEEPEST) {
      all = both(all, this.#explained(last, depth + 1));
      last = this.#run();
    }
    const item = both(all, last);
    return depth === 0 && isEmpty(item) ? this.#inMode(this.#hiddenSince(from)) : item;
  }

  #hiddenSince(from: number): readonly Bit[] {
    const words = this.#tokens.slice(from, this.#at).filter(({ kind }) => kind === 'word');
    return this.#reader.hiddenFoods(words);
  }

  /** A list follows; after a colon only where the word before does not say what is in it. */
  #isExplained({ unread }: Reading): boolean {
    return isSign(this.#here, OPENING) || (isSign(this.#here, ':') && unread.length > 0);
  }

  /** A word with what it is made of, or with what can stand in its place. */
  #explained(before: Reading, depth: number): Reading {
    const isItem = isSign(this.#here, ':');
    this.#at += 1;
    const role = this.#roleHere();
    const inside = isItem ? this.#item(depth) : this.#list(depth);
    if (!isItem) this.#at += 1;
    if (role === 'or') return either(before, inside);
    if (role === 'plant' && inside.found.length === 0) return both(planted(before), inside);
    if (!isItem && isSaidAgain(before, inside)) return before;
    const tells = inside.found.length > 0 && inside.unread.length === 0 && !isPartly(role);
    return both(tells ? toldBy(before, inside, role) : before, inside);
  }

  #roleHere(): Role | null {
    return this.#here?.kind === 'word' ? this.#reader.role(this.#here.text) : null;
  }

  /** Words that follow each other. A sign that parts nothing says nothing. */
  #run(): Reading {
    const all: Reading[] = [];
    while (this.#at < this.#tokens.length && !this.#isEnd(this.#here!)) {
      if (this.#isShare()) this.#at += 1;
      const words: Token[] = [];
      while (this.#here && this.#here.kind !== 'sign') {
        words.push(this.#here);
        this.#at += 1;
      }
      if (words.length > 0) all.push(this.#sentence(this.#reader.bits(words)));
      else this.#at += 1;
    }
    return together(all);
  }

  /** `3,5 % Fett`: how fat something is, and no fat of its own. */
  #isShare(): boolean {
    const before = this.#tokens[this.#at - 1];
    return isSign(before, '%') && FAT.includes(this.#here?.text ?? '');
  }

  #isEnd(token: Token): boolean {
    return isSign(token, PARTING + SENTENCE_ENDS + OPENING + CLOSING);
  }

  /** Words with what they say of themselves: traces from one word on, certain from another. */
  #sentence(bits: readonly Bit[]): Reading {
    let all = NOTHING;
    let from = 0;
    for (const [at, bit] of bits.entries()) {
      const role = modeRole(bit);
      if (role === null) continue;
      all = both(all, this.#inMode(bits.slice(from, at)));
      this.#mode = role === 'traces' ? 'traces' : 'certain';
      from = at + 1;
    }
    return both(all, this.#inMode(bits.slice(from)));
  }

  #inMode(bits: readonly Bit[]): Reading {
    const reading = readRun(bits);
    return this.#mode === 'traces' ? traces(reading) : reading;
  }

  get #here(): Token | undefined {
    return this.#tokens[this.#at];
  }
}

/** `spices (including celery)`: what a bracket names that starts so is only some of it. */
const isPartly = (role: Role | null): boolean => role !== null && PARTLY.includes(role);

const PARTLY: readonly Role[] = ['among', 'and', 'with', 'holds', 'traces'];

const isSign = (token: Token | undefined, signs: string): boolean =>
  token?.kind === 'sign' && signs.includes(token.text);

/** From a word like this on, all is possible only; from another, certain again. */
function modeRole(bit: Bit): 'traces' | 'holds' | null {
  const role = roleOf(bit);
  return role === 'traces' || role === 'holds' ? role : null;
}

/** `Sojalecithin (E322)`, `Sojalecithin (Emulgator)`: the bracket says what the word said better. */
function isSaidAgain(before: Reading, { found, unread }: Reading): boolean {
  const [{ food } = {}, ...others] = found;
  if (!food?.kinds.has('additive') || others.length > 0) return false;
  if (unread.some(({ isNamed }) => !isNamed)) return false;
  return before.found.some(
    (one) => !isClass(one.food) && (isClass(food) || isNamedBy(food, one.food)),
  );
}

/** A word that does not say what is in it, or what it is made of, once its list has said it. */
function toldBy(before: Reading, inside: Reading, role: Role | null): Reading {
  const isSource = role === 'from' ? isMadeOf : isNamedBy;
  return readingOf(
    before.found.filter(
      ({ food }) =>
        !food.facts.has('unnamed') && !inside.found.some((one) => isSource(food, one.food)),
    ),
    before.unread.filter(({ isNamed }) => !isNamed),
  );
}

const isEmpty = ({ found, unread }: Reading): boolean => found.length + unread.length === 0;
