import { ALLERGENS, DIETS, type Allergen, type Diet } from '@village-butcher/sdk/contract';
import { allergenNamed } from './allergen.js';
import type { Found } from './found.js';
import { bitOf } from './mask.js';
import { fold } from './text.js';
import { conflictWithDiet } from './traits-told.js';

/** What a label claims: that something keeps a diet, or that one of the 14 is not in it. */
export type Label = { readonly diet: Diet } | { readonly without: Allergen };

const WRITTEN: Readonly<Record<Diet, string>> = {
  vegan: 'vegan, plant based, rein pflanzlich, plantaardig, veganistisch',
  vegetarian: 'vegetarian, vegetarisch',
  pescatarian: 'pescatarian, pescetarisch',
  halal: 'halal',
  kosher: 'kosher, koscher, koosjer',
};

const DIET_BY_WORD: ReadonlyMap<string, Diet> = new Map(
  DIETS.flatMap((diet) => WRITTEN[diet].split(', ').map((word) => [word, diet] as const)),
);

/** What a label calls all that is of milk. */
const FREED: Readonly<Record<string, Allergen>> = { zuivel: 'milk', dairy: 'milk' };

const BEFORE = ['no ', 'without ', 'ohne ', 'zonder '];
const BEHIND = ['free', 'frei', 'vrij'];

/** What a label says, as far as contents can contradict it: `vegan`, `VeganDiet`, `gluten-free`. */
export function labelIn(written: string): Label | undefined {
  const word = wordIn(written);
  const diet = DIET_BY_WORD.get(word);
  if (diet !== undefined) return { diet };
  const before = BEFORE.find((start) => word.startsWith(start));
  const behind = BEHIND.find((end) => word.endsWith(end));
  const freed = before ? word.slice(before.length) : word.slice(0, -(behind?.length ?? Infinity));
  const without = allergenNamed(freed.trim()) ?? FREED[freed.trim()];
  return without === undefined ? undefined : { without };
}

/** `GlutenFreeDiet` is `gluten free`. */
const wordIn = (written: string): string =>
  fold(
    written
      .replace(/Diet$/, '')
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .replaceAll('-', ' '),
  );

/** Of what a text names for certain, the foods that contradict a label. Only they, and never a maybe. */
export const contradicting = (label: Label, all: readonly Found[]): readonly string[] => [
  ...new Set(
    all.filter((one) => one.isCertain && contradicts(label, one)).map(({ food }) => food.id),
  ),
];

const contradicts = (label: Label, one: Found): boolean =>
  'without' in label
    ? (one.contains & bitOf(ALLERGENS, label.without)) !== 0
    : conflictWithDiet(label.diet, [one]) === 'certain';
