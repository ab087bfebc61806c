import type { Recipe, Product } from './item.js';

/** What speaks for an item whoever asks, and how much at most: fresh things, and little work. */
export const MERIT_WEIGHTS = { season: 0.12, effort: 0.1 } as const;

/** Two hours of cooking are no effort saved. */
const LONGEST_MINUTES = 120;

/** How little work an item makes, 0 to 1. What is not cooked saves nothing. */
export const easeOf = (item: Recipe | Product): number =>
  item.kind === 'recipe' ? Math.max(0, 1 - item.minutes / LONGEST_MINUTES) : 0;

/** What an item's score begins with, in a month from January = 0 on. */
export const meritOf = (item: Recipe | Product, month: number): number =>
  MERIT_WEIGHTS.season * item.season[month]! + MERIT_WEIGHTS.effort * easeOf(item);
