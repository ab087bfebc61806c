import * as z from 'zod/mini';
import { Which } from './consent.js';
import { Moment, Surface, Uuid, text } from './shape.js';

/** Why a cohort is held: a closed list, for it stands in the log, where everybody reads it. */
export const QUARANTINE_REASONS = [
  'notice-wrong',
  'notice-incomplete',
  'control-wrong',
  'recipient-changed',
  'terms-changed',
  'incident',
  'under-review',
] as const;
/** One of them. */
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/**
 * Which permissions are not used from now on: those that were given on this version of a notice, from
 * `from` on and before `to`. `surface`: on this one alone. `uses`: of these permissions alone. `to` is
 * not in the future: what is given anew falls outside.
 */
export const QuarantineAct = z
  .strictObject({
    notice: text(64),
    version: z.int().check(z.minimum(1), z.maximum(1_000_000)),
    surface: z.optional(Surface),
    uses: z.optional(z.array(Which).check(z.minLength(1), z.maxLength(50))),
    from: Moment,
    to: Moment,
    reason: z.enum(QUARANTINE_REASONS),
  })
  .check(z.refine(({ from, to }) => from < to, { error: 'Nothing lies between.', path: ['to'] }));
export type QuarantineAct = z.infer<typeof QuarantineAct>;

/** `lifting`: one person says that it may end, and another has to say so, too. */
export const QUARANTINE_STATES = ['open', 'lifting', 'lifted'] as const;

/** A quarantine, and how far it is. Nobody's name is in it. */
export const Quarantine = z.object({
  id: Uuid,
  state: z.enum(QUARANTINE_STATES),
  openedAt: Moment,
  notice: z.string(),
  version: z.int(),
  surface: z.nullable(Surface),
  uses: z.nullable(z.array(Which)),
  from: Moment,
  to: Moment,
  reason: z.enum(QUARANTINE_REASONS),
  /** When the first said that it may end. */
  liftingAt: z.nullable(Moment),
  /** When the second did, and it ended. */
  liftedAt: z.nullable(Moment),
});
export type Quarantine = z.infer<typeof Quarantine>;

/** All of them, the newest first. */
export const QuarantineList = z.object({ items: z.array(Quarantine) });
export type QuarantineList = z.infer<typeof QuarantineList>;
