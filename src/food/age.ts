import type { AgeRule } from '@village-butcher/sdk/contract';
import { union, type Mask } from './mask.js';
import { traitBit, UNDECLARED } from './trait.js';

/** What is not for children below an age, as far as a product's traits can tell. */
export const DEFAULT_AGES: readonly AgeRule[] = [
  { trait: 'honey', belowMonths: 12 },
  { trait: 'whole-nuts', belowMonths: 60 },
  { trait: 'raw-animal', belowMonths: 60 },
  { trait: 'alcohol', belowMonths: 216 },
];

/**
 * The youngest age, in completed months on a day, that a birth allows: `2022` may have been on
 * 31 December, `2022-11` on the 30th. A birthday counts from its day; where a month has no such
 * day (29 February), from the first of the next.
 */
export function youngestMonths(birth: string, on: string): number {
  const [year, month = 12, day = lastDayOf(year!, month)] = numbersIn(birth);
  const [thisYear, thisMonth, thisDay] = numbersIn(on);
  const months = (thisYear! - year!) * 12 + (thisMonth! - month);
  return Math.max(0, thisDay! < day ? months - 1 : months);
}

const numbersIn = (date: string): readonly number[] => date.split('-').map(Number);

/** The day before the first of the next month. */
const lastDayOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The traits that a child of so many months must not have, undeclared ones among them. */
export const traitsNotFor = (months: number, ages: readonly AgeRule[]): Mask => {
  const rows = ages.filter(({ belowMonths }) => months < belowMonths);
  return union(rows.map(({ trait }) => traitBit(trait) | UNDECLARED));
};

/** The traits of the default table that another table guards less, or not at all. */
export const looserThanDefault = (ages: readonly AgeRule[]): readonly AgeRule['trait'][] =>
  DEFAULT_AGES.filter(
    ({ trait, belowMonths }) =>
      !ages.some((row) => row.trait === trait && row.belowMonths >= belowMonths),
  ).map(({ trait }) => trait);
