import * as z from 'zod/mini';
import { Field, Moment, Purpose, RecipientId, Uuid } from './shape.js';

/** What a recipient is told (GDPR Art. 19). On the way it is called `village.` and this. */
export const NOTIFICATION_KINDS = [
  'permission.withdrawn',
  'field.rectified',
  'field.erased',
  'customer.erased',
  'use.restricted',
] as const;

/** What it can answer. All but the first are its last word. */
export const ANSWERS = ['received', 'done', 'impossible', 'disproportionate'] as const;
/** Why not all of it is done. A closed list: a free text could tell what was to be forgotten. */
export const ANSWER_REASONS = ['kept-by-law', 'not-found', 'in-backups', 'passed-on'] as const;

/** What a recipient says it did. `at` is its own word for when. */
export const AcknowledgementAct = z.strictObject({
  answer: z.enum(ANSWERS),
  at: Moment,
  reason: z.optional(z.enum(ANSWER_REASONS)),
});
export type AcknowledgementAct = z.infer<typeof AcknowledgementAct>;

/** An answer as it was written down. `recordedAt` is ours. */
const Acknowledgement = z.object({
  answer: z.enum(ANSWERS),
  at: Moment,
  reason: z.nullable(z.enum(ANSWER_REASONS)),
  recordedAt: Moment,
});

/** All that one recipient has to know, and what it answered so far. */
export const Notification = z.object({
  id: Uuid,
  kind: z.enum(NOTIFICATION_KINDS),
  /** What this recipient alone calls the customer. */
  subject: Uuid,
  /** What it is about; `purpose` where it is about permissions by name. Empty: everything. */
  about: z.array(z.object({ field: Field, purpose: z.nullable(Purpose) })),
  /** How long nothing may be used, where use is restricted. */
  until: z.nullable(Moment),
  at: Moment,
  dueAt: Moment,
  answers: z.array(Acknowledgement),
});
export type Notification = z.infer<typeof Notification>;

/** How far a notification has come, for its customer. `silent`: a day went by without an answer. */
const NotificationState = z.enum(['waiting', 'told', 'silent', ...ANSWERS]);

/** What a recipient was told of a customer, for that customer's own eyes. */
export const OwnNotification = z.object({
  id: Uuid,
  recipient: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  about: z.array(z.object({ field: Field, purpose: z.nullable(Purpose) })),
  at: Moment,
  state: NotificationState,
  answeredAt: z.nullable(Moment),
});
export type OwnNotification = z.infer<typeof OwnNotification>;

/** What the recipient of this app calls the customer whose token it brought, and nobody else does. */
export const SubjectName = z.object({ recipient: RecipientId, subject: Uuid });
export type SubjectName = z.infer<typeof SubjectName>;
