import { createHash } from 'node:crypto';
import { keep, noRows, visitRows, without, withRows, type Bits } from '../catalogue/bits.js';
import type { Rack } from '../catalogue/rack.js';
import { spanOf, type Span } from '../catalogue/run.js';
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
 * The best of some rows, best first; equals by their tie. Rows lie in runs of equal merit, and are
 * taken apart by what was told of them: so the walk is over where even the best of what is left could
 * not win a place any more.
 */
export function best(
  among: Bits,
  most: number,
  { rack, told: { month }, terms }: Ranking,
  visit: Visit,
): readonly Ranked[] {
  const [merit, runs, seed] = [rack.merit(month), rack.runs(month), seedOf(visit)];
  const top = new Top(most);
  const offer = (row: number, sum: number, some: readonly Term[]): void => {
    const score = rounded(merit[row]! + sum + sumOf(some, row));
    if (score >= top.least) top.offer({ row, score, tie: tieOf(rack.hashes[row]!, seed) });
  };

  const few = noRows(rack.size);
  for (const { rows = [] } of terms) withRows(few, rows);
  keep(few, among);
  visitRows(few, (row) => offer(row, 0, terms));

  const wide = terms.filter(({ rows }) => rows === undefined);
  const open = wide.filter(({ levels }) => levels === undefined);
  const reach = open.reduce((sum, term) => sum + term.most, 0);
  let turns: readonly Turn[] | undefined;
  const walk = ({ rows, sum }: Cell): void => {
    const see = ({ from, to }: Span): void =>
      visitRows(rows, (row) => offer(row, sum, open), from, to);
    for (const run of runs) {
      const could = rounded(run.most + sum + reach);
      if (could < top.least) continue;
      if (!run.isEven || run.to - run.from <= LONG) see(run);
      else
        for (const turn of (turns ??= turnsOf(seed))) {
          if (!top.hasPlaceFor(could, turn.least)) break;
          see(spanOf(turn, run, rack.hashes));
        }
    }
  };
  for (const cell of cellsOf(without(among, few), wide)) walk(cell);
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
export const turnOf = (row: number, { hashes }: Rack, visit: Visit): number =>
  tieOf(hashes[row]!, seedOf(visit));
