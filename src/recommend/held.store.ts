import type { DataSource, EntityManager } from 'typeorm';
import { naming, ofCustomer, run, statement } from '../base/statement.store.js';

/** What was held back in one answer, sealed, with the permissions it was derived from. */
export interface HeldRow {
  readonly id: string;
  readonly at: Date;
  readonly goneAt: Date;
  /** `recipient purpose field line` of each. */
  readonly rests: readonly string[];
  readonly box: Buffer;
}

/**
 * No waiting for the disk: what was held back is gone by the end of the day anyway, and a
 * customer decides nothing by it. The head is asked for, because they may have been erased since
 * they were answered; and behind the first row, which names the customer.
 */
const WRITE = naming(
  'write-held',
  `WITH quick AS (SELECT set_config('synchronous_commit', 'off', true),
     set_config('village.customer', ($1::uuid)::text, true)::uuid AS customer)
   INSERT INTO recommend.held (customer_id, id, at, gone_at, rests, box)
   SELECT quick.customer, $2, $3, $4, $5, $6 FROM quick CROSS JOIN LATERAL (
     SELECT FROM ledger.head h WHERE h.customer_id = quick.customer FOR KEY SHARE) head`,
);

/** Keeps what was held back, until the end of the day. */
export const writeHeld = (
  db: DataSource,
  customer: string,
  { id, at, goneAt, rests, box }: HeldRow,
): Promise<unknown> => run(db, WRITE, [customer, id, at, goneAt, rests, box]);

/**
 * A row is shown only while every permission behind it stands and every value behind it is as it
 * was: nothing derived outlives what it was derived from (L2).
 */
const READ = ofCustomer<{ id: string; at: Date; box: Buffer }>(
  'read-held',
  `SELECT h.id, h.at, h.box
   FROM recommend.held h, coalesce($2, clock_timestamp()) AS t
   WHERE h.customer_id = $1 AND h.gone_at > t
     AND NOT EXISTS (
       SELECT FROM unnest(h.rests) AS used (said)
       WHERE NOT EXISTS (
         SELECT FROM consent.stance s
         WHERE s.customer_id = $1 AND s.says = 'granted' AND s.until > t
           AND NOT s.in_quarantine AND NOT s.is_suspended
           AND (s.paused_until > t) IS NOT TRUE
           AND concat_ws(' ', s.recipient, s.purpose, s.field, s.line_id) = used.said
           AND h.at >= (SELECT max(v.told_at) FROM profile.value v
                        WHERE v.customer_id = $1 AND v.field = s.field)))
     AND (cardinality(h.rests) = 0 OR NOT EXISTS (
       SELECT FROM consent.pause p WHERE p.customer_id = $1 AND p.until > t))
   ORDER BY h.at DESC, h.id DESC LIMIT 200`,
);

/** Today's answers that held something back, newest first. */
export const readHeldRows = (
  db: DataSource,
  customer: string,
  now: Date | null,
): Promise<{ id: string; at: Date; box: Buffer }[]> => run(db, READ, [customer, now]);

const SWEEP = statement(
  'sweep-held',
  'DELETE FROM recommend.held WHERE gone_at <= coalesce($1, clock_timestamp())',
  'village_keeper',
);

/** Removes what the day has taken. */
export const sweepHeld = (db: DataSource, now: Date | null): Promise<unknown> =>
  run(db, SWEEP, [now]);

const REMOVE = ofCustomer('erase-held', 'DELETE FROM recommend.held WHERE customer_id = $1');

/** Removes what was held back from a customer who is erased. */
export const clearHeld = (tx: EntityManager, customer: string): Promise<unknown> =>
  run(tx, REMOVE, [customer]);
