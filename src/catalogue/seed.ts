/** A number of 32 bits that a word always has (FNV-1a over UTF-16 units). No secret, no proof. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return mixed(hash);
}

/** Spreads a number over all 32 bits (the last step of MurmurHash3). */
export function mixed(number: number): number {
  let mix = number ^ (number >>> 16);
  mix = Math.imul(mix, 0x85ebca6b);
  mix ^= mix >>> 13;
  mix = Math.imul(mix, 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** Hashes are in 256 groups, by their first bits: one begins at each multiple of this. */
const GROUP = 2 ** 24;

/**
 * Decides between equals, the lower first, 48 bits: the groups of their hashes take turns, in another
 * order for each seed; within a group each has a turn of its own.
 */
export const tieOf = (hash: number, seed: number): number =>
  turnOf(hash >>> 24, seed) * GROUP + (mixed(seed ^ hash) >>> 8);

const turnOf = (group: number, seed: number): number => mixed(seed ^ group) >>> 8;

/** A group in its turn: its hashes are from one on and before another, and no tie in it is less. */
export interface Turn {
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

/** The groups, in the order of their turns. */
export const turnsOf = (seed: number): readonly Turn[] =>
  Array.from(
    Uint32Array.from({ length: 256 }, (_, group) => (turnOf(group, seed) << 8) | group).sort(),
    (turn) => ({
      from: (turn & 0xff) * GROUP,
      to: ((turn & 0xff) + 1) * GROUP,
      least: (turn >>> 8) * GROUP,
    }),
  );
