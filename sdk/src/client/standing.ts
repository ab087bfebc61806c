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
    (stand) => isSame(stand, which) && stand.verdict === 'granted' && isAhead(stand.until, now),
  );

/** Where a customer stands once an act of taking back counts. */
export function after(standing: Standing, { name, act }: PendingAct): Standing {
  const stands = standing.standing.map(name === 'pause' ? rested : withdrawnBy(act.permissions));
  return name === 'pause'
    ? { ...standing, standing: stands, pausedUntil: act.until }
    : { ...standing, standing: stands };
}

const rested = (stand: Stand): Stand =>
  stand.verdict === 'granted' ? { ...stand, verdict: 'paused' } : stand;

const withdrawnBy =
  (permissions: 'all' | readonly Answer<Which>[]) =>
  (stand: Stand): Stand =>
    permissions === 'all' || permissions.some((which) => isSame(stand, which))
      ? { ...stand, verdict: 'withdrawn', until: null }
      : stand;

/** Whether both are about the same field, recipient and purpose. */
const isSame = (one: Answer<Which>, other: Answer<Which>): boolean =>
  one.field === other.field && one.recipient === other.recipient && one.purpose === other.purpose;

/** Whether a moment is still to come. */
export const isAhead = (moment: string | null, now: number): boolean =>
  moment !== null && Date.parse(moment) > now;
