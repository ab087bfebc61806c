import type { Quarantine, QuarantineReason, Which } from '@village-butcher/sdk/contract';
import { DESK, type Cohort } from '../consent/quarantine.js';

/** A quarantine with all that became of it. */
export interface KeptQuarantine {
  readonly id: string;
  readonly act: string;
  readonly requestHash: Buffer;
  readonly cohort: Cohort;
  readonly reason: QuarantineReason;
  readonly openedAt: Date;
  /** Who said that it may end, and when: nobody, one, or two. */
  readonly lifts: readonly Lift[];
}

/** One person's word that it may end. */
export interface Lift {
  readonly act: string;
  readonly requestHash: string;
  readonly actor: string;
  readonly at: string;
}

/** A quarantine as the desk shows it: when what was done, and not by whom. */
export function shownQuarantine({
  id,
  cohort,
  reason,
  openedAt,
  lifts,
}: KeptQuarantine): Quarantine {
  const { uses, surface, ...about } = cohort;
  const [liftingAt = null, liftedAt = null] = lifts.map(({ at }) => at);
  return {
    id,
    state: liftedAt ? 'lifted' : liftingAt ? 'lifting' : 'open',
    openedAt: openedAt.toISOString(),
    ...about,
    surface: surface as Quarantine['surface'],
    uses: uses?.map(whichIn) ?? null,
    reason,
    liftingAt,
    liftedAt,
  };
}

function whichIn(key: string): Which {
  const [recipient, purpose, field] = key.split(' ') as [string, Which['purpose'], Which['field']];
  return { recipient, purpose, field };
}

/** What the log says once two let it go. */
export const liftedLine = (quarantine: string, at: Date) => ({
  ...DESK,
  at: at.toISOString(),
  body: { type: 'quarantine-lifted', quarantine },
});
