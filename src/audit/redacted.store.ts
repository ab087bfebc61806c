import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';

/** A leaf of the log of which an erasure line says that nobody can open it any more. */
export interface Redacted {
  readonly leafIndex: number;
  readonly leafHash: string;
  /** Why: a customer is erased, its time was over, or it was lost. */
  readonly ground: string;
  /** When the log said so. */
  readonly at: string;
}

/** `$1`: how far the log is known. `$2`, `$3`: below which of its leaves, and behind which. */
const READ_REDACTED = statement<Omit<Redacted, 'leafIndex'> & { readonly leafIndex: string }>(
  'read-redacted',
  `SELECT e.leaf AS "leafIndex", e.ground, e.at,
     rtrim(translate(encode(l.leaf_hash, 'base64'), '+/', '-_'), '=') AS "leafHash"
   FROM (
     SELECT u.leaf::bigint AS leaf, p.said->>'reason' AS ground, p.said->>'at' AS at
     FROM (
       SELECT convert_from(substr(entry, 3), 'UTF8')::json AS said FROM ledger.leaf
       WHERE get_byte(entry, 1) = 19 AND leaf_index < $1
     ) p CROSS JOIN LATERAL json_array_elements_text(p.said->'leaves') u (leaf)
   ) e JOIN ledger.leaf l ON l.leaf_index = e.leaf
   WHERE e.leaf < $2 AND e.leaf > $3 ORDER BY e.leaf LIMIT $4`,
  'village_dpo',
);

/** So many are read at once. */
const MOST = 20_000;

/** All that erasure lines name in a log of this size, in its order, as far as the log is known by now. */
export async function* redactedIn(
  db: DataSource,
  { known, size }: { readonly known: number; readonly size: number },
): AsyncGenerator<readonly Redacted[]> {
  for (let after = -1; ;) {
    const rows = await run(db, READ_REDACTED, [known, size, after, MOST]);
    if (rows.length === 0) return;
    const all = rows.map((row) => ({ ...row, leafIndex: Number(row.leafIndex) }));
    yield all;
    after = all.at(-1)!.leafIndex;
  }
}
