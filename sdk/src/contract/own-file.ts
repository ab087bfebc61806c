import * as z from 'zod/mini';
import { Notice, Receipt, Stand, Wish } from './consent.js';
import { Erasure } from './erasure.js';
import { OwnAttempt, OwnLook } from './looks.js';
import { OwnNotification } from './notifications.js';
import { Profile } from './profile.js';
import { Disclosure, HistoryEntry } from './record.js';
import { RightsRequest } from './requests.js';
import { Field, MemberId, Moment, Uuid } from './shape.js';
import { Held, Settled } from './suggest.js';

/** What a customer told, to take along (GDPR Art. 20). A wish and a settled item are told, too. */
export const Portable = z.object({
  profile: z.partial(Profile),
  wishes: z.array(Wish),
  settled: z.array(z.extend(Settled, { recipient: z.string() })),
});

/**
 * Everything that is kept of a customer (GDPR Art. 15): where they stand and with whom, what they did,
 * who read what, each with its receipt, and every text that was shown to them. `schema` is the JSON
 * Schema of the whole. Of other people it has what this customer said of them, and nothing else.
 */
export const OwnFile = z.object({
  format: z.literal('village-butcher/own-file@v1'),
  schema: z.object({ $schema: z.string() }),
  at: Moment,
  customer: Uuid,
  portable: Portable,
  permissions: z.array(Stand),
  pausedUntil: z.nullable(Moment),
  recipients: z.array(z.object({ id: z.string(), name: z.string() })),
  members: z.array(z.object({ field: Field, member: MemberId, confirmed: z.boolean() })),
  invitations: z.array(z.object({ member: MemberId, at: Moment, until: Moment })),
  visits: z.array(
    z.object({ store: z.string(), counter: z.nullable(z.string()), at: Moment, until: Moment }),
  ),
  held: z.array(Held),
  erasure: Erasure,
  requests: z.array(RightsRequest),
  history: z.array(HistoryEntry),
  disclosures: z.array(Disclosure),
  told: z.array(OwnNotification),
  looks: z.array(OwnLook),
  attempts: z.array(OwnAttempt),
  receipts: z.array(Receipt),
  notices: z.array(Notice),
});
export type OwnFile = z.infer<typeof OwnFile>;
