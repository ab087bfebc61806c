import type { DataSource } from 'typeorm';
import type { QuestionParameters } from '@village-butcher/sdk/contract';
import { run, statement } from '../base/statement.store.js';
import type { Stretch } from './answer-page.js';
import type { Use } from './use.js';

/** A use as it is read. */
export interface UseRow {
  readonly leaf_index: string;
  readonly id: string;
  readonly customer_id: string;
  readonly at: Date;
  readonly recipient: string;
  readonly client: string;
  readonly store: string;
  readonly purposes: readonly string[];
  readonly fields: readonly string[];
  readonly lines: readonly string[];
  readonly seen: number;
}

const READ_USES = statement<UseRow>(
  'read-uses',
  `WITH d AS MATERIALIZED (
     SELECT s.leaf_index, d.id, d.customer_id, d.at, d.recipient, d.client, d.store, d.purposes,
       d.fields, d.lines, d.payload
     FROM ledger.sealed s
     JOIN audit.disclosure d ON d.customer_id = s.customer_id AND d.id = s.line_id
     WHERE s.leaf_index > $1 AND s.leaf_index < $2
   )
   SELECT leaf_index, id, customer_id, at, recipient, client, store, purposes, fields,
     lines::text[] AS lines, (payload::json->>'seen')::int AS seen
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

/** Uses in the order of the log. */
export async function readUses(
  db: DataSource,
  { after, end, asOf }: Among,
  { from, to, recipient, purpose, field, store }: QuestionParameters,
): Promise<readonly Use[]> {
  const asked = [from, to, recipient, purpose, field, store].map((one) => one ?? null);
  return (await run(db, READ_USES, [after, end, asOf, ...asked])).map(useIn);
}

/** A use of a row: each field with what it was for, and on which line. */
export const useIn = ({ leaf_index, at, purposes, fields, lines, ...use }: UseRow): Use => ({
  id: use.id,
  customer: use.customer_id,
  recipient: use.recipient,
  client: use.client,
  store: use.store,
  seen: use.seen,
  position: Number(leaf_index),
  at: at.toISOString(),
  parts: fields.map((name, n) => ({ field: name, purpose: purposes[n]!, line: lines[n]! })),
});
