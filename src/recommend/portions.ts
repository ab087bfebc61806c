import type { Eaters, Profile } from '@village-butcher/sdk/contract';
import { youngestMonths } from '../food/age.js';

/** What a view says of how many eat, and how much. */
export type Known = Pick<Partial<Profile>, 'household' | 'children' | 'calendar'>;

/**
 * How many eat on a day: those named for this visit, or everybody at a table with guests, or the
 * household. Where nobody said, `null`: a recipe then stays as it is written.
 */
export function portionsFor(known: Known, { members }: Eaters, date: string): number | null {
  if (members) return new Set(members).size;
  return guestsOn(date, known) ?? known.household?.eaters ?? null;
}

const guestsOn = (date: string, { calendar }: Known): number | undefined =>
  calendar?.hints.find((one) => one.hint === 'guests' && one.date === date)?.count;

/**
 * The same in adults who eat as much. Children count as children as far as the view has their ages;
 * of a table that is only counted, one at least is no child: somebody cooks.
 */
export function adultsFor(known: Known, eaters: Eaters, date: string): number | null {
  const portions = portionsFor(known, eaters, date);
  if (portions === null) return null;
  const children = agesOf(known, eaters, date).map(shareAt);
  const most = eaters.members ? portions : portions - 1;
  const counted = children.toSorted((a, b) => b - a).slice(0, most);
  const adults = portions - counted.length + counted.reduce((sum, share) => sum + share, 0);
  return Math.max(adults, LEAST) * APPETITE[known.household?.appetite ?? 'normal'];
}

/** Nobody cooks for a baby alone: whoever does eats a little of it. */
const LEAST = 0.5;

const APPETITE = { small: 0.8, normal: 1, large: 1.2 } as const;

const agesOf = ({ children = {} }: Known, { members }: Eaters, date: string): readonly number[] =>
  Object.entries(children)
    .filter(([child]) => members?.includes(child) ?? true)
    .map(([, birth]) => youngestMonths(birth, date));

/** Below how many years of age somebody eats which share of what an adult does. */
const SHARES = [
  [1, 0],
  [4, 0.5],
  [7, 0.65],
  [10, 0.75],
  [13, 0.85],
  [15, 1],
  [19, 1.1],
] as const;

const shareAt = (months: number): number => SHARES.find(([years]) => months < years * 12)?.[1] ?? 1;
