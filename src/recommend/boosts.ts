import type { Field } from '@village-butcher/sdk/contract';
import { hasRow } from '../catalogue/bits.js';
import type { Item, Product, Recipe } from '../catalogue/item.js';
import type { Course } from './course.js';
import { saysTonight } from './evening.js';
import { partsOf, type TermName } from './terms.js';
import type { Told } from './told.js';
import type { Said } from './texts.js';

/** What speaks for an item, and what its score would lose without it. */
export interface Boost {
  readonly said: Said;
  readonly delta: number;
  /** The field that it rests on; `null` where it holds for everybody. */
  readonly field: Field | null;
}

/** All that speaks for an item, the weightiest first. */
export function boostsOf({ row }: Item, course: Course): readonly Boost[] {
  const boosts = partsOf(row, course)
    .filter(({ delta }) => delta > 0)
    .toSorted((a, b) => b.delta - a.delta)
    .map(({ name, field, delta }) => ({ said: saidOf(name, row, course), delta, field }));
  return isOnlyForPets(row, course) ? [...boosts, FOR_PETS] : boosts;
}

/** A pet adds nothing to a score, and yet without it this would be no tip. */
const FOR_PETS: Boost = { said: { key: 'boost.pets', params: {} }, delta: 0, field: 'pets' };

const isOnlyForPets = (row: number, { bringing }: Course): boolean =>
  bringing.filter(({ rows }) => hasRow(rows, row)).every(({ field }) => field === 'pets');

function saidOf(name: TermName, row: number, course: Course): Said {
  const item = course.rack.items[row]!;
  if (name === 'variety') return { key: 'boost.variety', params: {} };
  return item.kind === 'recipe'
    ? saidOfRecipe(name, item, course)
    : saidOfProduct(name, item, course);
}

function saidOfProduct(name: TermName, product: Product, { offers }: Course): Said {
  const offer = offers.find((one) => one.product === product);
  if (name === 'offer' && offer) {
    return { key: 'boost.offer', params: { price: offer.price, before: offer.before } };
  }
  return { key: name === 'season' ? 'boost.season' : 'boost.remembered', params: {} };
}

/** What is true of a recipe through its products names them. */
function saidOfRecipe(
  name: Exclude<TermName, 'variety'>,
  recipe: Recipe,
  { told, rack, offers }: Course,
): Said {
  switch (name) {
    case 'offer':
      return {
        key: 'boost.offer-in',
        params: {
          products: titlesOf(recipe, (one) => offers.some((offer) => offer.product === one)),
        },
      };
    case 'remembered':
      return {
        key: 'boost.remembered-in',
        params: { products: titlesOf(recipe, (product) => isWanted(product, told)) },
      };
    case 'season':
      return {
        key: 'boost.season-in',
        params: { products: titlesOf(recipe, ({ season }) => season[told.month] === 1) },
      };
    case 'evening':
      return saysTonight(recipe, rack, told.tonight);
    case 'household':
      return { key: 'boost.household', params: { count: told.eaters! } };
    case 'effort':
      return { key: 'boost.effort', params: { minutes: recipe.minutes } };
  }
}

const isWanted = (product: Product, { notes }: Told): boolean =>
  notes.some(({ wants }) => wants.includes(product));

const titlesOf = ({ products }: Recipe, isMeant: (product: Product) => boolean) => [
  ...new Set(products.filter(isMeant).map(({ title }) => title)),
];
