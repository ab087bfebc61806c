import type { DataSource, EntityManager } from 'typeorm';
import type { Disclosure, Field, Purpose } from '@village-butcher/sdk/contract';
import { ofCustomer, run } from '../base/statement.store.js';
import type { Place } from './page.js';

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly recipient: string;
  readonly client: string;
  readonly store: string;
  readonly purposes: readonly Purpose[];
  readonly fields: readonly Field[];
  readonly lines: readonly string[];
}

const READ = ofCustomer<Row>(
  'read-disclosures',
  `SELECT id, at, recipient, client, store, purposes, fields, lines::text[] AS lines
   FROM audit.disclosure
   WHERE customer_id = $1 AND ($2::timestamptz IS NULL OR (at, id) < ($2, $3::uuid))
     AND ($5::text IS NULL OR recipient = $5) AND ($6::text IS NULL OR $6 = ANY (fields))
   ORDER BY at DESC, id DESC LIMIT $4`,
);

/** Which uses: so many, behind a place, by one recipient (or all), of one field (or all). */
interface Asked {
  readonly after: Place | null;
  readonly most: number;
  readonly recipient?: string | null | undefined;
  readonly field?: Field | null | undefined;
}

/** Who read what of a customer, newest first. Names of fields, never a value. */
export async function readDisclosures(
  db: DataSource,
  customer: string,
  { after, most, recipient: by = null, field: of = null }: Asked,
): Promise<Disclosure[]> {
  const rows = await run(db, READ, [customer, after?.at ?? null, after?.id ?? null, most, by, of]);
  return rows.map(({ id, at, recipient, client, store, purposes, fields, lines }) => ({
    id,
    at: at.toISOString(),
    recipient,
    client,
    store,
    uses: fields.map((field, index) => ({
      field,
      purpose: purposes[index]!,
      line: lines[index]!,
    })),
  }));
}

const REMOVE = ofCustomer(
  'erase-disclosures',
  'DELETE FROM audit.disclosure WHERE customer_id = $1',
);

/** Removes every record of a use of a customer who is erased. */
export const clearDisclosures = (tx: EntityManager, customer: string): Promise<unknown> =>
  run(tx, REMOVE, [customer]);
