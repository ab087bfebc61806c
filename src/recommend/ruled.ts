import { FIELDS_FOR, type Purpose } from '@village-butcher/sdk/contract';
import { refusedIn, type Refused } from '../audit/attempts.js';
import { rule } from '../consent/ruling.js';
import type { Standing } from '../consent/standing.js';
import { readProfile, type Sealed } from '../profile/profile.js';
import type { Asking } from './asked.js';
import { ANSWERED, type Permitted } from './permitted.js';

/** What a permitted read brought. */
interface Read extends Pick<Permitted, 'wished' | 'settled'> {
  readonly now: Date;
  readonly standing: Standing;
  readonly sealed: Sealed;
}

/** What may be seen, and what was asked for and may not. */
interface Ruled {
  readonly permitted: Permitted;
  readonly refused: readonly Refused[];
}

/**
 * One view a purpose: a permission for recipes never serves shopping tips (L1). Where no field was asked
 * for, as on a screen that others can read, none was refused.
 */
export function ruledIn(
  read: Read,
  { customer, recipient }: Pick<Asking, 'customer' | 'recipient'>,
  asked: readonly (readonly [Purpose, string])[],
): Ruled {
  const rulings = ANSWERED.filter((purpose) => read.wished.has(purpose)).map((purpose) => {
    const ask = { customer, recipient, purpose, fields: FIELDS_FOR[purpose] };
    return { purpose, ...rule(read.standing, ask, read.now) };
  });
  const views = rulings.map(
    ({ purpose, permit }) => [purpose, readProfile(read.sealed, permit)] as const,
  );
  const purposes = new Set<Purpose>(asked.map(([purpose]) => purpose));
  return {
    permitted: { views: Object.fromEntries(views), wished: read.wished, settled: read.settled },
    refused: rulings
      .filter(({ purpose }) => purposes.has(purpose))
      .flatMap(({ purpose, verdicts }) => refusedIn(purpose, verdicts)),
  };
}
