import type { Permission, Receipt, Standing } from '../client/shape.js';
import { linesIn } from './receipt-lines.js';
import { grantable, keyOf } from './rows.js';

/**
 * What a withdrawal took, up to the ends that it had before. By its receipt: what was taken back
 * elsewhere stays taken back, and what has ended since stays so.
 */
export function takenBy(receipt: Receipt, before: Standing, now: Date): readonly Permission[] {
  const ends = new Map(before.standing.map((stand) => [keyOf(stand), stand.until]));
  return linesIn(receipt)
    .filter(({ type }) => type === 'withdrawn')
    .flatMap(({ permissions = [] }) => permissions)
    .flatMap((word) => {
      const which = grantable(word);
      const until = ends.get(keyOf(word)) ?? null;
      return which && until !== null && new Date(until) > now ? [{ ...which, until }] : [];
    });
}
