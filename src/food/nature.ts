import type { Food } from './inherit.js';
import { FOODS } from './knowledge.js';
import type { Weights } from './measure.js';

/** How a food is measured, and how it behaves when one cooks more of a dish. */
export interface Nature extends Weights {
  /** Salt, a spice, or what makes dough rise: twice the dish does not need twice of it. */
  readonly isSeasoning: boolean;
}

/** What nothing is known of. */
export const UNKNOWN: Nature = { density: null, piece: null, isSeasoning: false };

/**
 * What the knowledge says of a food. Olive oil is an oil, and as dense as one; a piece of it is its
 * own: a slice of smoked salmon is no fillet.
 */
export const natureOf = ({ row, kinds, aisle }: Food): Nature => ({
  density: Array.from(kinds, densityOf).find((density) => density !== null) ?? null,
  piece: row.piece,
  isSeasoning: aisle === 'spices' || LEAVENINGS.some((one) => kinds.has(one)),
});

const densityOf = (kind: string): number | null => FOODS.foods.get(kind)?.row.density ?? null;

const LEAVENINGS = ['baking-powder', 'baking-soda', 'yeast', 'hartshorn'];
