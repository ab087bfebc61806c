import type {
  DayHint,
  Hint,
  ImportedProduct,
  ImportedRecipe,
  NoteMap,
} from '@village-butcher/sdk/contract';
import { plainIn, type Case, type Plain } from './reference-case.js';

/** What an item is scored for: a catalogue, a visit, and what one view says. */
export type Setting = Pick<Case, 'document' | 'values' | 'settled' | 'visit'>;

/** Every weight of the score, times how good an item is, 0 to 1; what was not told adds nothing. */
export const scoreOf = (item: Plain, setting: Setting): number =>
  0.3 * remembered(item, setting) +
  0.15 * evening(item, setting) +
  0.12 * season(item, setting) +
  0.1 * effort(item) +
  0.1 * variety(item, setting) +
  0.08 * household(item, setting);

/** The share of its products that a note wants. */
const remembered = ({ products }: Plain, { values }: Setting): number =>
  shareOf(products, (product) =>
    (values.memory?.notes ?? []).some(({ maps }) => maps !== undefined && wantedBy(maps, product)),
  );

/** Whether a note wants a product: with an attribute, the ones that have it, or, avoided, the rest. */
export function wantedBy({ food, rule, attribute }: NoteMap, product: ImportedProduct): boolean {
  if (!product.foods.includes(food)) return false;
  if (attribute === undefined) return rule === 'want';
  return product.attributes.includes(attribute) === (rule === 'want');
}

/** Of several hints the one that a dish suits best; of two that say the same, the first counts. */
const evening = ({ recipe }: Plain, { values, visit }: Setting): number => {
  if (recipe === undefined) return 0;
  const hints = (values.calendar?.hints ?? []).filter(
    ({ hint, date }) => daysFrom(visit.date, date) === COUNTS_IN[hint],
  );
  const firsts = hints.filter(({ hint }, at) => hints.findIndex((one) => one.hint === hint) === at);
  return Math.max(0, ...firsts.map((hint) => suits(recipe, hint)));
};

/** On which day from the visit's on a hint says how a dish suits. */
const COUNTS_IN: Readonly<Partial<Record<Hint, number>>> = {
  important: 1,
  'late-home': 0,
  'early-start': 1,
  guests: 0,
};

const daysFrom = (one: string, other: string): number =>
  (Date.parse(other) - Date.parse(one)) / 86_400_000;

const HEAVY = { light: 1, medium: 0.5, heavy: 0 };

function suits(recipe: ImportedRecipe, { hint, count = 0 }: DayHint): number {
  if (hint === 'important') return HEAVY[recipe.heaviness];
  if (hint === 'late-home') return 1 - recipe.minutes / 30;
  if (hint === 'early-start') return 1 - recipe.minutes / 45;
  return count > 0 && count % recipe.serves === 0 ? 1 : 0;
}

/** Most of what is fresh in it is in season, or some of it, or nothing. */
const season = ({ products }: Plain, { visit }: Setting): number => {
  const share = shareOf(
    products.filter((product) => (product.season ?? []).length > 0),
    (product) => isSeasonOf(product, visit.date),
  );
  if (share >= 0.5) return 1;
  return share > 0 ? 0.5 : 0;
};

/** Whether some of it is in season on the day of the visit. */
export const isInSeason = ({ products }: Plain, { visit }: Setting): boolean =>
  products.some((product) => isSeasonOf(product, visit.date));

const isSeasonOf = ({ season: months = [] }: ImportedProduct, date: string): boolean =>
  months.includes(Number(date.slice(5, 7)));

/** In half hours: the first is none, and after two hours nothing is saved. */
const effort = ({ recipe }: Plain): number =>
  [30, 60, 90, 120].filter((minutes) => recipe !== undefined && recipe.minutes <= minutes).length /
  4;

/** How unlike it is to what was taken of its kind; where nothing was, nothing. */
function variety(item: Plain, { document, settled }: Setting): number {
  const taken = settled.filter(({ says }) => says === 'taken').map((one) => one.item);
  const alike = plainIn(document)
    .filter(({ id, recipe }) => taken.includes(id) && Boolean(recipe) === Boolean(item.recipe))
    .map((one) => likenessOf(item, one));
  return alike.length === 0 ? 0 : 1 - Math.max(...alike);
}

const household = ({ recipe }: Plain, { values, visit }: Setting): number => {
  const eaters = values.household?.eaters;
  if (recipe === undefined || eaters === undefined || visit.eaters?.members) return 0;
  return eaters === recipe.serves || eaters === 2 * recipe.serves ? 1 : 0;
};

function shareOf(products: readonly ImportedProduct[], isSo: (one: ImportedProduct) => boolean) {
  return products.length === 0 ? 0 : products.filter(isSo).length / products.length;
}

/** How alike two items are: by the foods that they share, and whether they are of one family. */
export function likenessOf(one: Plain, other: Plain): number {
  const foods = [...new Set([one, other].flatMap(({ products }) => products.map(foodOf)))];
  const parts = foods.map((food) => [one, other].map((item) => partOf(food, item)));
  const total = (side: (...parts: number[]) => number) =>
    parts.reduce((sum, both) => sum + side(...both), 0);
  const isFamily = one.recipe !== undefined && one.recipe.family === other.recipe?.family;
  return (0.6 * total(Math.min)) / total(Math.max) + (isFamily ? 0.4 : 0);
}

/** What part of an item a food is, by weight. These catalogues measure in grams alone. */
function partOf(food: string, { recipe, products }: Plain): number {
  const gramsOf = ({ id }: ImportedProduct) =>
    (recipe?.ingredients ?? [{ product: id, amount: 1 }])
      .filter((one) => 'product' in one && one.product === id)
      .reduce((sum, one) => sum + ('product' in one ? one.amount : 0), 0);
  const sumOf = (some: readonly ImportedProduct[]) =>
    some.reduce((sum, product) => sum + gramsOf(product), 0);
  return sumOf(products.filter((product) => foodOf(product) === food)) / sumOf(products);
}

/** The most specific food that a product is. */
const foodOf = ({ foods, id }: ImportedProduct): string => foods.at(-1) ?? id;
