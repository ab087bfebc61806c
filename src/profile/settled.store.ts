import type { DataSource, EntityManager } from 'typeorm';
import { MOST_SETTLED } from '@village-butcher/sdk/contract';
import { ofCustomer, run, statement } from '../base/statement.store.js';
import type { SettledBox, SettledPlace } from './settled.js';

/** A row: what is shut in it, and when it stops counting. */
export interface SettledRow extends SettledBox {
  readonly goneAt: Date | null;
}

/** One more than there may be is not written. What is over, and what it replaces, is not counted. */
const WRITE = ofCustomer<{ tag: Buffer }>(
  'write-settled',
  `INSERT INTO profile.settled (customer_id, recipient, tag, box, gone_at)
   SELECT $1, $2, $3, $4, $5
   WHERE ${MOST_SETTLED} > (
     SELECT count(*) FROM profile.settled
     WHERE customer_id = $1 AND recipient = $2 AND tag <> $3 AND (gone_at > $6) IS NOT FALSE)
   ON CONFLICT (customer_id, recipient, tag)
     DO UPDATE SET box = EXCLUDED.box, gone_at = EXCLUDED.gone_at
   RETURNING tag`,
);

/** Writes a row, or replaces the one of the same item. Whether there was room for it. */
export const writeSettled = async (
  tx: EntityManager,
  { customer, recipient }: SettledPlace,
  { tag, box, goneAt }: SettledRow,
  now: Date,
): Promise<boolean> =>
  (await run(tx, WRITE, [customer, recipient, tag, box, goneAt, now])).length > 0;

const REMOVE = ofCustomer<{ tag: Buffer }>(
  'remove-settled',
  `DELETE FROM profile.settled WHERE customer_id = $1 AND recipient = $2 AND tag = $3
   RETURNING tag`,
);

/** Takes a row away. Whether there was one. */
export const removeSettled = async (
  tx: EntityManager,
  { customer, recipient }: SettledPlace,
  tag: Buffer,
): Promise<boolean> => (await run(tx, REMOVE, [customer, recipient, tag])).length > 0;

const READ = ofCustomer<SettledBox>(
  'read-settled',
  `SELECT tag, box FROM profile.settled
   WHERE customer_id = $1 AND recipient = $2
     AND (gone_at > coalesce($3, clock_timestamp())) IS NOT FALSE`,
);

/** What counts today in one app, in no order. */
export const readSettledRows = (
  db: DataSource,
  { customer, recipient }: SettledPlace,
  now: Date | null,
): Promise<SettledBox[]> => run(db, READ, [customer, recipient, now]);

const READ_ALL = ofCustomer<SettledBox & { readonly recipient: string }>(
  'read-all-settled',
  `SELECT recipient, tag, box FROM profile.settled
   WHERE customer_id = $1 AND (gone_at > coalesce($2, clock_timestamp())) IS NOT FALSE
   ORDER BY recipient, tag`,
);

/** The same in all apps. */
export const readAllSettledRows = (
  db: DataSource,
  customer: string,
  now: Date | null,
): Promise<(SettledBox & { readonly recipient: string })[]> => run(db, READ_ALL, [customer, now]);

const SWEEP = statement(
  'sweep-settled',
  'DELETE FROM profile.settled WHERE gone_at <= coalesce($1, clock_timestamp())',
  'village_keeper',
);

/** Removes what no longer counts. */
export const sweepSettled = (db: DataSource, now: Date | null): Promise<unknown> =>
  run(db, SWEEP, [now]);

const CLEAR = ofCustomer('erase-settled', 'DELETE FROM profile.settled WHERE customer_id = $1');

/** Removes all that a customer settled who is erased. */
export const clearSettled = (tx: EntityManager, customer: string): Promise<unknown> =>
  run(tx, CLEAR, [customer]);
