import { createHash } from 'node:crypto';
import { hasRow, visitRows, type Bits } from '../catalogue/bits.js';
import type { Rack } from '../catalogue/rack.js';
import { mixed } from '../catalogue/seed.js';
import type { Visit } from './permitted.js';
import type { Term } from './terms.js';
import type { Told } from './told.js';
import { Top, type Ranked } from './top.js';

/** By what rows are ranked: everybody's merit, what was told, and the place and the day. */
export interface Ranking {
  readonly rack: Rack;
  readonly told: Told;
  readonly terms: readonly Term[];
}

/**
 * The best of some rows, best first; equals by their tie. Rows are in the order of their merit, so
 * that the walk is over where even the best of what is left could not win a place any more.
 */
export function best(
  among: Bits,
  most: number,
  { rack, told: { month }, terms }: Ranking,
  visit: Visit,
): readonly Ranked[] {
  const merit = rack.merit(month);
  const seed = seedOf(visit);
  const top = new Top(most);
  const offer = (row: number, score: number): undefined => {
    if (score >= top.least) top.offer({ row, score, tie: mixed(seed ^ rack.seeds[row]!) });
  };

  const few = terms.filter(({ rows }) => rows !== undefined);
  const isOfFew = (row: number, some: readonly Term[]) => some.some(({ at }) => at(row) > 0);
  for (const [nth, { rows = [] }] of few.entries()) {
    const before = few.slice(0, nth);
    for (const row of rows) {
      if (!hasRow(among, row) || isOfFew(row, before)) continue;
      offer(row, rounded(merit[row]! + sumOf(terms, row)));
    }
  }

  const wide = terms.filter(({ rows }) => rows === undefined);
  const reach = wide.reduce((sum, term) => sum + term.most, 0);
  const isSorted = month === rack.month;
  visitRows(among, (row) => {
    const could = rounded(merit[row]! + reach);
    if (could < top.least) return isSorted ? 'enough' : undefined;
    if (isOfFew(row, few)) return undefined;
    return offer(row, rounded(merit[row]! + sumOf(wide, row)));
  });
  return top.ranked();
}

const sumOf = (terms: readonly Term[], row: number): number => {
  let sum = 0;
  for (const { at } of terms) sum += at(row);
  return sum;
};

/** Scores nearer than a billionth are the same. */
const rounded = (score: number): number => Math.round(score * 1e9);

/** Place and day, and never a customer: twins get equal bytes, and whoever asks again the same answer. */
export const seedOf = ({ store, date }: Visit): number =>
  createHash('sha256').update([store, date].join('\n')).digest().readUInt32BE();

/** What decides between equals, on a visit. */
export const tieOf = (row: number, { seeds }: Rack, visit: Visit): number =>
  mixed(seedOf(visit) ^ seeds[row]!);
