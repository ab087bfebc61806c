import type { Language } from './language.js';
import { UNITS, type Unit } from './measure.js';
import { keyOf } from './word-row.js';
import { UNIT_BEHIND, UNIT_IN_WORD, UNIT_WITH } from './words/prepare.js';

/** A unit, and the food that it counts. */
export interface Counted {
  readonly unit: Unit;
  readonly food: string;
}

const ALL_UNITS: ReadonlySet<string> = new Set(
  Object.values(UNITS).flatMap((phrases) =>
    [...phrases.values()].flatMap((list) => list.map(({ value }) => value.unit)),
  ),
);

const isUnit = (word: string): word is Unit => ALL_UNITS.has(word);

/** Every food with every word of its row. */
const table = (
  text: string,
  join: (food: string, word: string) => string,
): ReadonlyMap<string, Counted> =>
  new Map(
    text
      .split('\n')
      .filter((row) => row !== '')
      .map((row) => row.split('|').map((cell) => cell.trim().split(', ')))
      .flatMap(([foods = [], words = [], [unit = ''] = []]) => {
        if (!isUnit(unit)) throw new Error(`unit ${unit} is not in the table`);
        return foods
          .map((food) => food.split(':'))
          .flatMap(([stem = '', food = stem]) =>
            words.map((word) => [keyOf(join(stem, word)), { unit, food }] as const),
          );
      }),
  );

const IN_WORD = table(UNIT_IN_WORD, (food, word) => food + word);
const BEHIND = table(UNIT_BEHIND, (food, word) => `${food} ${word}`);

/** `knoblauchzehen`, `garlic cloves`: cloves of garlic. What stands before stays in the name. */
export function unitOutOf(text: string, language: Language): Counted | null {
  if (language === 'en') return countBehind(text.split(' '));
  const last = text.slice(text.lastIndexOf(' ') + 1);
  const found = IN_WORD.get(keyOf(last.replaceAll('-', '')));
  if (!found) return null;
  return { unit: found.unit, food: text.slice(0, text.length - last.length) + found.food };
}

function countBehind(words: readonly string[]): Counted | null {
  const found = BEHIND.get(words.slice(-2).join(' ')) ?? BEHIND.get(words.slice(-3).join(' '));
  return found ? { ...found, food: [...words.slice(0, -2), found.food].join(' ') } : null;
}

const WITH = UNIT_WITH.split('\n')
  .filter((row) => row !== '')
  .map((row) => row.split('|').map((cell) => cell.trim()));

/** A ball of garlic is a bulb, a stick of celery a stalk. */
export function unitWith(unit: Unit | null, food: string): Unit | null {
  const row = WITH.find(([end = '', read]) => read === unit && food.endsWith(end));
  return row?.[2] !== undefined && isUnit(row[2]) ? row[2] : unit;
}
