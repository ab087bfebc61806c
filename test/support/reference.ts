import {
  ALLERGENS,
  type CatalogueImport,
  type Diet,
  type DietRules,
  type ImportedProduct,
  type ImportedRecipe,
  type Profile,
  type Trait,
} from '@village-butcher/sdk/contract';
import type { Visit } from '../../src/recommend/permitted.js';
import { reconciled } from './reconciled.js';

/** An item on a visit, as the import and the customer wrote everything. */
interface Case {
  readonly document: CatalogueImport;
  readonly recipe: ImportedRecipe | undefined;
  readonly products: readonly ImportedProduct[];
  readonly values: Partial<Profile>;
  readonly visit: Visit;
}

/**
 * The gates once more, row by row as their tables are written: no sets of bits, nothing worked out
 * before, nothing taken from the service. Slow, and easy to believe.
 */
export function mayPass(
  document: CatalogueImport,
  id: string,
  values: Partial<Profile>,
  visit: Visit,
): boolean {
  const recipe = document.recipes.find((row) => row.id === id);
  const ids = recipe?.ingredients.flatMap((one) => ('product' in one ? one.product : [])) ?? [id];
  const products = document.products.filter((row) => ids.includes(row.id)).map(reconciled);
  return GATES.every((passes) => passes({ document, recipe, products, values, visit }));
}

const GATES: readonly ((one: Case) => boolean)[] = [
  ({ products, visit }) => products.every(({ stores }) => stores.includes(visit.store)),
  isFreeOfAllergens,
  (one) => isPetFood(one) || isForEveryAge(one),
  (one) => dietsIn(one).every((rules) => keepsDiet(rules, one)),
  isAsNoted,
  suitsTheEvening,
];

const isPetFood = ({ recipe, products }: Case): boolean =>
  recipe === undefined && products.every(({ traits }) => traits?.includes('pet-food'));

const eats = ({ visit }: Case, member: string): boolean =>
  visit.eaters?.members?.includes(member) ?? true;

const eating = <Value>(one: Case, members: Readonly<Record<string, Value>> = {}): Value[] =>
  Object.entries(members)
    .filter(([member]) => eats(one, member))
    .map(([, value]) => value);

function isFreeOfAllergens(one: Case): boolean {
  const own = eating(one, one.values.allergies?.members).map(({ to }) => to);
  const sets = [...own, one.visit.eaters?.guests?.allergies ?? {}];
  return sets
    .flatMap((set) => Object.entries(set))
    .every(([word, strictness]) => isFree(one, word, strictness));
}

const FOURTEEN: readonly string[] = ALLERGENS;
/** What else one of the 14 is called, or a kind of it: which kind, no declaration tells. */
const MEANT: Readonly<Record<string, string>> = { Milch: 'milk', hazelnuts: 'nuts' };

/** Of the 14 the declaration tells; of any other word also what a product is. */
function isFree({ document, products }: Case, written: string, strictness: string): boolean {
  const word = MEANT[written] ?? written;
  const isOneOf14 = FOURTEEN.includes(word);
  const contents = ({ allergens, foods }: ImportedProduct) => [
    ...(allergens?.contains ?? []),
    ...(isOneOf14 ? [] : foods),
  ];
  const traces = ({ allergens }: ImportedProduct) => allergens?.mayContain ?? [];
  const isKnown = document.products.some((row) =>
    [...contents(row), ...traces(row)].includes(word),
  );
  return (
    (isOneOf14 || isKnown) &&
    products.every((row) => row.allergens && (isOneOf14 || row.foods.length > 0)) &&
    !products.some((row) => contents(row).includes(word)) &&
    (strictness === 'contains' || !products.some((row) => traces(row).includes(word)))
  );
}

function isForEveryAge(one: Case): boolean {
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

const dietsIn = (one: Case): DietRules[] => [
  ...eating(one, one.values.diet?.members),
  one.visit.eaters?.guests?.diet ?? {},
];

function keepsDiet({ rules = [], intolerances = [], limits = {} }: DietRules, one: Case): boolean {
  const { recipe, products } = one;
  const hasLactose = products.some(
    ({ allergens, traits }) =>
      !allergens || (allergens.contains.includes('milk') && !traits?.includes('lactose-free')),
  );
  return (
    (isPetFood(one) || rules.every((diet) => keeps(diet, products))) &&
    intolerances.every((word) =>
      word === 'lactose' ? isPetFood(one) || !hasLactose : isFree(one, word, 'traces'),
    ) &&
    (recipe?.carbohydrates ?? 0) <= (limits.carbohydratesMax ?? Infinity)
  );
}

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

function isAsNoted({ products, values }: Case): boolean {
  return (values.memory?.notes ?? []).every(({ maps }) => {
    if (!maps) return true;
    const of = products.filter(({ foods }) => foods.includes(maps.food));
    const { attribute } = maps;
    if (attribute === undefined) return maps.rule === 'want' || of.length === 0;
    return of.every(({ attributes }) => attributes.includes(attribute) === (maps.rule === 'want'));
  });
}

function suitsTheEvening({ recipe, products, values, visit }: Case): boolean {
  const tomorrow = new Date(Date.parse(visit.date) + 86_400_000).toISOString().slice(0, 10);
  const has = (hint: string, ...dates: readonly string[]) =>
    (values.calendar?.hints ?? []).some((one) => one.hint === hint && dates.includes(one.date));
  const isAway = has('away', visit.date, tomorrow) && visit.recipient.startsWith('app:');
  if (!recipe) return !isAway || !products.some(({ traits }) => traits?.includes('perishable'));
  return (
    !(has('important', tomorrow) && recipe.heaviness === 'heavy') &&
    !(has('late-home', visit.date) && recipe.minutes > 30) &&
    !(has('early-start', tomorrow) && recipe.minutes > 45)
  );
}
