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
export const Granted = z.strictObject({
  ...GrantAct.shape,
  type: z.literal('granted'),
  notice: z.extend(NoticeRef, { sha256: z.string() }),
});

/** A customer took permissions back. */
export const Withdrawn = z.strictObject({
  ...WithdrawalAct.shape,
  type: z.literal('withdrawn'),
  permissions: z.array(Which),
});

/** Nothing is used until then. */
export const Paused = z.strictObject({ type: z.literal('paused'), until: Moment });
/** The pause is over before its end. */
export const Resumed = z.strictObject({ type: z.literal('resumed') });

/** A customer asked for something of this purpose. */
export const Wished = z.strictObject({
  type: z.literal('wished'),
  purpose: Purpose,
  wish: WishAct,
});
/** A customer asks for nothing of this purpose any more. */
export const Unwished = z.strictObject({ type: z.literal('unwished'), purpose: Purpose });

/** A customer erased what they had told in a field. */
export const Erased = z.strictObject({ type: z.literal('erased'), fields: z.array(Field) });

/** Another adult confirmed what this customer had said of them (L12). */
export const Confirmed = z.strictObject({
  type: z.literal('confirmed'),
  member: MemberId,
  fields: z.array(Field),
});
/** This customer confirmed what another had said of them. The other side of `Confirmed`. */
export const Joined = z.strictObject({
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
