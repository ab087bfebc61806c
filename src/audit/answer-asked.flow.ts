import type { AnswerAsk } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { canonical } from '../base/canonical.js';
import type { Keyring } from '../ledger/keyring.js';
import type { PublishedLog } from '../ledger/published.store.js';
import type { Stand } from './answer-page.js';
import { readNotices } from './answer.store.js';
import { readHeld } from './held.store.js';
import { readKeepsDays } from './outbox.store.js';
import { namerOf, personsUnder } from './pseudonym.js';
import { unlistedFor } from './unlisted.flow.js';
import type { Asked } from './question.js';

/** What an answer is made with. */
export interface Desk {
  readonly db: DataSource;
  readonly keyring: Keyring;
  readonly published: PublishedLog;
  /** What is configured now. */
  readonly registered: () => Asked['registered'];
}

/** What is asked, with what everybody in the answer is called by. */
export async function askedOf(
  { db, keyring, registered: now }: Pick<Desk, 'db' | 'keyring' | 'registered'>,
  ask: Pick<AnswerAsk, 'question' | 'version' | 'parameters'>,
  stand: Stand,
): Promise<Asked> {
  const notices = await readNotices(db, stand.logSize);
  const held = await readHeld(db, stand.logSize);
  const days = await readKeepsDays(db);
  const registered = now();
  const known = { notices, size: stand.logSize };
  return {
    parameters: ask.parameters,
    asOf: stand.asOf,
    refOf: namerFor(keyring, ask, stand),
    personOf: personsUnder(keyring),
    nameOf: recipientsIn(registered),
    registered,
    keepsDaysOf: (recipient) => days.get(recipient) ?? null,
    notices,
    held,
    unlisted: await unlistedFor(db, ask.parameters, registered, known),
  };
}

/** What recipients are called. */
export const recipientsIn =
  ({ register }: Asked['registered']): Asked['nameOf'] =>
  (id) =>
    register.recipients.get(id)?.name ?? null;

/** Customers are named by a key that another question, parameter or position does not make again. */
export function namerFor(
  keyring: Keyring,
  { question, version, parameters }: Pick<AnswerAsk, 'question' | 'version' | 'parameters'>,
  stand: Stand,
): (customer: string) => string {
  const all = { question, version, parameters: { ...parameters, ...stand } };
  return namerOf(keyring.answerKey(canonical(all)));
}
