import type { OwnAttempt, QuestionParameters } from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { naming, ofCustomer, run, statement } from '../base/statement.store.js';
import type { Counted, Refused, WholeDays } from './attempts.js';

/** Who tried to read something of whom, and when. */
export interface Attempt {
  readonly customer: string;
  readonly recipient: string;
  readonly client: string;
  /** The visit that had to be open for it, where one has to be. */
  readonly visit?: { readonly tag: Buffer; readonly store: string };
  readonly at: Date;
}

/**
 * In the order of their key, so that two of these never wait for each other. Without the head there is
 * nobody any more, and without an open visit a counter asked nobody. No waiting for the disk: nothing left
 * the house, and nobody decides by it. All rests on the first row, which names the customer.
 */
const ADD = naming(
  'add-refused-attempts',
  `WITH quick AS (SELECT set_config('synchronous_commit', 'off', true),
     set_config('village.customer', ($1::uuid)::text, true)::uuid AS customer)
   INSERT INTO audit.refused_attempt AS a (customer_id, day, recipient, client, purpose, field,
     verdict, attempts, first_at, last_at)
   SELECT quick.customer, ($4::timestamptz AT TIME ZONE 'UTC')::date, $2, $3, r.purpose, r.field,
     r.verdict, 1, $4, $4
   FROM quick
   CROSS JOIN LATERAL (
     SELECT FROM ledger.head h WHERE h.customer_id = quick.customer FOR KEY SHARE
   ) head
   CROSS JOIN (
     SELECT DISTINCT * FROM unnest($5::text[], $6::text[], $7::text[]) AS r (purpose, field, verdict)
   ) r
   WHERE $8::bytea IS NULL OR EXISTS (
     SELECT FROM profile.visit o
     WHERE o.customer_id = quick.customer AND o.tag = $8 AND o.store = $9 AND (o.counter = $2) IS NOT FALSE
       AND o.until > $4)
   ORDER BY r.purpose, r.field, r.verdict
   ON CONFLICT (customer_id, day, recipient, client, purpose, field, verdict) DO UPDATE
     SET attempts = a.attempts + 1, first_at = least(a.first_at, EXCLUDED.first_at),
       last_at = greatest(a.last_at, EXCLUDED.last_at)`,
);

/** The customer's own app reads for the customer: what it may not see is no attempt of anybody. */
const OWN_APP = 'app:';

/**
 * Keeps what somebody tried to read and was not given. Nothing of it is on the way of the customer's own
 * app: for that there is no statement at all.
 */
export async function keepRefused(
  db: DataSource,
  { customer, recipient, client, visit, at }: Attempt,
  refused: readonly Refused[],
): Promise<void> {
  if (recipient.startsWith(OWN_APP) || refused.length === 0) return;
  await run(db, ADD, [
    customer,
    recipient,
    client,
    at,
    refused.map(({ purpose }) => purpose),
    refused.map(({ field }) => field),
    refused.map(({ verdict }) => verdict),
    visit?.tag ?? null,
    visit?.store ?? null,
  ]);
}

interface CountedRow extends Omit<Counted, 'firstAt' | 'lastAt'> {
  readonly first_at: Date;
  readonly last_at: Date;
}

const COUNT = statement<CountedRow>(
  'count-refused-attempts',
  `SELECT recipient, client, purpose, field, verdict, sum(attempts)::int AS attempts,
     count(DISTINCT customer_id)::int AS customers, min(first_at) AS first_at,
     max(last_at) AS last_at
   FROM audit.refused_attempt
   WHERE ($1::date IS NULL OR day >= $1) AND day < $2::date AND ($3::text IS NULL OR recipient = $3)
   GROUP BY recipient, client, purpose, field, verdict
   ORDER BY recipient COLLATE "C", client COLLATE "C", purpose COLLATE "C", field COLLATE "C",
     verdict COLLATE "C"`,
  'village_dpo',
);

/** What was refused on these days, counted by who tried, what for, what and why not. */
export const countRefused = async (
  db: DataSource,
  { from, until }: WholeDays,
  { recipient }: Pick<QuestionParameters, 'recipient'>,
): Promise<readonly Counted[]> =>
  (await run(db, COUNT, [from, until, recipient ?? null])).map(
    ({ first_at, last_at, ...counted }) => ({
      ...counted,
      firstAt: first_at.toISOString(),
      lastAt: last_at.toISOString(),
    }),
  );

interface OwnRow extends Omit<OwnAttempt, 'firstAt' | 'lastAt'> {
  readonly first_at: Date;
  readonly last_at: Date;
}

const READ_OWN = ofCustomer<OwnRow>(
  'read-own-refused-attempts',
  `SELECT day::text, recipient, max(attempts) AS attempts, min(first_at) AS first_at,
     max(last_at) AS last_at,
     json_agg(json_build_object('field', field, 'purpose', purpose, 'verdict', verdict)
       ORDER BY purpose COLLATE "C", field COLLATE "C", verdict COLLATE "C") AS refused
   FROM (
     SELECT day, recipient, purpose, field, verdict, sum(attempts)::int AS attempts,
       min(first_at) AS first_at, max(last_at) AS last_at
     FROM audit.refused_attempt
     WHERE customer_id = $1
       AND ($2::date IS NULL OR (day, recipient) < ($2::date, $3::text COLLATE "C"))
     GROUP BY day, recipient, purpose, field, verdict
   ) once
   GROUP BY day, recipient ORDER BY day DESC, recipient COLLATE "C" DESC LIMIT $4`,
);

/** Behind which day and recipient a page begins, and how long it is. */
export interface OwnPage {
  readonly after: { readonly day: string; readonly recipient: string } | null;
  readonly most: number;
}

/** Who tried to read what of a customer and was not given it, by day, newest first. */
export const readOwnRefused = async (
  db: DataSource,
  customer: string,
  { after, most }: OwnPage,
): Promise<OwnAttempt[]> =>
  (await run(db, READ_OWN, [customer, after?.day ?? null, after?.recipient ?? null, most])).map(
    ({ first_at, last_at, ...row }) => ({
      ...row,
      firstAt: first_at.toISOString(),
      lastAt: last_at.toISOString(),
    }),
  );

const CLEAR = ofCustomer(
  'erase-refused-attempts',
  'DELETE FROM audit.refused_attempt WHERE customer_id = $1',
);

/** Removes what was tried at a customer who is erased. */
export const clearRefused = (tx: EntityManager, customer: string): Promise<unknown> =>
  run(tx, CLEAR, [customer]);
