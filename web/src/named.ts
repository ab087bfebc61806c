import type { Allergen, APPETITES, Diet, Hint, SIZES } from '@village-butcher/sdk/contract';

/** The words of the contract that only the page has a name for. One that lacks its name does not compile. */
export type Named =
  | `hint.${Hint}`
  | `allergen.${Allergen}`
  | `diet.${Diet}`
  | `appetite.${(typeof APPETITES)[number]}`
  | `size.${(typeof SIZES)[number]}`;
