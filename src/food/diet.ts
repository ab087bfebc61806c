import { DIETS, TRAITS, type Diet, type Trait } from '@village-butcher/sdk/contract';
import { maskOf, union, type Mask } from './mask.js';
import { UNDECLARED } from './trait.js';

/** What a diet says of a dish, in sets of traits. */
interface Rule {
  /** What no product in it may be or have. */
  readonly never: Mask;
  /** What each product in it may be only with a certificate of its own. */
  readonly certified: Mask;
  readonly by: Mask;
  /** What must not meet in it. */
  readonly apart: readonly Mask[];
}

const any = (...traits: readonly Trait[]): Mask => maskOf(TRAITS, traits);

const NOTHING = { certified: 0, by: 0, apart: [0] };

const RULES: Readonly<Record<Diet, Rule>> = {
  vegan: {
    ...NOTHING,
    never:
      any('meat', 'poultry', 'fish', 'shellfish', 'dairy', 'egg', 'honey') |
      any('gelatine', 'animal-rennet'),
  },
  vegetarian: {
    ...NOTHING,
    never: any('meat', 'poultry', 'fish', 'shellfish', 'gelatine', 'animal-rennet'),
  },
  pescatarian: { ...NOTHING, never: any('meat', 'poultry', 'gelatine') },
  halal: {
    ...NOTHING,
    never: any('pork', 'alcohol', 'gelatine', 'animal-rennet'),
    certified: any('meat', 'poultry'),
    by: any('halal-certified'),
  },
  kosher: {
    never: any('pork', 'shellfish', 'fish-without-scales', 'gelatine'),
    certified: any('meat', 'poultry', 'cheese', 'alcohol'),
    by: any('kosher-certified'),
    apart: [any('meat', 'poultry'), any('dairy')],
  },
};

/** The diets, as a set over `DIETS`, that a dish of these products breaks. Undeclared breaks all. */
export const dietsBrokenBy = (dish: readonly Mask[]): Mask =>
  maskOf(
    DIETS,
    DIETS.filter((diet) => isBroken(RULES[diet], dish)),
  );

const isBroken = ({ never, certified, by, apart }: Rule, dish: readonly Mask[]): boolean =>
  dish.some((traits) => traits & (never | UNDECLARED) || (traits & certified && !(traits & by))) ||
  apart.every((side) => union(dish) & side);

/** Of some diets, those whose certificate is among these traits. */
export const dietsCertifiedIn = (diets: readonly Diet[], traits: Mask): readonly Diet[] =>
  diets.filter((diet) => traits & RULES[diet].by);
