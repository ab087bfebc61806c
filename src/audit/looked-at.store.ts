import type { Field, OwnLook } from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { idAt } from '../base/id.js';
import { run, statement } from '../base/statement.store.js';
import { LOOKING_ROLE, type Looker } from './look.js';
import type { NamingJob } from './naming.js';
import type { Place } from './page.js';

/** A look that names customers: on which approved request, and which fields of whom it shows. */
export interface NamingLook {
  readonly naming: NamingJob;
  readonly approver: string;
  readonly looker: Looker;
  readonly at: Date;
  readonly fields: ReadonlyMap<string, readonly Field[]>;
}

/** Whoever is erased meanwhile is nobody: the lock on their head waits for that, or holds it up. */
const STILL_HERE = statement<{ customer_id: string }>(
  'still-here',
  `SELECT customer_id FROM ledger.head WHERE customer_id = ANY ($1::uuid[])
   ORDER BY customer_id FOR KEY SHARE`,
);
const ADD_LOOK = statement(
  'add-naming-look',
  `INSERT INTO audit.look (id, at, role, actor, client, what, reason, ticket, approver, question,
     customers, fields, naming_id)
   VALUES ($1, $2, '${LOOKING_ROLE}', $3, $4, 'names', $5, $6, $7, $8, $9, $10, $11)`,
);
const ADD_LOOKED_AT = statement(
  'add-looked-at',
  `INSERT INTO audit.looked_at (customer_id, at, look_id, role, reason, question, fields)
   SELECT c.id, $3, $2, '${LOOKING_ROLE}', $4, $5, string_to_array(c.fields, ' ')
   FROM unnest($1::uuid[], $6::text[]) AS c (id, fields)`,
);

/**
 * Writes down a look, and with each customer that it was at them. All or nothing, before anybody is
 * named. The answer: who of them is still here, and may be.
 */
export const addNamingLook = (
  db: DataSource,
  { naming: { id: naming, said }, approver, looker, at, fields }: NamingLook,
): Promise<ReadonlySet<string>> =>
  db.transaction(async (tx) => {
    const here = await run(tx, STILL_HERE, [Array.from(fields.keys())]);
    const customers = here.map(({ customer_id: customer }) => customer);
    const id = idAt(at.getTime());
    const { reason, ticket, question } = said;
    const all = [...new Set(customers.flatMap((customer) => fields.get(customer)!))].toSorted();
    const who = [id, at, looker.actor, looker.client];
    await run(tx, ADD_LOOK, [
      ...who,
      reason,
      ticket,
      approver,
      question,
      customers.length,
      all,
      naming,
    ]);
    const named = customers.map((customer) => fields.get(customer)!.join(' '));
    await run(tx, ADD_LOOKED_AT, [customers, id, at, reason, question, named]);
    return new Set(customers);
  });

interface Row extends Omit<OwnLook, 'at'> {
  readonly at: Date;
}

const READ_OWN = statement<Row>(
  'read-own-looks',
  `SELECT look_id AS id, at, role, reason, question, fields FROM audit.looked_at
   WHERE customer_id = $1 AND ($2::timestamptz IS NULL OR (at, look_id) < ($2, $3::uuid))
   ORDER BY at DESC, look_id DESC LIMIT $4`,
);

/** Who of the house's own people looked at a customer by name, newest first: a reason and a role. */
export const readOwnLooks = async (
  db: DataSource,
  customer: string,
  { after, most }: { readonly after: Place | null; readonly most: number },
): Promise<OwnLook[]> =>
  (await run(db, READ_OWN, [customer, after?.at ?? null, after?.id ?? null, most])).map(
    ({ at, ...look }) => ({ ...look, at: at.toISOString() }),
  );

const CLEAR = statement('erase-looked-at', 'DELETE FROM audit.looked_at WHERE customer_id = $1');

/** Removes at whom a look was, where they are erased. That there was a look stays. */
export const clearLookedAt = (tx: EntityManager, customer: string): Promise<unknown> =>
  run(tx, CLEAR, [customer]);
