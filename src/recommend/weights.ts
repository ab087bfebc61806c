import { MERIT_WEIGHTS } from '../catalogue/merit.js';

/** A commercial interest may decide at most so much of a score. We publish this number. */
const COMMERCIAL_CAP = 0.2;

/** What each term can add to a score. Of these, `staff` and `offer` are commercial. */
interface Weights {
  readonly [term: string]: number;
  readonly staff: number;
  readonly offer: number;
}

/** Weights that keep their word: they add up to 1, and commerce stays below its cap. */
export function checked<W extends Weights>(weights: W): W {
  const sum = Object.values(weights).reduce((all, weight) => all + weight, 0);
  if (Math.abs(sum - 1) > 1e-9) throw new Error('The weights must add up to 1.');
  if (weights.staff + weights.offer > COMMERCIAL_CAP) throw new Error('Commerce weighs too much.');
  return weights;
}

/** The weights of the score. A term that is not built yet is 0 and adds nothing. */
export const WEIGHTS = checked({
  ...MERIT_WEIGHTS,
  remembered: 0.3,
  evening: 0.15,
  variety: 0.1,
  household: 0.08,
  staff: 0.05,
  neighbours: 0.05,
  offer: 0.05,
});
