import { TRAITS, type Trait } from '@village-butcher/sdk/contract';
import { bitOf, maskOf, type Mask } from './mask.js';

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

/** The set of one trait. */
export const traitBit = (trait: Trait): Mask => bitOf(TRAITS, trait);
