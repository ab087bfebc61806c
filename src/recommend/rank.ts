import { createHash } from 'node:crypto';
import { join, keep, visitRows, without, type Bits } from '../catalogue/bits.js';
import type { Rack } from '../catalogue/rack.js';
import { spanOf } from '../catalogue/run.js';
import { tieOf, turnsOf, type Turn } from '../catalogue/seed.js';
import { cellsOf, type Cell } from './levels.js';
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

/** A run of equals that is longer is walked in the turns of its groups. */
const LONG = 1024;

/**
 * The best of some rows, best first; equals by their tie. Rows are taken apart by what was told of
 * them, and lie in runs of equal merit: so the walk is over where even the best of what is left could
 * not win a place any more.
 */
export function best(among: Bits, most: number, ranking: Ranking, visit: Visit): readonly Ranked[] {
  const top = new Top(most);
  const walk = walkOf(top, ranking, seedOf(visit));
  const { rack, terms } = ranking;
  const few = rack.none.slice();
  for (const { rows } of terms) if (rows) join(few, rows);
  keep(few, among);
  const open = terms.filter(({ levels }) => levels === undefined);
  for (const cell of cellsOf(few, terms)) walk(cell, open);
  const wide = open.filter(({ rows }) => rows === undefined);
  for (const cell of cellsOf(without(among, few), terms)) walk(cell, wide);
  return top.ranked();
}

/** Offers the rows of a cell as far as they could win a place, each with what the open terms add. */
function walkOf(top: Top, { rack, told: { month } }: Ranking, seed: number) {
  const [merit, runs] = [rack.merit(month), rack.runs(month)];
  let turns: readonly Turn[] | undefined;
  return ({ rows, sum }: Cell, open: readonly Term[]): void => {
    const reach = open.reduce((all, term) => all + term.most, sum);
    const offer = (row: number): void => {
      const score = rounded(merit[row]! + sum + sumOf(open, row));
      if (score >= top.least) top.offer({ row, score, tie: tieOf(rack.hashes[row]!, seed) });
    };
    for (const run of runs) {
      const could = rounded(run.most + reach);
      if (could < top.least) continue;
      const isWhole = open.length > 0 || !run.isEven || run.to - run.from <= LONG;
      if (isWhole) visitRows(rows, offer, run.from, run.to);
      else
        for (const turn of (turns ??= turnsOf(seed))) {
          if (!top.hasPlaceFor(could, turn.least)) break;
          const { from, to } = spanOf(turn, run, rack.hashes);
          visitRows(rows, offer, from, to);
        }
    }
  };
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
export const tieAt = (row: number, { hashes }: Rack, visit: Visit): number =>
  tieOf(hashes[row]!, seedOf(visit));
