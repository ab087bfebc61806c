import * as z from 'zod/mini';
import {
  GrantAct,
  MemberId,
  Moment,
  NoticeRef,
  WishAct,
  WithdrawalAct,
  Which,
} from '@village-butcher/sdk/contract';
import { FIELDS, PURPOSES } from '@village-butcher/sdk/contract';

const Field = z.enum(FIELDS);
const Purpose = z.enum(PURPOSES);

/** A customer gave permissions, having read a notice. `sha256` is of the text that was shown. */
const Granted = z.strictObject({
  ...GrantAct.shape,
  type: z.literal('granted'),
  notice: z.extend(NoticeRef, { sha256: z.string() }),
});

/** A customer took permissions back. */
const Withdrawn = z.strictObject({
  ...WithdrawalAct.shape,
  type: z.literal('withdrawn'),
  permissions: z.array(Which),
});

/** Nothing is used until then. */
const Paused = z.strictObject({ type: z.literal('paused'), until: Moment });
/** The pause is over before its end. */
const Resumed = z.strictObject({ type: z.literal('resumed') });

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
  Withdrawn,
  Paused,
  Resumed,
  Wished,
  Unwished,
  Erased,
  Confirmed,
  Joined,
]);
export type ConsentEvent = z.infer<typeof ConsentEvent>;
