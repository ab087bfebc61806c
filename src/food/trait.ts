import { ALLERGENS, TRAITS, type Allergen, type Trait } from '@village-butcher/sdk/contract';
import { bitOf, maskOf, wordsIn, type Mask } from './mask.js';

/** Nobody said what it is: a trait of its own, which every diet and every age takes for the worst. */
export const UNDECLARED: Mask = 1 << TRAITS.length;

/** What a trait is besides: beef is meat, also where nobody wrote it down. */
const IMPLIED: Readonly<Partial<Record<Trait, Trait>>> = {
  beef: 'meat',
  pork: 'meat',
  cheese: 'dairy',
  'fish-without-scales': 'fish',
};

/** The traits of a product as declared, and what they imply. `null` = nobody declared any. */
export const traitsOf = (declared: readonly Trait[] | null): Mask =>
  declared === null
    ? UNDECLARED
    : maskOf(
        TRAITS,
        declared.flatMap((trait) => [trait, IMPLIED[trait] ?? trait]),
      );

/** What a product is that contains one of these, whatever else it was said to be. */
export const TRAIT_OF: Readonly<Partial<Record<Allergen, Trait>>> = {
  crustaceans: 'shellfish',
  eggs: 'egg',
  fish: 'fish',
  milk: 'dairy',
  molluscs: 'shellfish',
};

/** The traits that contents bring along: presence wins over a list that forgot it (L5). */
export const traitsBroughtBy = (contains: Mask): Mask =>
  maskOf(
    TRAITS,
    wordsIn(ALLERGENS, contains).flatMap((allergen) => TRAIT_OF[allergen] ?? []),
  );

/** The allergens that are in what has these traits. Shellfish is of two kinds, so either may be. */
export const allergensBroughtBy = (traits: Mask): { certain: Mask; possible: Mask } => {
  const brought = ALLERGENS.filter((allergen) => {
    const trait = TRAIT_OF[allergen];
    return trait !== undefined && (traits & traitBit(trait)) !== 0;
  });
  const isShellfish = (allergen: Allergen) => TRAIT_OF[allergen] === 'shellfish';
  return {
    certain: maskOf(
      ALLERGENS,
      brought.filter((allergen) => !isShellfish(allergen)),
    ),
    possible: maskOf(ALLERGENS, brought.filter(isShellfish)),
  };
};

/** The set of one trait. */
export const traitBit = (trait: Trait): Mask => bitOf(TRAITS, trait);
