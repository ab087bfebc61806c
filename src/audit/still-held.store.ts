import type { DataSource } from 'typeorm';
import type { Field } from '@village-butcher/sdk/contract';
import { ofCustomer, run } from '../base/statement.store.js';
import { sinceThe } from './since.store.js';

/** The last use of a field by a recipient. */
export interface LastUse {
  readonly id: string;
  readonly at: Date;
  readonly recipient: string;
  readonly field: Field;
}

const OF_IT = {
  customer: '$1',
  recipient: 'last.recipient',
  field: 'last.field',
  at: 'last.at',
  asOf: `'infinity'`,
};

const READ_OWN_LAST_USES = ofCustomer<LastUse>(
  'read-own-last-uses',
  `SELECT last.* FROM (
     SELECT DISTINCT ON (d.recipient, u.field) d.id, d.at, d.recipient, u.field
     FROM audit.disclosure d CROSS JOIN LATERAL unnest(d.fields) u (field)
     LEFT JOIN audit.recipient r ON r.recipient = d.recipient
     WHERE d.customer_id = $1 AND coalesce(r.keeps, 'copies') = 'copies'
     ORDER BY d.recipient, u.field, d.at DESC, d.id DESC
   ) last
   WHERE (SELECT erased_at FROM ${sinceThe(OF_IT)} since) IS NULL
   ORDER BY last.at DESC, last.id DESC, last.recipient, last.field`,
);

/**
 * Of one customer the last use of each field by each recipient, newest first: of those who may keep it,
 * as far as is known, and have not said since that it is erased.
 */
export const readOwnLastUses = (db: DataSource, customer: string): Promise<LastUse[]> =>
  run(db, READ_OWN_LAST_USES, [customer]);
