import type { Field, OwnLook } from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { idAt } from '../base/id.js';
import { naming, ofCustomer, run, statement } from '../base/statement.store.js';
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

const ADD_LOOK = statement(
  'add-naming-look',
  `INSERT INTO audit.look (id, at, role, actor, client, what, reason, ticket, approver, question,
     customers, fields, naming_id)
   VALUES ($1, $2, '${LOOKING_ROLE}', $3, $4, 'names', $5, $6, $7, $8, $9, $10, $11)`,
);
/**
 * Whoever is erased meanwhile is nobody: the lock on their head waits for that, or holds it up. All rests
 * on the first row, which names the customer.
 */
const ADD_LOOKED_AT = naming<{ customer_id: string }>(
  'add-looked-at',
  `WITH quick AS (SELECT set_config('village.customer', ($1::uuid)::text, true)::uuid AS customer)
   INSERT INTO audit.looked_at (customer_id, at, look_id, role, reason, question, fields)
   SELECT quick.customer, $3, $2, '${LOOKING_ROLE}', $4, $5, $6::text[]
   FROM quick CROSS JOIN LATERAL (
     SELECT FROM ledger.head h WHERE h.customer_id = quick.customer FOR KEY SHARE) head
   RETURNING customer_id`,
);

/**
 * Writes down a look, and with each customer that it was at them: one after the other, each as their own, in
 * one order, so that two of these never wait for each other. All or nothing, before anybody is named. The answer: who of them is still here, and may be.
 */
export const addNamingLook = (
  db: DataSource,
  { naming: { id: naming, said }, approver, looker, at, fields }: NamingLook,
): Promise<ReadonlySet<string>> =>
  db.transaction(async (tx) => {
    const id = idAt(at.getTime());
    const { reason, ticket, question } = said;
    const customers: string[] = [];
    for (const customer of [...fields.keys()].toSorted()) {
      const look = [customer, id, at, reason, question, fields.get(customer)];
      const here = await run(tx, ADD_LOOKED_AT, look);
      if (here.length > 0) customers.push(customer);
    }
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
    return new Set(customers);
  });

interface Row extends Omit<OwnLook, 'at'> {
  readonly at: Date;
}

const READ_OWN = ofCustomer<Row>(
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

const CLEAR = ofCustomer('erase-looked-at', 'DELETE FROM audit.looked_at WHERE customer_id = $1');

/** Removes at whom a look was, where they are erased. That there was a look stays. */
export const clearLookedAt = (tx: EntityManager, customer: string): Promise<unknown> =>
  run(tx, CLEAR, [customer]);
