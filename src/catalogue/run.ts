import type { Turn } from './seed.js';

/** Rows side by side: from one on and before another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Rows side by side, none of more merit than this. */
export interface Run extends Span {
  readonly most: number;
  /** Whether all of them are equal, and in the order of their hashes. */
  readonly isEven: boolean;
}

/** The runs of equals, where rows lie in the order of their merit. */
export function evenRuns(merit: Float64Array): readonly Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < merit.length; from = runs.at(-1)!.to) {
    runs.push({ from, to: endOf(from, merit), most: merit[from]!, isEven: true });
  }
  return runs;
}

/** Where they lie in another order, so many are a run. */
const BLOCK = 1024;

/** The runs of rows that lie in another order than that of their merit. */
export const blocksOf = (merit: Float64Array): readonly Run[] =>
  Array.from({ length: Math.ceil(merit.length / BLOCK) }, (_, nth) => {
    const [from, to] = [nth * BLOCK, Math.min((nth + 1) * BLOCK, merit.length)];
    return { from, to, most: Math.max(...merit.subarray(from, to)), isEven: false };
  });

/** The first row after one that is not its equal. */
function endOf(from: number, merit: Float64Array): number {
  let to = from + 1;
  while (merit[to] === merit[from]) to += 1;
  return to;
}

/** The rows of an even run whose hashes are of a group. */
export const spanOf = (turn: Turn, run: Run, hashes: Uint32Array): Span => ({
  from: firstFrom(turn.from, run, hashes),
  to: firstFrom(turn.to, run, hashes),
});

/** The first row of an even run with a hash of at least so much; its end, if there is none. */
function firstFrom(hash: number, run: Run, hashes: Uint32Array): number {
  let { from, to } = run;
  while (from < to) {
    const half = (from + to) >>> 1;
    if (hashes[half]! < hash) from = half + 1;
    else to = half;
  }
  return from;
}
