import { bare } from './form.js';

/** So many letters tell which names can follow; a shorter name is told by all it has. */
export const START = 4;

/** Lengths of names, as a set of bits; what is longer than any part of a word counts as one. */
export type Lengths = number;

const LONGEST = 31;
const lengthBit = (length: number): Lengths => 1 << Math.min(length, LONGEST);

/** How long a name is, with and without a last `e`. */
export const lengthsOf = (name: string): Lengths =>
  lengthBit(name.length) | (name.endsWith('e') ? lengthBit(name.length - 1) : 0);

/** Whether a name has so many letters, or could if it is shorter than what tells names apart. */
export const isLength = (lengths: Lengths, length: number): boolean =>
  length < START || (lengths & lengthBit(length)) !== 0;

/** What can follow in a name: letters of the same word, and up to how many words with the first. */
export interface Beginning {
  /** It is a name as it stands. */
  readonly isName: boolean;
  readonly letters: ReadonlySet<string>;
  readonly most: number;
}

/** How many words a name can have that begins like this and goes on with a word. */
export const mostWords = ({ letters, most }: Beginning, next: string): number =>
  letters.has(bare(next.charAt(0))) ? Math.max(2, most) : most;

/** The letters that follow a spelling in names, which are in the order of their letters. */
export function lettersAfter(spelling: string, names: readonly string[]): ReadonlySet<string> {
  const letters = new Set<string>();
  for (let at = firstFrom(names, spelling); names[at]?.startsWith(spelling); at++) {
    letters.add(names[at]!.charAt(spelling.length));
  }
  return letters;
}

/** Where the first name stands that is no less than a spelling. */
function firstFrom(names: readonly string[], spelling: string): number {
  let [from, to] = [0, names.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (names[middle]! < spelling) from = middle + 1;
    else to = middle;
  }
  return from;
}
