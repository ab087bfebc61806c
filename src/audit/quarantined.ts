import * as z from 'zod/mini';
import { Moment, Uuid } from '@village-butcher/sdk/contract';
import { isWithin, type Cohort, type Given } from '../consent/quarantine.js';

/** A cohort that was held, as a log of some size knows it. */
export interface Held {
  readonly cohort: Cohort;
  readonly openedAt: string;
  /** When two let it go. `null`: nobody has. */
  readonly liftedAt: string | null;
  /** The terms changed then: until then it was well given. Not there: it never was. */
  readonly wasWell?: true;
}

const text = z.string();
const DeskLine = z.object({
  at: Moment,
  body: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('quarantine-opened'),
      quarantine: Uuid,
      notice: text,
      version: z.int(),
      surface: z.nullable(text),
      uses: z.nullable(z.array(text)),
      from: Moment,
      to: Moment,
      reason: text,
    }),
    z.object({ type: z.literal('quarantine-lifted'), quarantine: Uuid }),
  ]),
});

/** The quarantines that these lines of the desk tell of, in the order of the log. */
export function heldIn(lines: readonly unknown[]): readonly Held[] {
  const held = new Map<string, Held>();
  for (const line of lines) {
    const { data } = z.safeParse(DeskLine, line);
    if (data?.body.type === 'quarantine-opened') {
      const { type: _, quarantine, reason, ...cohort } = data.body;
      const since = reason === 'terms-changed' ? { wasWell: true as const } : {};
      held.set(quarantine, { cohort, openedAt: data.at, liftedAt: null, ...since });
    } else if (data) {
      const { quarantine } = data.body;
      const before = held.get(quarantine);
      if (before) held.set(quarantine, { ...before, liftedAt: data.at });
    }
  }
  return Array.from(held.values());
}

/**
 * Whether a permission counts as held at a time, by what is known. A quarantine that nobody lifted
 * works back to the beginning of what it holds: it was never well given. One that was lifted has been
 * a pause, and no more, and so is one because the terms changed.
 */
export const isHeldAt = (all: readonly Held[], given: Given, asOf: string): boolean =>
  all.some(
    (one) =>
      isWithin(one.cohort, given) &&
      (one.liftedAt === null
        ? !one.wasWell || one.openedAt <= asOf
        : one.openedAt <= asOf && asOf < one.liftedAt),
  );

/** Since when it was on record at a time that a permission is held; `undefined`: it was not. */
export const heldSince = (all: readonly Held[], given: Given, at: string): string | undefined =>
  all
    .filter(
      ({ cohort, openedAt, liftedAt }) =>
        isWithin(cohort, given) && openedAt <= at && (liftedAt === null || at < liftedAt),
    )
    .map(({ openedAt }) => openedAt)
    .toSorted()[0];
