import { ALLERGENS, type ImportedProduct } from '@village-butcher/sdk/contract';
import { ALL_ALLERGENS, allergenNamed } from '../food/allergen.js';
import { dietsBrokenBy } from '../food/diet.js';
import { NOTHING, type Reading } from '../food/found.js';
import { FOOD_READER } from '../food/knowledge.js';
import { bitOf, union, type Mask } from '../food/mask.js';
import { fold } from '../food/text.js';
import { allergensBroughtBy, traitBit, traitsBroughtBy, traitsOf } from '../food/trait.js';
import { addedBy, type Added } from './added.js';
import { knownOf, NEVER, type Evidence } from './evidence.js';
import type { Product } from './item.js';
import type { Ranges } from './range.js';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/**
 * A row of an import, made ready to be asked. What is not declared is unknown, never absent; where
 * contents, traits and the list on the label contradict each other, what is in it wins.
 */
export function productOf(
  row: ImportedProduct,
  ranges: Ranges,
  evidence: Evidence,
  nature: Product['nature'],
): Product {
  const known = knownOf(row, evidence);
  const backing = { ...known, isDescribed: known.isComplete && row.traits !== null };
  const reading = listOf(row);
  const added = addedBy(reading, { ...backing, absent: known.absent & ~statedIn(reading) });
  const said = row.traits === null && tellsAll(row, added) ? 0 : traitsOf(row.traits);
  const brought = allergensBroughtBy(said);
  const contains = known.contains | added.contains | brought.certain;
  const traits = said | added.traits | traitsBroughtBy(contains);
  const unknown = (ALL_ALLERGENS & ~known.told) | added.unknown;
  const foods = row.foods.map(fold);
  const isDeclared = row.allergens !== null && row.source !== 'crowd';
  const declared = isDeclared ? row.allergens!.asOf : '';
  return {
    kind: 'product',
    row: 0,
    ref: row.id,
    title: row.name,
    stores: ranges.of(row.stores),
    contains,
    mayContain: known.traces,
    unknown: unknown | unlessAny(brought.possible, contains),
    declared,
    traits,
    breaks: dietsBrokenBy([traits]),
    hasLactose: hasMilk(unknown) || (hasMilk(contains) && !isLactoseFree(traits)),
    season: MONTHS.map((month) => (row.season?.includes(month) ? 1 : 0)),
    foods,
    attributes: row.attributes.map(fold),
    forPets: (row.forPets ?? []).map(fold),
    aisle: row.aisle,
    pack: row.pack,
    nature,
    named: added.foods,
    contents: [...foods, ...otherWords(row.allergens?.contains)],
    traces: otherWords(row.allergens?.mayContain),
    isUnread: foods.length === 0 || declared === '' || added.isUnclear,
    backing,
    until: known.until,
    lapses: row.ingredients || known.isClaimed ? known.until : NEVER,
  };
}

const listOf = ({ ingredients }: ImportedProduct): Reading =>
  ingredients ? FOOD_READER.read(ingredients.list, ingredients.language) : NOTHING;

/** What the list itself says may be in it: that is no matter of recipes, and nothing clears it. */
const statedIn = ({ found }: Reading): Mask =>
  union(found.filter(({ isCertain }) => !isCertain).map(({ may }) => may));

/** Whether a list says what a product is, where nobody declared it: all of it, and by who made it. */
const tellsAll = ({ ingredients, source }: ImportedProduct, { isUnclear }: Added): boolean =>
  ingredients !== undefined && source !== 'crowd' && !isUnclear;

/** Which of two it is stays unknown only until one of them is declared. */
const unlessAny = (possible: Mask, contains: Mask): Mask =>
  (possible & contains) === 0 ? possible : 0;

/** Whether milk is among some allergens. */
export const hasMilk = (allergens: Mask): boolean => (allergens & bitOf(ALLERGENS, 'milk')) !== 0;

/** Whether its milk sugar was taken out. */
export const isLactoseFree = (traits: Mask): boolean => (traits & traitBit('lactose-free')) !== 0;

/** Of a declaration, what names none of the 14, in narrower or other words. */
const otherWords = (words: readonly string[] = []): readonly string[] =>
  words.filter((word) => allergenNamed(word) === undefined).map(fold);
