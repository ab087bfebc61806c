import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { idAt } from '../base/id.js';
import { Refusal } from '../base/refusal.js';
import { naming, ofCustomer, run } from '../base/statement.store.js';
import { boxOf, lineIn } from './box.js';
import type { Keyring, WrappedKey } from './keyring.js';
import { NOTHING_BEFORE, type Act, type Head, type Line } from './line.js';

/** A customer's chain, locked until the transaction ends. */
export interface Locked {
  readonly head: Head;
  readonly wrapped: WrappedKey;
  /** The time of the database, looked at once it was locked. */
  readonly now: Date;
  /** Set when this act was carried out before: the client lost the answer and asks again. */
  readonly before: { readonly firstSeq: number; readonly lines: number } | null;
}

interface LockedRow {
  readonly handle: Buffer;
  readonly seq: number;
  readonly leaf_hash: Buffer;
  readonly kek: string;
  readonly key_id: string;
  readonly wrapped: Buffer;
  readonly request_hash: Buffer | null;
  readonly first_seq: number;
  readonly lines: number;
  readonly now: Date;
}

const LOCK_HEAD = naming<LockedRow>(
  'lock-head',
  `SELECT handle, seq, leaf_hash, kek, key_id, wrapped, request_hash, first_seq, lines,
     date_trunc('milliseconds', clock_timestamp()) AS now
   FROM ledger.lock_head($1, $2)`,
);

/**
 * Locks the customer's head, made now if this is their first act. The same act with another
 * request is refused: a key is never used for two things.
 */
export async function lockHead(
  tx: EntityManager,
  keyring: Keyring,
  customer: string,
  act: Act,
): Promise<Locked> {
  const [row] = await run(tx, LOCK_HEAD, [customer, act.id]);
  if (!row) {
    await makeHead(tx, keyring, customer);
    return lockHead(tx, keyring, customer, act);
  }
  const { request_hash: hash, first_seq: firstSeq, lines } = row;
  if (hash && !hash.equals(act.requestHash)) {
    throw new Refusal('idempotency-key-reused', 'This Idempotency-Key belongs to another request.');
  }
  return {
    head: { handle: row.handle, seq: row.seq, leafHash: row.leaf_hash },
    wrapped: { keyId: row.key_id, kek: row.kek, wrapped: row.wrapped },
    now: row.now,
    before: hash && { firstSeq, lines },
  };
}

const MAKE_HEAD = ofCustomer(
  'make-head',
  `WITH made AS (
     INSERT INTO ledger.head (customer_id, handle, seq, leaf_hash) VALUES ($1, $2, -1, $3)
     ON CONFLICT DO NOTHING RETURNING customer_id
   )
   INSERT INTO ledger.customer_key (customer_id, key_id, kek, wrapped)
   SELECT customer_id, $4, $5, $6 FROM made`,
);

async function makeHead(tx: EntityManager, keyring: Keyring, customer: string): Promise<void> {
  const { keyId, kek, wrapped } = keyring.newKey(customer, idAt(Date.now()));
  await run(tx, MAKE_HEAD, [customer, randomBytes(16), NOTHING_BEFORE, keyId, kek, wrapped]);
}

const APPEND = naming(
  'append',
  'SELECT ledger.append($1, $2, $3, $4, $5, $6::uuid[], $7::bytea[], $8::bytea[], $9::bytea[])',
);

/** An act that is ready to be written: when, what it adds, and the key that shuts it. */
export interface Appending {
  readonly lines: readonly Line[];
  readonly now: Date;
  readonly key: Buffer;
}

/** Writes an act with its lines, none included, and moves the head. One round trip. */
export async function append(
  tx: EntityManager,
  customer: string,
  head: Head,
  act: Act,
  { lines, now, key }: Appending,
): Promise<void> {
  await run(tx, APPEND, [
    customer,
    act.id,
    act.requestHash,
    now,
    head.seq + 1,
    lines.map(({ line }) => line),
    lines.map(({ commitment }) => commitment),
    lines.map(({ leafHash }) => leafHash),
    lines.map((line) => boxOf(key, line)),
  ]);
}

/** A customer, and the key that opens their lines. */
export interface Reader {
  readonly customer: string;
  readonly key: Buffer;
}

interface BoxRow {
  readonly line_id: string;
  readonly box: Buffer;
}

const READ_LINES = ofCustomer<BoxRow>(
  'read-lines',
  `SELECT line_id, box FROM ledger.line
   WHERE customer_id = $1 AND seq >= $2 AND seq < $3 ORDER BY seq`,
);

/** A customer's lines from one place in the chain up to, but not including, another. */
export const readLines = async (
  db: DataSource | EntityManager,
  { customer, key }: Reader,
  from: number,
  to: number,
): Promise<Line[]> =>
  (await run(db, READ_LINES, [customer, from, to])).map(({ line_id, box }) =>
    lineIn(key, line_id, box),
  );

const READ_LINES_BACK = ofCustomer<BoxRow>(
  'read-lines-back',
  `SELECT line_id, box FROM ledger.line
   WHERE customer_id = $1 AND ($2::int IS NULL OR seq < $2) ORDER BY seq DESC LIMIT $3`,
);

/** A customer's lines, newest first, older than a place in the chain (`null`: from its end). */
export const readLinesBack = async (
  db: DataSource,
  { customer, key }: Reader,
  before: number | null,
  most: number,
): Promise<Line[]> =>
  (await run(db, READ_LINES_BACK, [customer, before, most])).map(({ line_id, box }) =>
    lineIn(key, line_id, box),
  );

const KEY_OF = ofCustomer<{ key_id: string; kek: string; wrapped: Buffer }>(
  'key-of',
  'SELECT key_id, kek, wrapped FROM ledger.customer_key WHERE customer_id = $1',
);

/** The customer's wrapped key, if they ever told or did anything. */
export async function readKey(
  db: DataSource | EntityManager,
  customer: string,
): Promise<WrappedKey | null> {
  const [row] = await run(db, KEY_OF, [customer]);
  return row ? { keyId: row.key_id, kek: row.kek, wrapped: row.wrapped } : null;
}
