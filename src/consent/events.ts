import * as z from 'zod/mini';
import {
  CONTROLS,
  FIELDS,
  MemberId,
  Moment,
  NoticeRef,
  Permission,
  PURPOSES,
  SURFACES,
  WishAct,
  Which,
} from '@village-butcher/sdk/contract';
import { Evidence, EvidenceOfChoice } from './evidence.js';

const Field = z.enum(FIELDS);
const Purpose = z.enum(PURPOSES);

/** Where an act was done, and what was pressed. */
const pressed = { surface: z.enum(SURFACES), control: z.enum(CONTROLS) };

/** The text that was shown, with the hash of its bytes, and how the choice came. */
const chosen = {
  ...pressed,
  notice: z.extend(NoticeRef, { sha256: z.string() }),
  /** Not there: the line is older than the keeping of it. */
  evidence: z.optional(EvidenceOfChoice),
};

/** A customer gave permissions, having read a notice. */
const Granted = z.strictObject({
  ...chosen,
  type: z.literal('granted'),
  permissions: z.array(Permission).check(z.minLength(1), z.maxLength(100)),
});

/** A customer said no to permissions that they were offered. It changes nothing of what stands. */
const Refused = z.strictObject({
  ...chosen,
  type: z.literal('refused'),
  permissions: z.array(Which).check(z.minLength(1)),
});

/** A customer took permissions back. */
const Withdrawn = z.strictObject({
  ...pressed,
  type: z.literal('withdrawn'),
  permissions: z.array(Which),
  evidence: z.optional(Evidence),
});

/** Nothing is used until then. */
const Paused = z.strictObject({ type: z.literal('paused'), until: Moment });
/** The pause is over before its end. */
const Resumed = z.strictObject({ type: z.literal('resumed') });

const named = z.array(Which).check(z.minLength(1), z.maxLength(100));
/** These are not used until then, though they stand. What is given anew is free of it. */
const Restricted = z.strictObject({
  type: z.literal('restricted'),
  permissions: named,
  until: Moment,
});
/** That is over before its end. */
const Lifted = z.strictObject({ type: z.literal('lifted'), permissions: named });

/** A customer asked for something of this purpose. */
const Wished = z.strictObject({
  type: z.literal('wished'),
  purpose: Purpose,
  wish: WishAct,
});
/** A customer asks for nothing of this purpose any more. */
const Unwished = z.strictObject({ type: z.literal('unwished'), purpose: Purpose });

/** A customer erased what they had told in a field. */
const Erased = z.strictObject({ type: z.literal('erased'), fields: z.array(Field) });

/** Another adult confirmed what this customer had said of them (L12). */
const Confirmed = z.strictObject({
  type: z.literal('confirmed'),
  member: MemberId,
  fields: z.array(Field),
});
/** This customer confirmed what another had said of them. The other side of `Confirmed`. */
const Joined = z.strictObject({
  type: z.literal('joined'),
  member: MemberId,
  fields: z.array(Field),
});

/** What can happen to a consent. This is history: add a variant, never change one. */
export const ConsentEvent = z.discriminatedUnion('type', [
  Granted,
  Refused,
  Withdrawn,
  Paused,
  Resumed,
  Restricted,
  Lifted,
  Wished,
  Unwished,
  Erased,
  Confirmed,
  Joined,
]);
export type ConsentEvent = z.infer<typeof ConsentEvent>;
