import type { Standing, Stand, Which } from './shape.js';
import type { PendingAct } from './pending.js';
import type { Answer } from '../core/word.js';

/** Whether this may be used now. What is not known, or is over by this clock, may not. */
export const isAllowed = (
  standing: Standing | undefined,
  which: Answer<Which>,
  now: number,
): boolean =>
  standing !== undefined &&
  !isAhead(standing.pausedUntil, now) &&
  standing.standing.some(
    (stand) =>
      nameOf(stand) === nameOf(which) && stand.verdict === 'granted' && isAhead(stand.until, now),
  );

/** Where a customer stands once an act of taking back counts. */
export function after(standing: Standing, taken: PendingAct): Standing {
  const rest = taken.name === 'pause' ? rested : withdrawn;
  return {
    ...standing,
    standing: standing.standing.map((stand) => (takes(taken, stand) ? rest(stand) : stand)),
    ...(taken.name === 'pause' ? { pausedUntil: taken.act.until } : {}),
  };
}

/** Whether nothing rests on a permission any more, once this counts. */
export const takes = ({ name, act }: PendingAct, which: Answer<Which>): boolean =>
  name !== 'withdraw' ||
  act.permissions === 'all' ||
  act.permissions.some((one) => nameOf(one) === nameOf(which));

const rested = (stand: Stand): Stand =>
  stand.verdict === 'granted' ? { ...stand, verdict: 'paused' } : stand;

const withdrawn = (stand: Stand): Stand => ({ ...stand, verdict: 'withdrawn', until: null });

/** What a permission is about, and nothing else of it. */
export const bareOf = ({ field, recipient, purpose }: Answer<Which>): Answer<Which> => ({
  field,
  recipient,
  purpose,
});

/** Equal for the same field, recipient and purpose. */
export const nameOf = (which: Answer<Which>): string => JSON.stringify(bareOf(which));

/** Whether a moment is still to come. */
export const isAhead = (moment: string | null, now: number): boolean =>
  moment !== null && Date.parse(moment) > now;
