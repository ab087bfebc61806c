import { hash } from 'node:crypto';
import { productsIn, type Item } from '../catalogue/item.js';
import { suits } from './evening.js';
import type { Visit } from './permitted.js';
import type { Told } from './told.js';
import { WEIGHTS } from './weights.js';

/** What speaks for an item, in parts of a score. What rests on an absent field is 0. */
export interface Parts {
  readonly remembered: number;
  readonly evening: number;
  readonly season: number;
  readonly effort: number;
}

/** Two hours of cooking are no effort saved. */
const LONGEST_MINUTES = 120;

/** Each part is its weight times how good the item is in this respect, 0 to 1. */
export const partsOf = (item: Item, told: Told): Parts => ({
  remembered: WEIGHTS.remembered * shareWanted(item, told),
  evening: WEIGHTS.evening * (item.kind === 'recipe' ? suits(item, told.tonight) : 0),
  season: WEIGHTS.season * item.season[told.month]!,
  effort: WEIGHTS.effort * (item.kind === 'recipe' ? ease(item.minutes) : 0),
});

/** The share of an item's products that a note wants. */
const shareWanted = (item: Item, { wanted }: Told): number =>
  (wanted.get(item) ?? 0) / productsIn(item).length;

/** The sum of its parts: without one of them, exactly that part is missing. */
export const scoreOf = ({ remembered, evening, season, effort }: Parts): number =>
  remembered + evening + season + effort;

const ease = (minutes: number): number => Math.max(0, 1 - minutes / LONGEST_MINUTES);

/** The best of some items, best first; equals by their tie. */
export function best(
  items: readonly Item[],
  most: number,
  told: Told,
  visit: Visit,
): readonly Item[] {
  const scoreIn = (item: Item) => rounded(scoreOf(partsOf(item, told)));
  const scores = items.map(scoreIn);
  const enough = lastOfBest(scores, most);
  return items
    .filter((_, at) => scores[at]! >= enough)
    .map((item) => ({ item, score: scoreIn(item), tie: tieOf(item, visit) }))
    .toSorted((a, b) => b.score - a.score || (a.tie < b.tie ? -1 : 1))
    .slice(0, most)
    .map(({ item }) => item);
}

/** Scores nearer than this are the same. */
const rounded = (score: number): number => Math.round(score * 1e9);

/** The lowest score among so many best, found without sorting them all. No score is below 0. */
function lastOfBest(scores: readonly number[], most: number): number {
  let found = Array.from({ length: most }, () => 0);
  let last = 0;
  for (const score of scores) {
    if (score > last) {
      found = [...found, score].toSorted((a, b) => b - a).slice(0, most);
      last = found[most - 1]!;
    }
  }
  return last;
}

/** Decides between equals: by place, day and item, never by a customer. Twins get equal bytes. */
export const tieOf = ({ ref }: Item, { store, date }: Visit): string =>
  hash('sha256', [store, date, ref].join('\n'));
