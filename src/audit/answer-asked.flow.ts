import type { AnswerAsk } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { canonical } from '../base/canonical.js';
import type { Keyring } from '../ledger/keyring.js';
import type { Stand } from './answer-page.js';
import { readNotices } from './answer.store.js';
import { readHeld } from './held.store.js';
import { namerOf } from './pseudonym.js';
import type { Asked } from './question.js';

interface Asking extends Pick<Asked, 'nameOf'> {
  readonly db: DataSource;
  readonly keyring: Keyring;
}

/** Customers are named by a key that another question, parameter or position does not make again. */
export async function askedOf(
  { db, keyring, nameOf }: Asking,
  ask: AnswerAsk,
  stand: Stand,
): Promise<Asked> {
  const { question, version, parameters } = ask;
  const all = { question, version, parameters: { ...parameters, ...stand } };
  const refOf = namerOf(keyring.answerKey(canonical(all)));
  const notices = await readNotices(db, stand.logSize);
  const held = await readHeld(db, stand.logSize);
  return { parameters, asOf: stand.asOf, refOf, nameOf, notices, held };
}
