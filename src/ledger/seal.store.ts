import type { DataSource, EntityManager } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import { leafHashOf } from './commit.js';
import type { Checkpoint } from './checkpoint.js';
import { SealRefusal } from './seal-refusal.js';

/** The most lines that one transaction seals. */
export const BATCH = 1_024;

/** Held by whoever seals. Any number nobody else uses. */
const LOCK = 4_848_000_004;

const TRY_LOCK = statement<{ got: boolean }>('try-lock', 'SELECT pg_try_advisory_lock($1) AS got');

/** Takes the sealer's place on this connection, until the connection ends. */
export async function takePlace(session: EntityManager): Promise<void> {
  const [row] = await run(session, TRY_LOCK, [LOCK]);
  if (!row!.got) {
    throw new SealRefusal(
      'S8-two-sealers',
      'Another sealer works on this database, or a service that seals by itself. End one of the two.',
    );
  }
}

const READ_LOG = statement<{ origin: string; size: string; root: Buffer }>(
  'read-log',
  'SELECT origin, size, root FROM ledger.log',
);

/** What the database says of the log, or `null` before it is founded. */
export async function readLog(db: DataSource | EntityManager): Promise<Checkpoint | null> {
  const [row] = await run(db, READ_LOG, []);
  return row ? { origin: row.origin, size: Number(row.size), root: row.root } : null;
}

/** A line that waits for the log, as it was read. */
export interface Waiting {
  readonly customer_id: string;
  readonly line_id: string;
  readonly kind: number;
  readonly entry: Buffer;
  readonly leaf_hash: Buffer;
}

const TAKE_BATCH = statement<Waiting>(
  'take-batch',
  `SELECT customer_id, line_id, kind, entry, leaf_hash FROM ledger.queue
   ORDER BY (kind NOT IN (16, 17, 18)), queued_at, seq, line_id LIMIT ${BATCH} FOR UPDATE`,
);

/**
 * The lines that have waited longest, public ones first: so a notice stands before its use. An
 * erasure that moves some of them to nobody waits for us, or we for it. Each is hashed again: what
 * was changed while it waited is never sealed.
 */
export async function takeBatch(tx: EntityManager): Promise<readonly Waiting[]> {
  const rows = await run(tx, TAKE_BATCH, []);
  if (rows.some(({ entry, leaf_hash: said }) => !leafHashOf(entry).equals(said))) {
    throw new SealRefusal(
      'S7-leaf-changed',
      'A waiting line is not what was acknowledged. Find out who changed it; nothing is sealed.',
    );
  }
  return rows;
}

/** Lines, and the log before and after them. */
export interface Moving {
  readonly rows: readonly Waiting[];
  readonly from: Checkpoint;
  readonly to: Checkpoint;
}

const MOVE = statement<{ gone: number; moved: number }>(
  'move-to-log',
  `WITH taken AS (
     SELECT customer_id, line_id, entry, leaf_hash, $5 + n - 1 AS leaf_index
     FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[])
       WITH ORDINALITY AS t (customer_id, line_id, entry, leaf_hash, n)
   ), gone AS (
     DELETE FROM ledger.queue q USING taken t
     WHERE q.customer_id = t.customer_id AND q.line_id = t.line_id RETURNING 1
   ), leaves AS (
     INSERT INTO ledger.leaf (leaf_index, entry, leaf_hash)
     SELECT leaf_index, entry, leaf_hash FROM taken
   ), places AS (
     INSERT INTO ledger.sealed (customer_id, line_id, leaf_index)
     SELECT customer_id, line_id, leaf_index FROM taken WHERE customer_id <> ledger.nobody()
   ), due AS (
     UPDATE ledger.erasure_due e SET leaf_index = t.leaf_index FROM taken t
     WHERE e.line_id = t.line_id AND t.customer_id = ledger.nobody()
   ), moved AS (
     UPDATE ledger.log SET size = $6, root = $7 WHERE one AND size = $5 AND root = $8 RETURNING 1
   ), known AS (
     INSERT INTO ledger.position (size, at)
     SELECT $6, greatest(date_trunc('milliseconds', clock_timestamp()),
       (SELECT max(at) + interval '1 ms' FROM ledger.position))
     ON CONFLICT DO NOTHING
   )
   SELECT (SELECT count(*) FROM gone)::int AS gone, (SELECT count(*) FROM moved)::int AS moved`,
);

/** Moves lines from the queue to the end of the log: all of it, or nothing where the log has moved. */
export async function moveToLog(tx: EntityManager, { rows, from, to }: Moving): Promise<void> {
  const [done] = await run(tx, MOVE, [
    rows.map((row) => row.customer_id),
    rows.map((row) => row.line_id),
    rows.map((row) => row.entry),
    rows.map((row) => row.leaf_hash),
    from.size,
    to.size,
    to.root,
    from.root,
  ]);
  if (done!.moved !== 1 || done!.gone !== rows.length) {
    throw new SealRefusal('S8-two-sealers', 'Somebody else has moved the log. Stop all but one.');
  }
}

const LEAVES = statement<{ leaf_index: string; entry: Buffer }>(
  'leaves',
  `SELECT leaf_index, entry FROM ledger.leaf
   WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index`,
);

/** The entries from one index up to, but not including, another. A gap is a refusal. */
export async function readEntries(
  db: DataSource | EntityManager,
  from: number,
  to: number,
): Promise<readonly Buffer[]> {
  const rows = await run(db, LEAVES, [from, to]);
  if (rows.length !== to - from || rows.some((row, at) => Number(row.leaf_index) !== from + at)) {
    throw new SealRefusal(
      'S3-other-root',
      'The database has lost leaves that were sealed. Restore it, and run ledger:check.',
    );
  }
  return rows.map(({ entry }) => entry);
}

const WAITING = statement<{ waiting: number; oldest: number }>(
  'waiting',
  `SELECT count(*)::int AS waiting,
     greatest(0, floor(extract(epoch FROM clock_timestamp() - min(queued_at))))::int AS oldest
   FROM ledger.queue`,
);

/** How many lines wait, and for how many seconds the oldest of them has. */
export async function readWaiting(
  db: DataSource | EntityManager,
): Promise<{ readonly waiting: number; readonly oldest: number }> {
  const [row] = await run(db, WAITING, []);
  return { waiting: row!.waiting, oldest: row!.oldest ?? 0 };
}

const LAST_OF_KIND = statement<{ payload: string }>(
  'last-of-kind',
  `SELECT convert_from(substr(entry, 3), 'UTF8') AS payload FROM (
     (SELECT entry, 0 AS late, leaf_index::numeric AS place FROM ledger.leaf
      WHERE get_byte(entry, 1) = $1 AND get_byte(entry, 1) >= 16 ORDER BY leaf_index DESC LIMIT 1)
     UNION ALL
     (SELECT entry, 1, extract(epoch FROM queued_at) FROM ledger.queue
      WHERE customer_id = ledger.nobody() AND kind = $1)
   ) l ORDER BY late DESC, place DESC LIMIT 1`,
);

/** The payload of the newest public line of a kind, sealed or waiting, or `null`. */
export const lastOf = async (
  db: DataSource | EntityManager,
  kind: number,
): Promise<string | null> => (await run(db, LAST_OF_KIND, [kind]))[0]?.payload ?? null;

const UNQUEUED = statement<{ count: number }>(
  'unqueued',
  'SELECT count(*)::int AS count FROM ledger.unqueued WHERE at >= $1',
);

/** How many lines since then neither wait nor are sealed. None, or somebody emptied the queue. */
export const countUnqueued = async (db: DataSource | EntityManager, since: Date): Promise<number> =>
  (await run(db, UNQUEUED, [since]))[0]!.count;
