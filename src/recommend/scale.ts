import type { Eaters } from '@village-butcher/sdk/contract';
import type { Ingredient, Measure, Recipe } from '../catalogue/item.js';
import { adultsFor, portionsFor, type Known } from './portions.js';
import type { Said } from './texts.js';

/** How much of a recipe is cooked. */
export interface Scale {
  readonly portions: number;
  /** How many times what the recipe says. */
  readonly factor: number;
  /** What a cook should know of it. */
  readonly says: readonly Said[];
}

/** How much of a recipe those at a table need. Who told nothing cooks it as it is written. */
export function scaleOf(recipe: Recipe, known: Known, eaters: Eaters, date: string): Scale {
  const { serves, family } = recipe;
  const portions = portionsFor(known, eaters, date) ?? serves;
  const needed = (adultsFor(known, eaters, date) ?? serves) / serves;
  const factor = family === BAKING ? inHalves(needed) : needed;
  const says = [
    ...(factor === needed
      ? []
      : [{ key: 'scale.batches', params: { times: timesOf(factor) } } as const]),
    ...(factor > LARGE ? [{ key: 'scale.large', params: {} } as const] : []),
  ];
  return { portions, factor, says };
}

/** What is baked comes out of tins: there is half a dough, and no seven tenths of one. */
const BAKING = 'sweet';
const inHalves = (factor: number): number => Math.max(0.5, Math.round(factor * 2) / 2);

/** `1½`, in every language. */
const timesOf = (halves: number): string =>
  `${Math.floor(halves) || ''}${halves % 1 === 0 ? '' : '½'}`;

/** Above this a dish needs another pan, and longer. */
const LARGE = 2;

/** So much of an ingredient, for so much of its recipe. Nobody cooks with half an egg. */
export function scaled({ product, measure }: Ingredient, factor: number): Measure | null {
  if (measure === null) return null;
  const { amount, unit } = measure;
  const more = amount * factor ** (product.nature.isSeasoning ? SEASONING : 1);
  return { unit, amount: unit === 'piece' ? Math.max(1, roundHalfUp(more)) : more };
}

/** Salt, spices and what makes dough rise grow more slowly than a dish. */
const SEASONING = 0.8;

/** 2.5 is 3, also where 2.5 is the sum of numbers that no computer has. */
const roundHalfUp = (amount: number): number => Math.floor(amount + 0.5 + 1e-9);
