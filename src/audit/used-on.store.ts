import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import type { UsedOn } from './use.js';

interface Row {
  readonly customer_id: string;
  readonly line: string;
  readonly key: string;
  readonly last_at: Date;
}

const READ_USED_ON = statement<Row>(
  'read-used-on',
  `SELECT d.customer_id, u.line::text AS line,
     d.recipient || ' ' || u.purpose || ' ' || u.field AS key, max(d.at) AS last_at
   FROM audit.disclosure d
   JOIN ledger.sealed s ON s.customer_id = d.customer_id AND s.line_id = d.id
   CROSS JOIN LATERAL unnest(d.lines, d.purposes, d.fields) u (line, purpose, field)
   WHERE d.customer_id = ANY ($1::uuid[]) AND s.leaf_index < $2 AND d.at <= $3
   GROUP BY 1, 2, 3`,
  'village_dpo',
);

/** Whose, in a log of this size and up to a time. */
interface Whose {
  readonly customers: readonly string[];
  readonly size: number;
  readonly asOf: string;
}

/** Which permissions of these customers were used on which lines, and when last. */
export async function readUsedOn(
  db: DataSource,
  { customers, size, asOf }: Whose,
): Promise<ReadonlyMap<string, readonly UsedOn[]>> {
  const found = new Map<string, UsedOn[]>();
  for (const { customer_id, line, key, last_at } of await run(db, READ_USED_ON, [
    customers,
    size,
    asOf,
  ])) {
    const used = found.get(customer_id) ?? [];
    used.push({ line, key, lastAt: last_at.toISOString() });
    found.set(customer_id, used);
  }
  return found;
}
