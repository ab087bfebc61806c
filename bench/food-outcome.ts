import { FOOD_READER } from '../src/food/knowledge.js';
import type { Judged } from './food-files.js';

/** What came of a judged text. */
export interface Outcome {
  readonly judged: Judged;
  readonly missed: number;
  readonly unheld: number;
  readonly isAlarm: boolean;
  readonly isUnread: boolean;
}

/** How many are in a set. */
export const bits = (mask: number): number => mask.toString(2).replaceAll('0', '').length;

/** Reads a judged text, and compares. */
export function outcomeOf(judged: Judged): Outcome {
  const { contains, may, unread } = FOOD_READER.read(judged.text, judged.language);
  const isUnread = unread.length > 0;
  const { certain, possible } = judged;
  return {
    judged,
    missed: bits(certain & ~contains),
    unheld: isUnread ? 0 : bits(possible & ~(contains | may)) + (judged.isUnknown ? 1 : 0),
    isAlarm: ((contains | may) & ~(certain | possible)) !== 0,
    isUnread: isUnread && !judged.isUnknown,
  };
}
