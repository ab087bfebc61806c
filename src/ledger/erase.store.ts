import type { EntityManager } from 'typeorm';
import { become, ofCustomer, run, statement } from '../base/statement.store.js';
import { KINDS } from './commit.js';
import type { WrappedKey } from './keyring.js';

/** A customer whose head is locked against everybody, and who they are to the ledger. */
export interface Leaving {
  readonly customer: string;
  readonly handle: Buffer;
  readonly wrapped: WrappedKey;
  readonly at: Date;
}

interface LeavingRow {
  readonly handle: Buffer;
  readonly key_id: string;
  readonly kek: string;
  readonly wrapped: Buffer;
  readonly at: Date;
}

const LOCK = ofCustomer(
  'erase-lock-head',
  'SELECT FROM ledger.head WHERE customer_id = $1 FOR UPDATE',
);
const READ_LEAVING = ofCustomer<LeavingRow>(
  'erase-read-head',
  `SELECT h.handle, k.key_id, k.kek, k.wrapped,
     coalesce($2::timestamptz, date_trunc('milliseconds', clock_timestamp())) AS at
   FROM ledger.head h JOIN ledger.customer_key k USING (customer_id) WHERE h.customer_id = $1`,
);

/**
 * Becomes the eraser for this transaction, as the service itself may remove no line, and locks a customer's head. `FOR UPDATE` waits for
 * every act and every use that is under way, and holds up those that come. What they left is seen
 * by the statements after this one, and by no part of this one.
 */
export async function lockToErase(
  tx: EntityManager,
  customer: string,
  now: Date | null,
): Promise<Leaving | null> {
  await become(tx, 'village_eraser');
  await run(tx, LOCK, [customer]);
  const [row] = await run(tx, READ_LEAVING, [customer, now]);
  if (!row) return null;
  const { handle, key_id: keyId, kek, wrapped, at } = row;
  return { customer, handle, wrapped: { keyId, kek, wrapped }, at };
}

/** In the sealer's own order, so that the two never wait for each other. */
const LOCK_QUEUE = ofCustomer(
  'erase-lock-queue',
  `SELECT FROM ledger.queue WHERE customer_id = $1
   ORDER BY (kind NOT IN (16, 17, 18)), queued_at, seq, line_id FOR UPDATE`,
);
const UNQUEUE = ofCustomer<{ line_id: string }>(
  'erase-unqueue',
  `UPDATE ledger.queue SET customer_id = ledger.nobody(), seq = NULL
   WHERE customer_id = $1 RETURNING line_id`,
);
const READ_SEALED = ofCustomer<{ line_id: string; leaf_index: string }>(
  'erase-read-sealed',
  'SELECT line_id, leaf_index FROM ledger.sealed WHERE customer_id = $1',
);

/** A line of a customer, and where the log has it. `null`: it still waits for the log. */
export interface PlacedLine {
  readonly line: string;
  readonly leafIndex: string | null;
}

/**
 * Where all lines of a customer are. What waits for the log becomes nobody's first: this waits for
 * a sealer that has just taken it, and only then is it seen where that sealer put it.
 */
export async function takeLines(
  tx: EntityManager,
  { customer }: Pick<Leaving, 'customer'>,
): Promise<readonly PlacedLine[]> {
  await run(tx, LOCK_QUEUE, [customer]);
  const waiting = await run(tx, UNQUEUE, [customer]);
  const sealed = await run(tx, READ_SEALED, [customer]);
  return [
    ...waiting.map(({ line_id: line }) => ({ line, leafIndex: null })),
    ...sealed.map(({ line_id: line, leaf_index: leafIndex }) => ({ line, leafIndex })),
  ];
}

const OWE = statement(
  'erase-owe',
  `INSERT INTO ledger.erasure_due (line_id, leaf_index, reason, batch, due_at)
   SELECT line, leaf_index, 'customer', $3, $4
   FROM unnest($1::uuid[], $2::bigint[]) AS l (line, leaf_index)
   ON CONFLICT DO NOTHING`,
);

/** Owes the log an erasure line for these. They are one batch, and nobody's. */
export const oweErasure = (
  tx: EntityManager,
  lines: readonly PlacedLine[],
  batch: string,
  now: Date,
): Promise<unknown> =>
  run(tx, OWE, [
    lines.map(({ line }) => line),
    lines.map(({ leafIndex }) => leafIndex),
    batch,
    now,
  ]);

const READ_ERASURES = statement<{ entry: Buffer }>(
  'erase-read-erasures',
  `SELECT entry FROM ledger.leaf WHERE get_byte(entry, 1) = ${KINDS.erasure}
   UNION ALL SELECT entry FROM ledger.queue WHERE kind = ${KINDS.erasure}`,
);

/** The erasure lines of the log, those that still wait for it included. */
export const readErasures = async (tx: EntityManager): Promise<readonly Buffer[]> =>
  (await run(tx, READ_ERASURES, [])).map(({ entry }) => entry);

/** A leaf that an erasure line is owed for. */
export interface OwedLeaf {
  readonly line: string;
  readonly leafIndex: number;
  readonly kind: number;
}

const READ_OWED = statement<{ line_id: string; leaf_index: string; kind: number }>(
  'erase-read-owed',
  `SELECT d.line_id, d.leaf_index, get_byte(l.entry, 1) AS kind
   FROM ledger.erasure_due d JOIN ledger.leaf l USING (leaf_index)`,
);

/** The leaves that an erasure line is owed for, of those that the log has by now. */
export const readOwed = async (tx: EntityManager): Promise<readonly OwedLeaf[]> =>
  (await run(tx, READ_OWED, [])).map(({ line_id: line, leaf_index, kind }) => ({
    line,
    leafIndex: Number(leaf_index),
    kind,
  }));

const DISOWE = statement('erase-disowe', 'DELETE FROM ledger.erasure_due WHERE line_id = ANY ($1)');

/** Owes nothing for these any more. */
export const disowe = (tx: EntityManager, lines: readonly OwedLeaf[]): Promise<unknown> =>
  run(tx, DISOWE, [lines.map(({ line }) => line)]);

const HOLD = ofCustomer(
  'erase-hold',
  `INSERT INTO ledger.held (handle, seq, line_id, at, commitment, leaf_hash, box, key_id, kek,
     wrapped, keep_until)
   SELECT $2, seq, line_id, at, commitment, leaf_hash, box, $3, $4, $5, $6
   FROM ledger.line WHERE customer_id = $1
   ON CONFLICT DO NOTHING`,
);

/** Puts a customer's consent lines under hold, with a key that is wrapped for their handle. */
export const holdLines = (
  tx: EntityManager,
  { customer, handle }: Leaving,
  { keyId, kek, wrapped }: WrappedKey,
  keepUntil: string,
): Promise<unknown> => run(tx, HOLD, [customer, handle, keyId, kek, wrapped, keepUntil]);

const REMOVE = ['line', 'act', 'sealed', 'customer_key', 'head'].map((table) =>
  ofCustomer(`erase-${table}`, `DELETE FROM ledger.${table} WHERE customer_id = $1`),
);

/** Removes what the ledger has of a customer. The head goes last: everything else rests on it. */
export async function removeChain(tx: EntityManager, customer: string): Promise<void> {
  for (const remove of REMOVE) await run(tx, remove, [customer]);
}

const RETURNED = statement<{ customer_id: string }>(
  'erase-returned',
  'SELECT customer_id FROM ledger.customer_key WHERE key_id = ANY ($1)',
);

/** Customers whose key was destroyed, and who are here all the same. */
export const readReturned = async (
  tx: EntityManager,
  keyIds: readonly string[],
): Promise<string[]> => (await run(tx, RETURNED, [keyIds])).map(({ customer_id: id }) => id);

const END_HOLDS = statement(
  'erase-end-holds',
  `DELETE FROM ledger.held
   WHERE keep_until < (coalesce($1, clock_timestamp()) AT TIME ZONE 'UTC')::date`,
);

/** Shreds what was under hold and is so no longer. */
export const endHolds = (tx: EntityManager, now: Date | null): Promise<unknown> =>
  run(tx, END_HOLDS, [now]);
