import type { EntityManager } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import type { Checkpoint } from './checkpoint.js';
import { leafHashOf } from './commit.js';
import { SealRefusal } from './seal-refusal.js';

/** How many leaves came back, and of how many nobody has the opening any more. */
export interface Adopted {
  readonly leaves: number;
  readonly lost: number;
}

/** Entries that the database had lost, from their first index on. */
export interface Adopting {
  readonly from: number;
  readonly entries: readonly Buffer[];
  readonly batch: string;
  readonly now: Date;
}

/** How long a customer may bring a lost line back before the log says that it is lost. */
const LOST_AFTER_MS = 30 * 86_400_000;

const ADOPT = statement<{ leaves: number; lost: number }>(
  'adopt-leaves',
  `WITH back AS (
     SELECT entry, leaf_hash, $3 + n - 1 AS leaf_index
     FROM unnest($1::bytea[], $2::bytea[]) WITH ORDINALITY AS t (entry, leaf_hash, n)
   ), leaves AS (
     INSERT INTO ledger.leaf (leaf_index, entry, leaf_hash)
     SELECT leaf_index, entry, leaf_hash FROM back RETURNING 1
   ), gone AS (
     DELETE FROM ledger.queue q USING back b WHERE q.leaf_hash = b.leaf_hash
     RETURNING q.customer_id, q.line_id, b.leaf_index
   ), known AS (
     SELECT customer_id, line_id, leaf_index FROM gone
     UNION ALL
     SELECT u.customer_id, u.line_id, b.leaf_index
     FROM ledger.unqueued u JOIN back b USING (leaf_hash)
   ), places AS (
     INSERT INTO ledger.sealed (customer_id, line_id, leaf_index)
     SELECT customer_id, line_id, leaf_index FROM known WHERE customer_id <> ledger.nobody()
   ), due AS (
     UPDATE ledger.erasure_due e SET leaf_index = k.leaf_index FROM known k
     WHERE e.line_id = k.line_id AND k.customer_id = ledger.nobody()
   ), lost AS (
     INSERT INTO ledger.erasure_due (line_id, leaf_index, reason, batch, due_at)
     SELECT gen_random_uuid(), leaf_index, 'lost', $4, $5 FROM back b
     WHERE get_byte(entry, 1) < 16
       AND NOT EXISTS (SELECT FROM known k WHERE k.leaf_index = b.leaf_index)
     RETURNING 1
   )
   SELECT (SELECT count(*) FROM leaves)::int AS leaves, (SELECT count(*) FROM lost)::int AS lost`,
);

/** Puts entries back at their indexes, with the lines that they are known to be. */
export async function adopt(
  tx: EntityManager,
  { from, entries, batch, now }: Adopting,
): Promise<Adopted> {
  const due = new Date(now.getTime() + LOST_AFTER_MS);
  const [done] = await run(tx, ADOPT, [entries, entries.map(leafHashOf), from, batch, due]);
  return done!;
}

const MOVE_LOG = statement<{ size: string }>(
  'move-log',
  'UPDATE ledger.log SET size = $1, root = $2 WHERE one AND size = $3 AND root = $4 RETURNING size',
);

/** Moves the end of the log by compare-and-swap. */
export async function moveLog(tx: EntityManager, from: Checkpoint, to: Checkpoint): Promise<void> {
  const moved = await run(tx, MOVE_LOG, [to.size, to.root, from.size, from.root]);
  if (moved.length !== 1) {
    throw new SealRefusal('S8-two-sealers', 'The log has moved meanwhile. Stop the sealer first.');
  }
}
