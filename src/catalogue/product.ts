import { ALLERGENS, type ImportedProduct } from '@village-butcher/sdk/contract';
import { ALL_ALLERGENS, allergenDeclared, allergenNamed } from '../food/allergen.js';
import { dietsBrokenBy } from '../food/diet.js';
import { bitOf, maskOf, type Mask } from '../food/mask.js';
import { fold } from '../food/text.js';
import { allergensBroughtBy, traitBit, traitsBroughtBy, traitsOf } from '../food/trait.js';
import type { Product } from './item.js';
import type { Ranges } from './range.js';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/**
 * A row of an import, made ready to be asked. What is not declared is unknown, never absent; where
 * contents and traits contradict each other, what is in it wins.
 */
export function productOf(row: ImportedProduct, ranges: Ranges): Product {
  const contents = statement(row.allergens?.contains ?? []);
  const said = traitsOf(row.traits);
  const traits = said | traitsBroughtBy(contents.allergens);
  const brought = allergensBroughtBy(said);
  const contains = contents.allergens | brought.certain;
  const traces = statement(row.allergens?.mayContain ?? []);
  const foods = row.foods.map(fold);
  return {
    kind: 'product',
    ref: row.id,
    title: row.name,
    stores: ranges.of(row.stores),
    contains,
    mayContain: traces.allergens,
    unknown: row.allergens === null ? ALL_ALLERGENS : unlessAny(brought.possible, contains),
    declared: row.allergens?.asOf ?? '',
    traits,
    breaks: dietsBrokenBy([traits]),
    hasLactose: row.allergens === null || (hasMilk(contains) && !isLactoseFree(traits)),
    season: MONTHS.map((month) => (row.season?.includes(month) ? 1 : 0)),
    foods,
    attributes: row.attributes.map(fold),
    forPets: (row.forPets ?? []).map(fold),
    contents: [...foods, ...contents.others],
    traces: traces.others,
  };
}

/** Which of two it is stays unknown only until one of them is declared. */
const unlessAny = (possible: Mask, contains: Mask): Mask =>
  (possible & contains) === 0 ? possible : 0;

const hasMilk = (allergens: Mask): boolean => (allergens & bitOf(ALLERGENS, 'milk')) !== 0;

const isLactoseFree = (traits: Mask): boolean => (traits & traitBit('lactose-free')) !== 0;

/** What one half of a declaration names: of the 14, and in narrower or other words. */
function statement(words: readonly string[]) {
  const declared = words.flatMap((word) => allergenDeclared(word) ?? []);
  const others = words.filter((word) => allergenNamed(word) === undefined);
  return { allergens: maskOf(ALLERGENS, declared), others: others.map(fold) };
}
