/**
 * Whether something of a customer was used at a store, by a time and in a log of some size: the three
 * parameters from this number on. So, and by nothing else, somebody is a customer of a store.
 */
export const wasUsedAt = (customer: string, n: number): string =>
  `EXISTS (
     SELECT FROM audit.disclosure v
     JOIN ledger.sealed w ON w.customer_id = v.customer_id AND w.line_id = v.id
     WHERE v.customer_id = ${customer} AND v.store = $${n} AND v.at <= $${n + 1}
       AND w.leaf_index < $${n + 2}
   )`;
