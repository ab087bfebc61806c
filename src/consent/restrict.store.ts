import type { EntityManager } from 'typeorm';
import { ofCustomer, run } from '../base/statement.store.js';
import type { ConsentEvent } from './events.js';
import { keyOf } from './standing.js';

/** The line stays that of the giving: what is used again later rests on it. */
const RESTRICT_WORDS = ofCustomer(
  'restrict-words',
  `UPDATE consent.standing SET paused_until = $3
   WHERE customer_id = $1 AND says = 'granted'
     AND recipient || ' ' || purpose || ' ' || field = ANY ($2)`,
);

/** Brings the standing up to a restriction by name, or to the end of one. */
export const restrictWords = (
  tx: EntityManager,
  customer: string,
  event: Extract<ConsentEvent, { type: 'restricted' | 'lifted' }>,
): Promise<unknown> => {
  const until = event.type === 'restricted' ? event.until : null;
  return run(tx, RESTRICT_WORDS, [customer, event.permissions.map(keyOf), until]);
};
