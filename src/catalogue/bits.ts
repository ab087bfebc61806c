/** A set of the rows of a rack, one bit each: a word of it answers for 32 rows at once. */
export type Bits = Uint32Array;

const wordsFor = (size: number): number => Math.ceil(size / 32);

/** None of the rows of a rack. */
export const noRows = (size: number): Bits => new Uint32Array(wordsFor(size));

/** None of the rows of the rack that a set is over. */
export const noneOf = ({ length }: Bits): Bits => new Uint32Array(length);

/** Every row of a rack, and no bit beyond its last one. */
export function everyRow(size: number): Bits {
  const bits = noRows(size).fill(-1);
  if (size % 32 > 0) bits[bits.length - 1] = (1 << (size % 32)) - 1;
  return bits;
}

/** The rows of a rack that a list names. */
export const rowsOf = (rows: ArrayLike<number>, size: number): Bits => withRows(noRows(size), rows);

/** Puts rows into a set. */
export function withRows(bits: Bits, rows: ArrayLike<number>): Bits {
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    bits[row >>> 5]! |= 1 << (row & 31);
  }
  return bits;
}

/** Whether a row is in a set. */
export const hasRow = (bits: Bits, row: number): boolean =>
  ((bits[row >>> 5]! >>> (row & 31)) & 1) === 1;

/** Puts into a set all that is in another one. */
export function join(bits: Bits, more: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at]! |= more[at]!;
}

/** Leaves of a set what is not in another one. */
export function drop(bits: Bits, less: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at]! &= ~less[at]!;
}

/** Leaves of a set what is in another one too. */
export function keep(bits: Bits, only: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at]! &= only[at]!;
}

/** What is in one and not in the other. */
export function without(bits: Bits, less: Bits): Bits {
  const left = bits.slice();
  drop(left, less);
  return left;
}

/** What is in both. */
export function sharedBy(one: Bits, other: Bits): Bits {
  const both = one.slice();
  keep(both, other);
  return both;
}

/** Whether some row is in both. */
export const meet = (one: Bits, other: Bits): boolean =>
  one.some((word, at) => (word & other[at]!) !== 0);

/** Whether no row is in a set. */
export const isEmpty = (bits: Bits): boolean => bits.every((word) => word === 0);

/** How many rows are in a set (the bits of a word counted side by side). */
export function countOf(bits: Bits): number {
  let count = 0;
  for (let word of bits) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Visits the rows of a set in their order: all of them, or those from one row on and before another. */
export function visitRows(
  bits: Bits,
  visit: (row: number) => void,
  from = 0,
  to = bits.length * 32,
): void {
  const [first, last] = [from >> 5, (to - 1) >> 5];
  for (let at = first; at <= last; at += 1) {
    let word = bits[at]!;
    if (at === first) word &= -1 << (from & 31);
    if (at === last) word &= -1 >>> (31 - ((to - 1) & 31));
    for (; word !== 0; word &= word - 1) visit((at << 5) + 31 - Math.clz32(word & -word));
  }
}

/** The rows of a set as a list, in their order. */
export function listOf(bits: Bits): readonly number[] {
  const rows: number[] = [];
  visitRows(bits, (row) => void rows.push(row));
  return rows;
}
