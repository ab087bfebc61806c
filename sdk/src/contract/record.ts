import * as z from 'zod/mini';
import { Field, MemberId, Moment, Purpose, RecipientId, Uuid } from './shape.js';
import { Which } from './consent.js';

/** The kinds of act that stand in a customer's history. */
export const ACTS = [
  'granted',
  'refused',
  'withdrawn',
  'paused',
  'resumed',
  'restricted',
  'lifted',
  'wished',
  'unwished',
  'erased',
  'confirmed',
  'joined',
] as const;

/** What I did: one line of my chain, without its proof. */
export const HistoryEntry = z.object({
  line: Uuid,
  act: Uuid,
  at: Moment,
  type: z.enum(ACTS),
  permissions: z.optional(z.array(z.object({ ...Which.shape, until: z.optional(Moment) }))),
  purpose: z.optional(Purpose),
  until: z.optional(Moment),
  fields: z.optional(z.array(Field)),
  member: z.optional(MemberId),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Who read what, for what, on which permission. Names of fields, never a value. */
export const Disclosure = z.object({
  id: Uuid,
  at: Moment,
  recipient: z.string(),
  client: z.string(),
  store: z.string(),
  uses: z.array(z.object({ field: Field, purpose: Purpose, line: Uuid })),
});
export type Disclosure = z.infer<typeof Disclosure>;

/** A page of a list. `next` is opaque; absent on the last page. */
export const pageOf = <Item extends z.core.SomeType>(item: Item) =>
  z.object({ items: z.array(item), next: z.optional(z.string()) });

/** A page of what I did. */
export const HistoryPage = pageOf(HistoryEntry);
export type HistoryPage = z.infer<typeof HistoryPage>;
/** A page of who read. */
export const DisclosurePage = pageOf(Disclosure);
export type DisclosurePage = z.infer<typeof DisclosurePage>;

/** Why what was permitted is not any more. */
export const END_REASONS = ['withdrawn', 'paused', 'expired', 'quarantined'] as const;

/**
 * Who may still hold what they read: of each recipient and field the last use. `endedAt`: since when
 * nothing of it is permitted to them any more.
 */
export const MayStillHold = z.object({
  use: Uuid,
  recipient: z.string(),
  field: Field,
  lastUsedAt: Moment,
  state: z.enum(['permitted', 'ended', 'never-permitted']),
  endedAt: z.nullable(Moment),
  endReason: z.nullable(z.enum(END_REASONS)),
});
export type MayStillHold = z.infer<typeof MayStillHold>;
/** All of it, newest first. One page: there are few fields and few recipients. */
export const MayStillHoldPage = z.object({ items: z.array(MayStillHold) });
export type MayStillHoldPage = z.infer<typeof MayStillHoldPage>;

/** Where a list goes on. */
export const PageQuery = z.strictObject({
  after: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,200}$/))),
  limit: z.optional(z.string().check(z.regex(/^([1-9]\d?|100)$/))),
});
export type PageQuery = z.infer<typeof PageQuery>;
/** The uses by one recipient, or of one field, or both. */
export const DisclosureQuery = z.extend(PageQuery, {
  recipient: z.optional(RecipientId),
  field: z.optional(Field),
});
export type DisclosureQuery = z.infer<typeof DisclosureQuery>;
