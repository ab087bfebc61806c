import type { Standing } from '../client/shape.js';
import type { Word } from './rows.js';

/** How long a permission can be given for. The shortest is the default. */
export const MONTHS: readonly [number, ...number[]] = [3, 12];

const DAY_MS = 86_400_000;

/** When a permission ends: as that day begins, or earlier where its recipient may not have it so long. */
export function endAfter(months: number, longestDays: number, now: Date): Date {
  const end = new Date(now.getFullYear(), now.getMonth() + months, now.getDate());
  return new Date(Math.min(end.getTime(), now.getTime() + longestDays * DAY_MS));
}

/** The longest that this recipient may have something for this purpose. */
export const longestDaysFor = ({ askable }: Standing, { recipient, purpose }: Word): number =>
  askable.find((one) => one.recipient === recipient && one.purpose === purpose)?.longestDays ?? 0;
