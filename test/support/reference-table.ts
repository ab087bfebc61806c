import {
  ALLERGENS,
  type AllergySet,
  type Diet,
  type DietRules,
  type ImportedProduct,
  type Strictness,
  type Trait,
} from '@village-butcher/sdk/contract';
import { eating, isPetFood, type Case } from './reference-case.js';

/** What a word is another word for. */
const MEANT: Readonly<Record<string, string>> = { Milch: 'milk' };
/** Which of the 14 a word is a kind of. Whoever avoids the kind cannot tell what is in the whole. */
const KIND_OF: Readonly<Record<string, string>> = { hazelnuts: 'nuts' };
const FOURTEEN: readonly string[] = ALLERGENS;

/** Whether nothing that a set of words names is in an item. */
export const isFreeOf = (set: AllergySet, one: Case): boolean =>
  Object.entries(set).every(([word, strictness]) =>
    word === 'lactose' ? hasNoLactose(one) : isFree(one, MEANT[word] ?? word, strictness),
  );

/** Of the 14 the declaration tells; of any other word also what a product is. */
function isFree({ document, products }: Case, word: string, strictness: Strictness): boolean {
  const isOneOf14 = FOURTEEN.includes(word);
  const contents = ({ allergens, foods }: ImportedProduct) => [
    ...(allergens?.contains ?? []).flatMap(both),
    ...(isOneOf14 ? [] : foods),
  ];
  const traces = ({ allergens }: ImportedProduct) => (allergens?.mayContain ?? []).flatMap(both);
  const names = (row: ImportedProduct) => [...contents(row), ...traces(row)];
  const isKnown = word in KIND_OF || document.products.some((row) => names(row).includes(word));
  const words = [word, KIND_OF[word] ?? word];
  const isIn = (all: readonly string[]) => words.some((one) => all.includes(one));
  return (
    (isOneOf14 || isKnown) &&
    products.every((row) => row.allergens && (isOneOf14 || row.foods.length > 0)) &&
    !products.some((row) => isIn(contents(row))) &&
    (strictness === 'contains' || !products.some((row) => isIn(traces(row))))
  );
}

/** Who declares the kind declares the whole. */
const both = (word: string): readonly string[] => [word, KIND_OF[word] ?? word];

const hasNoLactose = (one: Case): boolean =>
  isPetFood(one) ||
  one.products.every(
    ({ allergens, traits }) =>
      allergens && (!allergens.contains.includes('milk') || traits?.includes('lactose-free')),
  );

/** Whether no child that eats is too young for it. A child of unknown age is as young as can be. */
export function isForEveryAge(one: Case): boolean {
  const { document, products, values, visit } = one;
  const { children = {} } = values;
  const strangers = (visit.eaters?.members ?? []).filter((member) => member.startsWith('child'));
  const isUnborn = values.children && strangers.some((member) => !(member in children));
  return document.rules.ages.every(({ trait, belowMonths }) => {
    const old = eating(one, children).every((birth) => isAged(birth, belowMonths, visit.date));
    return (old && !isUnborn) || products.every((row) => row.traits && !isSome(row, trait));
  });
}

/** What is also what it is a kind of. */
const KINDS: Readonly<Partial<Record<Trait, readonly Trait[]>>> = {
  meat: ['beef', 'pork'],
  fish: ['fish-without-scales'],
  dairy: ['cheese'],
};

const isSome = ({ traits }: ImportedProduct, trait: Trait): boolean =>
  [trait, ...(KINDS[trait] ?? [])].some((one) => traits?.includes(one));

/** Whether the day has come on which somebody is so many months old, at the latest. */
function isAged(birth: string, months: number, today: string): boolean {
  const [year, month = 12, day = 31] = birth.split('-').map(Number);
  const born = Math.min(day, lastOf(year! * 12 + month - 1));
  const then = year! * 12 + month - 1 + months;
  return born > lastOf(then) ? today >= dateOf(then + 1, 1) : today >= dateOf(then, born);
}

/** Months are counted from the year 0. */
const dateOf = (months: number, day: number): string =>
  new Date(Date.UTC(Math.floor(months / 12), months % 12, day)).toISOString().slice(0, 10);

const lastOf = (months: number): number =>
  new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();

/** Whether an item keeps all that one member keeps. */
export const keepsRules = (
  { rules = [], intolerances = [], limits = {} }: DietRules,
  one: Case,
): boolean =>
  intolerances.every((word) => isFreeOf({ [word]: 'traces' }, one)) &&
  carbohydratesIn(one) <= (limits.carbohydratesMax ?? Infinity) &&
  (isPetFood(one) || rules.every((diet) => keeps(diet, one.products)));

/** Grams a portion. A product has no portion; where nobody knows, it is above every limit. */
const carbohydratesIn = ({ recipe }: Case): number =>
  recipe === undefined ? 0 : (recipe.carbohydrates ?? Infinity);

/** What each diet refuses, and what it takes with a certificate alone. */
const REFUSES: Readonly<Record<Diet, readonly Trait[]>> = {
  vegan: [
    ...(['meat', 'poultry', 'fish', 'shellfish', 'dairy', 'egg', 'honey'] as const),
    ...(['gelatine', 'animal-rennet'] as const),
  ],
  vegetarian: ['meat', 'poultry', 'fish', 'shellfish', 'gelatine', 'animal-rennet'],
  pescatarian: ['meat', 'poultry', 'gelatine'],
  halal: ['pork', 'alcohol', 'gelatine', 'animal-rennet'],
  kosher: ['pork', 'shellfish', 'fish-without-scales', 'gelatine'],
};
const CERTIFIED: Readonly<Partial<Record<Diet, readonly Trait[]>>> = {
  halal: ['meat', 'poultry'],
  kosher: ['meat', 'poultry', 'cheese', 'alcohol'],
};

function keeps(diet: Diet, products: readonly ImportedProduct[]): boolean {
  const isAny = (row: ImportedProduct, some: readonly Trait[] = []) =>
    some.some((trait) => isSome(row, trait));
  const isCertified = ({ traits }: ImportedProduct) =>
    traits?.some((trait) => trait === `${diet}-certified`);
  const hasMeat = products.some((row) => isAny(row, ['meat', 'poultry']));
  const hasDairy = products.some((row) => isAny(row, ['dairy']));
  return (
    products.every(({ traits }) => traits !== null) &&
    !products.some((row) => isAny(row, REFUSES[diet])) &&
    products.every((row) => !isAny(row, CERTIFIED[diet]) || isCertified(row)) &&
    !(diet === 'kosher' && hasMeat && hasDairy)
  );
}
