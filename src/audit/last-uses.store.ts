import type { DataSource, EntityManager } from 'typeorm';
import type { QuestionParameters } from '@village-butcher/sdk/contract';
import { run, statement } from '../base/statement.store.js';
import { sinceThe } from './since.store.js';
import type { Since } from './since.js';
import type { Use } from './use.js';
import { momentIn, useIn, type Among, type UseRow } from './uses.store.js';

interface LastUseRow extends UseRow {
  readonly keeps: Since['keeps'];
  readonly told_at: readonly (Date | null)[];
  readonly acknowledged_at: readonly (Date | null)[];
  readonly erased_at: readonly (Date | null)[];
}

/**
 * What recipients were told and answered stands beside the log. What was known at a position is what there
 * was until the log grew: so an answer has the same bytes when it is asked for again.
 */
const UNTIL_IT_GREW = `least($3,
  (SELECT min(p.at) - interval '1 ms' FROM ledger.position p WHERE p.size > $4))`;

const OF_IT = {
  customer: 'h.customer_id',
  recipient: 'h.recipient',
  field: 'u.field',
  at: 'h.at',
  asOf: UNTIL_IT_GREW,
};

/**
 * Of what was used in a stretch, the last of each field by each recipient, unless it was used again behind
 * that. What comes next is looked for in the order of time, and the first that fits is enough: how
 * often a customer was read elsewhere costs nothing. A scalar in the search, and no join, keeps it in that order.
 */
const READ_LAST_USES = statement<LastUseRow>(
  'read-last-uses',
  `WITH here AS MATERIALIZED (
     SELECT s.leaf_index, d.* FROM ledger.sealed s
     CROSS JOIN LATERAL (
       SELECT d.* FROM audit.disclosure d
       WHERE d.customer_id = s.customer_id AND d.id = s.line_id OFFSET 0
     ) d
     WHERE s.leaf_index > $1 AND s.leaf_index < $2
   ), latest AS MATERIALIZED (
     SELECT DISTINCT ON (h.customer_id, h.recipient, u.field)
       h.id, h.customer_id, h.recipient, h.at, u.field
     FROM here h CROSS JOIN LATERAL unnest(h.fields) u (field)
     WHERE h.at <= $3 AND ($5::text IS NULL OR h.recipient = $5)
       AND ($6::text IS NULL OR u.field = $6)
     ORDER BY h.customer_id, h.recipient, u.field, h.at DESC, h.id DESC
   ), last AS MATERIALIZED (
     SELECT l.id, l.field FROM latest l
     LEFT JOIN LATERAL (
       SELECT d.id FROM audit.disclosure d
       WHERE d.customer_id = l.customer_id AND d.at >= l.at AND d.at <= $3
         AND (d.at > l.at OR d.id > l.id)
         AND d.recipient = l.recipient AND l.field = ANY (d.fields)
         AND (SELECT s.leaf_index FROM ledger.sealed s
           WHERE s.customer_id = d.customer_id AND s.line_id = d.id) < $4
       ORDER BY d.at, d.id LIMIT 1
     ) again ON true
     WHERE again.id IS NULL
   )
   SELECT h.leaf_index, h.id, h.customer_id, ${momentIn('h.at')} AS at, h.recipient, h.client,
     h.store, (h.payload::json->>'seen')::int AS seen, string_agg(u.purpose, ' ' ORDER BY u.n) AS purposes,
     string_agg(u.field, ' ' ORDER BY u.n) AS fields,
     string_agg(u.line::text, ' ' ORDER BY u.n) AS lines,
     r.keeps, array_agg(since.told_at ORDER BY u.n) AS told_at,
     array_agg(since.acknowledged_at ORDER BY u.n) AS acknowledged_at,
     array_agg(since.erased_at ORDER BY u.n) AS erased_at
   FROM last l JOIN here h ON h.id = l.id
   LEFT JOIN audit.recipient r ON r.recipient = h.recipient
   JOIN LATERAL unnest(h.purposes, h.fields, h.lines) WITH ORDINALITY u (purpose, field, line, n)
     ON u.field = l.field
   CROSS JOIN LATERAL ${sinceThe(OF_IT)} since
   GROUP BY h.leaf_index, h.id, h.customer_id, h.at, h.recipient, h.client, h.store, h.payload,
     r.keeps
   ORDER BY h.leaf_index`,
  'village_dpo',
);

/**
 * Of each customer the last use of each field by each recipient, in the order of the log, and what the
 * recipient was told and answered since.
 */
export async function readLastUses(
  db: DataSource | EntityManager,
  { after, end, size, asOf }: Among,
  { recipient, field }: QuestionParameters,
): Promise<readonly Use[]> {
  const asked = [recipient ?? null, field ?? null];
  return (await run(db, READ_LAST_USES, [after, end, asOf, size, ...asked])).map(lastUseIn);
}

function lastUseIn({ keeps, told_at, acknowledged_at, erased_at, ...row }: LastUseRow): Use {
  const use = useIn(row);
  const momentAt = (times: readonly (Date | null)[], n: number) => times[n]?.toISOString() ?? null;
  return {
    ...use,
    parts: use.parts.map((part, n) => ({
      ...part,
      since: {
        keeps,
        toldAt: momentAt(told_at, n),
        acknowledgedAt: momentAt(acknowledged_at, n),
        erasedAt: momentAt(erased_at, n),
      },
    })),
  };
}
