import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';

interface MovedRow {
  readonly customer: string;
  readonly place: string;
}

/** One statement, however many they are; each finds their rows where they live. */
const READ_PLACES = statement<MovedRow>(
  'read-places',
  `SELECT h.customer_id AS customer, concat_ws(' ', h.seq, string_agg(
     v.field || ' ' || v.member || ' ' || v.confirmed, ',' ORDER BY v.field, v.member),
     (SELECT string_agg(q.id::text, ',' ORDER BY q.id) FROM consent.quarantine q),
     (SELECT string_agg(x.recipient, ',' ORDER BY x.recipient) FROM consent.suspended x)) AS place
   FROM ledger.head h LEFT JOIN profile.value v ON v.customer_id = h.customer_id
   WHERE h.customer_id = ANY ($1::uuid[])
   GROUP BY h.customer_id, h.seq`,
  'village_keeper',
);

/**
 * How far each customer has come: where their chain ends, and what they told, of which no value is
 * looked at; and what holds anybody's permissions. Whoever comes to another place may be shown another view; at the same place nobody is,
 * but by time and by the catalogue. Nobody is here who never did anything, or is erased.
 */
export async function readPlaces(
  db: DataSource,
  customers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await run(db, READ_PLACES, [customers]);
  return new Map(rows.map(({ customer, place }) => [customer, place]));
}
