import type { EntityManager } from 'typeorm';
import { run, statement } from '../base/statement.store.js';

/** A sealed leaf that an erasure line has to name, and why nobody can open it. */
export interface DueLeaf {
  readonly index: number;
  readonly reason: 'customer' | 'retention' | 'lost';
}

const DUE = statement<{ batches: number; longest: number }>(
  'erasures-due',
  `SELECT count(DISTINCT batch)::int AS batches,
     coalesce(extract(epoch FROM $1::timestamptz - min(due_at)) * 1000, 0)::float8 AS longest
   FROM ledger.erasure_due WHERE leaf_index IS NOT NULL AND due_at <= $1`,
);

/** How many erasures wait for their line, and for how long the oldest has. */
export async function dueLeaves(
  tx: EntityManager,
  now: Date,
): Promise<{ readonly batches: number; readonly longestMs: number }> {
  const [row] = await run(tx, DUE, [now]);
  return { batches: row!.batches, longestMs: row!.longest };
}

const TAKE_DUE = statement<{ leaf_index: string; reason: DueLeaf['reason'] }>(
  'take-due',
  `DELETE FROM ledger.erasure_due WHERE leaf_index IS NOT NULL AND due_at <= $1
   RETURNING leaf_index, reason`,
);

/** Takes the leaves whose erasure is due. Their line has to be written in this transaction. */
export const takeDue = async (tx: EntityManager, now: Date): Promise<readonly DueLeaf[]> =>
  (await run(tx, TAKE_DUE, [now])).map((row) => ({
    index: Number(row.leaf_index),
    reason: row.reason,
  }));
