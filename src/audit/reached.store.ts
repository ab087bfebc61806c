import type { QuestionParameters } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import type { Reached } from './reached.js';

interface Row {
  readonly leaf_index: string;
  readonly customer_id: string;
  readonly fields: readonly string[];
  readonly uses: number;
  readonly first_at: Date;
  readonly last_at: Date;
}

const READ_REACHED = statement<Row>(
  'read-reached',
  `SELECT min(s.leaf_index) AS leaf_index, d.customer_id, count(DISTINCT d.id)::int AS uses,
     array_agg(DISTINCT u.field ORDER BY u.field) AS fields, min(d.at) AS first_at,
     max(d.at) AS last_at
   FROM audit.disclosure d
   JOIN ledger.sealed s ON s.customer_id = d.customer_id AND s.line_id = d.id
   CROSS JOIN LATERAL unnest(d.fields) u (field)
   WHERE s.leaf_index < $1 AND d.at <= $2
     AND ($3::timestamptz IS NULL OR d.at >= $3) AND ($4::timestamptz IS NULL OR d.at < $4)
     AND ($5::text IS NULL OR d.recipient = $5) AND ($6::text IS NULL OR d.client = $6)
   GROUP BY d.customer_id HAVING min(s.leaf_index) > $7
   ORDER BY 1 LIMIT $8`,
  'village_dpo',
);

/** Which of them: in a log of this size, up to a time, and behind a place of it. */
interface Whom {
  readonly size: number;
  readonly asOf: string;
  readonly after: number;
  readonly most: number;
}

/** Everybody of whom something was read there, in the order in which the log has the first of each. */
export async function readReached(
  db: DataSource,
  { size, asOf, after, most }: Whom,
  { from, to, recipient, client }: QuestionParameters,
): Promise<readonly Reached[]> {
  const asked = [from, to, recipient, client].map((one) => one ?? null);
  const rows = await run(db, READ_REACHED, [size, asOf, ...asked, after, most]);
  return rows.map(({ leaf_index, customer_id, fields, uses, first_at, last_at }) => ({
    position: Number(leaf_index),
    customer: customer_id,
    fields,
    uses,
    firstAt: first_at.toISOString(),
    lastAt: last_at.toISOString(),
  }));
}
