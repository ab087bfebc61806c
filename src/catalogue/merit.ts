import type { Recipe, Product } from './item.js';

/** What speaks for an item whoever asks, and how much at most: fresh things, and little work. */
export const MERIT_WEIGHTS = { season: 0.12, effort: 0.1 } as const;

/** Nobody cooks by the minute: what is done in the same half hour is the same work. */
const HALF_HOUR = 30;
/** Two hours of cooking are no effort saved. */
const MOST_HALF_HOURS = 4;
/** How little work an item makes, 0 to 1, in quarters. What is not cooked saves nothing. */
export const easeOf = (item: Recipe | Product): number =>
  item.kind === 'recipe'
    ? Math.max(0, 1 - Math.floor((item.minutes - 1) / HALF_HOUR) / MOST_HALF_HOURS)
    : 0;

/** Whether what is fresh in it is in season: most of it 1, some of it a half. */
export function seasonOf({ season }: Recipe | Product, month: number): number {
  const share = season[month]!;
  return share >= 0.5 ? 1 : share > 0 ? 0.5 : 0;
}

/** What an item's score begins with, in a month from January = 0 on. */
export const meritOf = (item: Recipe | Product, month: number): number =>
  MERIT_WEIGHTS.season * seasonOf(item, month) + MERIT_WEIGHTS.effort * easeOf(item);
