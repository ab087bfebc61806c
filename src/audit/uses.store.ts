import type { DataSource } from 'typeorm';
import type { QuestionParameters } from '@village-butcher/sdk/contract';
import { run, statement } from '../base/statement.store.js';
import type { Stretch } from './answer-page.js';
import type { AboutUses } from './question.js';
import type { Use } from './use.js';

/** A use as it is read. What is of one form travels as text, which costs less than a parser. */
export interface UseRow {
  readonly leaf_index: string;
  readonly id: string;
  readonly customer_id: string;
  readonly at: string;
  readonly recipient: string;
  readonly client: string;
  readonly store: string;
  /** Words and ids with a space between them. */
  readonly purposes: string;
  readonly fields: string;
  readonly lines: string;
  readonly seen: number | null;
}

/** A time as it is spelled everywhere. */
export const momentIn = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const READ_USES = statement<UseRow>(
  'read-uses',
  `WITH d AS MATERIALIZED (
     SELECT s.leaf_index, d.id, d.customer_id, d.at, d.recipient, d.client, d.store, d.purposes,
       d.fields, d.lines, CASE WHEN $10 THEN d.payload END AS payload
     FROM ledger.sealed s
     JOIN audit.disclosure d ON d.customer_id = s.customer_id AND d.id = s.line_id
     WHERE s.leaf_index > $1 AND s.leaf_index < $2
   )
   SELECT leaf_index, id, customer_id, ${momentIn('at')} AS at, recipient, client, store,
     array_to_string(purposes, ' ') AS purposes, array_to_string(fields, ' ') AS fields,
     array_to_string(lines, ' ') AS lines, (payload::json->>'seen')::int AS seen
   FROM d
   WHERE at <= $3
     AND ($4::timestamptz IS NULL OR at >= $4) AND ($5::timestamptz IS NULL OR at < $5)
     AND ($6::text IS NULL OR recipient = $6) AND ($7::text IS NULL OR $7 = ANY (purposes))
     AND ($8::text IS NULL OR $8 = ANY (fields)) AND ($9::text IS NULL OR store = $9)
   ORDER BY leaf_index`,
  'village_dpo',
);

/** Which uses or acts: in a stretch of a log of this size, up to a time. */
export interface Among extends Stretch {
  readonly size: number;
  readonly asOf: string;
}

/** Uses in the order of the log. What they saw is read where they are held against all of a chain. */
export async function readUses(
  db: DataSource,
  { after, end, asOf }: Among,
  { from, to, recipient, purpose, field, store }: QuestionParameters,
  beside: AboutUses['beside'],
): Promise<readonly Use[]> {
  const asked = [from, to, recipient, purpose, field, store].map((one) => one ?? null);
  const values = [after, end, asOf, ...asked, beside === 'the-chain'];
  return (await run(db, READ_USES, values)).map(useIn);
}

/** Of a use whose payload was not asked for. */
const SAW_NOTHING = -1;

/** A use of a row: each field with what it was for, and on which line. */
export function useIn({ leaf_index, customer_id, purposes, fields, lines, ...use }: UseRow): Use {
  const [forWhat, on] = [purposes.split(' '), lines.split(' ')];
  return {
    id: use.id,
    customer: customer_id,
    recipient: use.recipient,
    client: use.client,
    store: use.store,
    seen: use.seen ?? SAW_NOTHING,
    position: Number(leaf_index),
    at: use.at,
    parts: fields.split(' ').map((field, n) => ({ field, purpose: forWhat[n]!, line: on[n]! })),
  };
}
