import type { DataSource, EntityManager } from 'typeorm';
import { ofCustomer, run, statement } from '../base/statement.store.js';

/** A customer who asked to be erased. */
export interface Waiting {
  readonly dueAt: Date;
  /** The end of the pause that stood before they asked. */
  readonly pausedUntil: Date | null;
}

const LOCK_KNOWN = ofCustomer(
  'lock-known',
  'SELECT FROM ledger.head WHERE customer_id = $1 FOR NO KEY UPDATE',
);

/** Locks the head of a customer. Whoever is not known stays so: nothing is made for them. */
export const lockKnown = async (tx: EntityManager, customer: string): Promise<boolean> =>
  (await run(tx, LOCK_KNOWN, [customer])).length > 0;

const READ = ofCustomer<{ due_at: Date; paused_until: Date | null }>(
  'read-waiting',
  'SELECT due_at, paused_until FROM consent.leaving WHERE customer_id = $1',
);

/** Whether a customer asked to be erased, and when it will be so. */
export async function readWaiting(
  db: DataSource | EntityManager,
  customer: string,
): Promise<Waiting | null> {
  const [row] = await run(db, READ, [customer]);
  return row ? { dueAt: row.due_at, pausedUntil: row.paused_until } : null;
}

const WRITE = ofCustomer(
  'write-waiting',
  'INSERT INTO consent.leaving (customer_id, due_at, paused_until) VALUES ($1, $2, $3)',
);

/** Remembers that a customer asked to be erased. */
export const writeWaiting = (
  tx: EntityManager,
  customer: string,
  { dueAt, pausedUntil }: Waiting,
): Promise<unknown> => run(tx, WRITE, [customer, dueAt, pausedUntil]);

const END = ofCustomer('end-waiting', 'DELETE FROM consent.leaving WHERE customer_id = $1');

/** The customer stays. */
export const endWaiting = (tx: EntityManager, customer: string): Promise<unknown> =>
  run(tx, END, [customer]);

const DUE = (now: string) => `due_at <= coalesce(${now}::timestamptz, clock_timestamp())`;
const READ_DUE = statement<{ customer_id: string }>(
  'read-due',
  `SELECT customer_id FROM consent.leaving WHERE ${DUE('$1')} ORDER BY due_at`,
  'village_keeper',
);
const IS_DUE = ofCustomer(
  'is-due',
  `SELECT FROM consent.leaving WHERE customer_id = $1 AND ${DUE('$2')}`,
);

/** Everybody whose erasure is due. */
export const readDue = async (db: DataSource, now: Date | null): Promise<string[]> =>
  (await run(db, READ_DUE, [now])).map(({ customer_id: id }) => id);

/** Whether it is due for this customer: they may have changed their mind. */
export const isDue = async (
  tx: EntityManager,
  customer: string,
  now: Date | null,
): Promise<boolean> => (await run(tx, IS_DUE, [customer, now])).length > 0;
