import { createHash } from 'node:crypto';
import type { AgeRule } from '@village-butcher/sdk/contract';

/** The same table has the same version, in whatever order its rows came. */
export function versionOf(ages: readonly AgeRule[]): string {
  const rows = ages.map(({ trait, belowMonths }) => `${trait} ${belowMonths}`).toSorted();
  return createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16);
}
