import type { DataSource } from 'typeorm';
import type { QuestionParameters } from '@village-butcher/sdk/contract';
import { run, statement } from '../base/statement.store.js';
import { useIn, type Among, type UseRow } from './answer.store.js';
import type { Use } from './use.js';

const READ_LAST_USES = statement<UseRow>(
  'read-last-uses',
  `SELECT s.leaf_index, d.id, d.customer_id, d.at, d.recipient, d.client, d.store,
     (d.payload::json->>'seen')::int AS seen, p.purposes, p.fields, p.lines
   FROM ledger.sealed s
   JOIN audit.disclosure d ON d.customer_id = s.customer_id AND d.id = s.line_id
   CROSS JOIN LATERAL (
     SELECT array_agg(u.purpose ORDER BY u.n) AS purposes, array_agg(u.field ORDER BY u.n) AS fields,
       array_agg(u.line::text ORDER BY u.n) AS lines
     FROM unnest(d.purposes, d.fields, d.lines) WITH ORDINALITY u (purpose, field, line, n)
     WHERE NOT EXISTS (
       SELECT FROM audit.disclosure later
       JOIN ledger.sealed t ON t.customer_id = later.customer_id AND t.line_id = later.id
       WHERE later.customer_id = d.customer_id AND (later.at, later.id) > (d.at, d.id)
         AND later.at <= $3 AND t.leaf_index < $4
         AND later.recipient = d.recipient AND u.field = ANY (later.fields)
     )
   ) p
   WHERE s.leaf_index > $1 AND s.leaf_index < $2 AND d.at <= $3 AND p.fields IS NOT NULL
     AND ($5::text IS NULL OR d.recipient = $5) AND ($6::text IS NULL OR $6 = ANY (p.fields))
   ORDER BY s.leaf_index LIMIT $7`,
);

/** Of each customer the last use of each field by each recipient, in the order of the log. */
export async function readLastUses(
  db: DataSource,
  { after, end, size, asOf, most }: Among,
  { recipient, field }: QuestionParameters,
): Promise<readonly Use[]> {
  const asked = [recipient ?? null, field ?? null];
  return (await run(db, READ_LAST_USES, [after, end, asOf, size, ...asked, most])).map(useIn);
}
