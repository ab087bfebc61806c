import { ALLERGENS } from '@village-butcher/sdk/contract';
import type { Food } from './inherit.js';
import { maskOf, union, type Mask } from './mask.js';
import type { Span } from './scan.js';

/**
 * By what a food was found: its name, the parts of a word, a word of another language, or the start or
 * end of a word whose rest nobody knows.
 */
export type Rule = 'name' | 'compound' | 'language' | 'lead' | 'tail';

/** A food that a text names. */
export interface Found {
  readonly food: Food;
  /** The word as it was compared, and where it stands. */
  readonly text: string;
  readonly span: Span;
  readonly rule: Rule;
  /** What it is, and not only what is in it. */
  readonly isHead: boolean;
  /** In it for certain, and not only possibly. */
  readonly isCertain: boolean;
  /** Sets over the 14. */
  readonly contains: Mask;
  readonly may: Mask;
  /** Made without animals, whatever its name says. */
  readonly isPlant: boolean;
  /** Not by recipe: a statement says that traces may be in it. */
  readonly isTrace: boolean;
}

/** A word that nobody understood, or that does not say what is in it. */
export interface Unread {
  readonly text: string;
  readonly span: Span;
  /** It is known, and names something that can be made of many things. */
  readonly isNamed?: true;
}

/** What was read of a text. */
export interface Reading {
  readonly found: readonly Found[];
  readonly unread: readonly Unread[];
  readonly contains: Mask;
  readonly may: Mask;
}

/** Nothing was read. */
export const NOTHING: Reading = { found: [], unread: [], contains: 0, may: 0 };

/** A food as its name says it. */
export const found = (
  food: Food,
  { text, span, rule }: Pick<Found, 'text' | 'span' | 'rule'>,
): Found => ({
  food,
  text,
  span,
  rule,
  isHead: true,
  isCertain: true,
  contains: food.contains,
  may: food.may,
  isPlant: false,
  isTrace: false,
});

/** The same, if it is there at all. */
export const possibly = (one: Found): Found => ({
  ...one,
  isCertain: false,
  contains: 0,
  may: one.may | one.contains,
});

/** The same without some allergens. */
export const without = (one: Found, allergens: Mask): Found => ({
  ...one,
  contains: one.contains & ~allergens,
  may: one.may & ~allergens,
});

const ANIMAL = maskOf(ALLERGENS, ['crustaceans', 'eggs', 'fish', 'milk', 'molluscs']);
const SUBSTITUTES = maskOf(ALLERGENS, ['gluten', 'soy', 'nuts']);

/** The same, made of plants: what replaced the animals is one of a few things. */
export function ofPlants(one: Found): Found {
  const rest = without(one, ANIMAL);
  const { facts, varies, kinds } = one.food;
  const isFromAnimals = facts.has('animal') || (varies.has('animal') && !kinds.has('pasta'));
  if (!isFromAnimals && one.contains === rest.contains) return rest;
  return { ...rest, may: rest.may | (SUBSTITUTES & ~rest.contains), isPlant: true };
}

/** All that a text says, made of plants. What replaced the animals nobody knows. */
export const planted = ({ found: all, unread }: Reading): Reading =>
  replaced(all, all.map(ofPlants), unread);

/** Foods that became others: those that are now of plants are told by their words. */
export function replaced(
  before: readonly Found[],
  after: readonly Found[],
  unread: readonly Unread[],
): Reading {
  const others = after.filter(({ isPlant }, index) => isPlant && !before[index]!.isPlant);
  const words = new Map(others.map(({ text, span }) => [span, { text, span }] as const));
  return readingOf(after, [...unread, ...words.values()]);
}

/** What both texts say. */
export function both(one: Reading, other: Reading): Reading {
  if (one === NOTHING) return other;
  if (other === NOTHING) return one;
  const contains = one.contains | other.contains;
  return {
    found: [...one.found, ...other.found],
    unread: [...one.unread, ...other.unread],
    contains,
    may: (one.may | other.may) & ~contains,
  };
}

/** What all of some texts say. */
export function together(all: readonly Reading[]): Reading {
  const telling = all.filter((one) => one !== NOTHING);
  const [first = NOTHING, ...others] = telling;
  if (others.length === 0) return first;
  const contains = union(telling.map((one) => one.contains));
  return {
    found: telling.flatMap((one) => one.found),
    unread: telling.flatMap((one) => one.unread),
    contains,
    may: union(telling.map((one) => one.may)) & ~contains,
  };
}

/** What either text says: certain is only what both have. */
export function either(one: Reading, other: Reading): Reading {
  const contains = one.contains & other.contains;
  return {
    found: [...one.found, ...other.found].map((each) => ({ ...each, isCertain: false })),
    unread: [...one.unread, ...other.unread],
    contains,
    may: (one.contains | other.contains | one.may | other.may) & ~contains,
  };
}

/** What a text says that is not certain. */
export const unsure = ({ found: all, unread, contains, may }: Reading): Reading => ({
  found: all.map(possibly),
  unread,
  contains: 0,
  may: may | contains,
});

/** What a statement of traces says. */
export function traces(reading: Reading): Reading {
  const { found: all, ...rest } = unsure(reading);
  return { ...rest, found: all.map((one) => ({ ...one, isTrace: true })) };
}

/** What some foods and words together say. */
export function readingOf(all: readonly Found[], unread: readonly Unread[]): Reading {
  const contains = all.reduce((mask, one) => mask | one.contains, 0);
  return {
    found: all,
    unread,
    contains,
    may: all.reduce((mask, one) => mask | one.may, 0) & ~contains,
  };
}
