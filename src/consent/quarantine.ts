import type { QuarantineReason, QuarantineAct, Which } from '@village-butcher/sdk/contract';
import { keyOf } from './standing.js';

/**
 * A cohort: what was given on one version of a notice, from a time on and before another. `surface`:
 * `null` is every one. `uses`: which permissions of it, by their keys; `null` is all of them.
 */
export interface Cohort {
  readonly notice: string;
  readonly version: number;
  readonly surface: string | null;
  readonly uses: readonly string[] | null;
  readonly from: string;
  readonly to: string;
}

/** On what a permission was given. Times are texts of one form, so they compare as texts. */
export interface Given extends Which {
  readonly notice: { readonly id: string; readonly version: number };
  readonly surface: string;
  readonly recordedAt: string;
}

/** Whether a permission is one of a cohort. What is given anew has another time, and is none. */
export const isWithin = (
  { notice, version, surface, uses, from, to }: Cohort,
  given: Given,
): boolean =>
  given.notice.id === notice &&
  given.notice.version === version &&
  (surface === null || given.surface === surface) &&
  from <= given.recordedAt &&
  given.recordedAt < to &&
  (uses === null || uses.includes(keyOf(given)));

/** The cohort that somebody names. */
export const cohortOf = ({
  notice,
  version,
  surface,
  uses,
  from,
  to,
}: Omit<QuarantineAct, 'reason'>): Cohort => ({
  notice,
  version,
  surface: surface ?? null,
  uses: uses?.map(keyOf) ?? null,
  from,
  to,
});

/** A cohort that is to be held, and why. */
export interface Holding extends Cohort {
  readonly reason: QuarantineReason;
}

/** What a line of the desk is. */
export const DESK = { kind: 'desk', v: 1 } as const;

/** What the log says of a cohort that is held: which it is, and nobody in it. */
export const openedLine = (quarantine: string, holding: Holding, at: Date) => ({
  ...DESK,
  at: at.toISOString(),
  body: { type: 'quarantine-opened', quarantine, ...holding },
});

/** So many are in force at once: each is looked at by every read. */
export const MOST_OPEN = 50;
