import { ALL_ALLERGENS } from '../food/allergen.js';
import { foodsNamed } from '../food/food-words.js';
import type { Reading } from '../food/found.js';
import type { Mask } from '../food/mask.js';
import { UNDECLARED } from '../food/trait.js';
import { traitsTold } from '../food/traits-told.js';

/** What stands behind a text: the declaration of the product that it speaks of. */
export interface Backing {
  /** What a possible finding may be cleared of. A certain one never is. */
  readonly absent: Mask;
  /** Says what is in something that the text only names: a stock, a blend of spices. */
  readonly isComplete: boolean;
  /** Says what it is, for diets and ages. */
  readonly isDescribed: boolean;
}

/** What a text adds to what is declared. */
export interface Added {
  /** Sets over the 14. */
  readonly contains: Mask;
  readonly unknown: Mask;
  /** A set over the traits, and `UNDECLARED`. */
  readonly traits: Mask;
  /** The foods that it names, and what they are kinds of. */
  readonly foods: readonly string[];
  /** Something in it was not understood. */
  readonly isUnclear: boolean;
}

/** What nobody stands behind. */
export const UNBACKED: Backing = { absent: 0, isComplete: false, isDescribed: false };

/**
 * What a text says of what is in it. What is certain counts, whatever was declared. What is possible
 * counts unless it was declared to be absent. One word that nobody understood, and nothing is known.
 */
export function addedBy(reading: Reading, { absent, isComplete, isDescribed }: Backing): Added {
  const isUnclear = unclearWords(reading, isComplete).length > 0;
  const told = traitsTold(reading);
  return {
    contains: reading.contains,
    unknown: isUnclear ? ALL_ALLERGENS : reading.may & ~absent,
    traits: told.certain | (isDescribed ? 0 : told.possible) | (isUnclear ? UNDECLARED : 0),
    foods: foodsNamed(reading),
    isUnclear,
  };
}

/** The words that leave a text open. One that names a thing is told by the thing's declaration. */
const unclearWords = ({ unread }: Reading, isComplete: Backing['isComplete']) =>
  unread.filter(({ isNamed }) => !(isNamed && isComplete));
