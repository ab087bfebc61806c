import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';

/** Who comes behind somebody; where a line is named, only whose it is in a log of this size. */
interface Chained {
  readonly after: string | null;
  readonly line: string | null;
  readonly size: number;
  readonly most: number;
}

const READ_CHAINED = statement<{ customer_id: string }>(
  'read-chained',
  `SELECT customer_id FROM ledger.head
   WHERE ($1::uuid IS NULL OR customer_id > $1) AND ($2::uuid IS NULL OR customer_id IN (
     SELECT s.customer_id FROM ledger.sealed s WHERE s.line_id = $2 AND s.leaf_index < $3))
   ORDER BY customer_id LIMIT $4`,
  'village_dpo',
);

/** Customers who have a chain, some at a time. */
export const readChained = async (
  db: DataSource,
  { after, line, size, most }: Chained,
): Promise<readonly string[]> =>
  (await run(db, READ_CHAINED, [after, line, size, most])).map(({ customer_id: id }) => id);
