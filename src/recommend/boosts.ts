import type { Field } from '@village-butcher/sdk/contract';
import type { Item, Product, Recipe } from '../catalogue/item.js';
import { saysTonight } from './evening.js';
import { partsOf, type Parts } from './rank.js';
import { bringersOf } from './sift.js';
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
export function boostsOf(item: Item, told: Told): readonly Boost[] {
  const parts = partsOf(item, told);
  const boosts = TERMS.map(([term, field]) => ({ term, field, delta: parts[term] }))
    .filter(({ delta }) => delta > 0)
    .toSorted((a, b) => b.delta - a.delta)
    .map(({ term, field, delta }) => ({ said: saidOf(term, item, told), delta, field }));
  return isOnlyForPets(item, told) ? [...boosts, FOR_PETS] : boosts;
}

/** Every term, and the field that it is made of. */
const TERMS = [
  ['remembered', 'memory'],
  ['evening', 'calendar'],
  ['season', null],
  ['effort', null],
] as const satisfies readonly (readonly [keyof Parts, Field | null])[];

/** A pet adds nothing to a score, and yet without it this would be no tip. */
const FOR_PETS: Boost = { said: { key: 'boost.pets', params: {} }, delta: 0, field: 'pets' };

const isOnlyForPets = (item: Item, told: Told): boolean =>
  bringersOf(item, told).every((field) => field === 'pets');

const saidOf = (term: keyof Parts, item: Item, told: Told): Said =>
  item.kind === 'recipe'
    ? saidOfRecipe(term, item, told)
    : { key: term === 'season' ? 'boost.season' : 'boost.remembered', params: {} };

/** What is true of a recipe through its products names them. */
function saidOfRecipe(term: keyof Parts, recipe: Recipe, told: Told): Said {
  switch (term) {
    case 'remembered':
      return {
        key: 'boost.remembered-in',
        params: { products: titlesOf(recipe, (product) => told.wanted.has(product)) },
      };
    case 'season':
      return {
        key: 'boost.season-in',
        params: { products: titlesOf(recipe, ({ season }) => season[told.month] === 1) },
      };
    case 'evening':
      return saysTonight(recipe, told.tonight);
    case 'effort':
      return { key: 'boost.effort', params: { minutes: recipe.minutes } };
  }
}

const titlesOf = ({ products }: Recipe, isMeant: (product: Product) => boolean) => [
  ...new Set(products.filter(isMeant).map(({ title }) => title)),
];
