import type { AnswerAsk } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { canonical } from '../base/canonical.js';
import type { Keyring } from '../ledger/keyring.js';
import type { Stand } from './answer-page.js';
import { readNotices } from './answer.store.js';
import { readHeld } from './held.store.js';
import { namerOf } from './pseudonym.js';
import type { Asked, Registered } from './question.js';

interface Asking {
  readonly db: DataSource;
  readonly keyring: Keyring;
  readonly registered: () => Registered;
}

/** Customers are named by a key that another question, parameter or position does not make again. */
export async function askedOf(
  { db, keyring, registered: now }: Asking,
  ask: AnswerAsk,
  stand: Stand,
): Promise<Asked> {
  const { question, version, parameters } = ask;
  const all = { question, version, parameters: { ...parameters, ...stand } };
  const refOf = namerOf(keyring.answerKey(canonical(all)));
  const notices = await readNotices(db, stand.logSize);
  const held = await readHeld(db, stand.logSize);
  const registered = now();
  const nameOf = (id: string) => registered.register.recipients.get(id)?.name ?? null;
  return { parameters, asOf: stand.asOf, refOf, nameOf, registered, notices, held };
}
