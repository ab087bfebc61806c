import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import type { Keyring } from '../ledger/keyring.js';
import { MOST_ROWS, type Place } from './answer-page.js';
import { readChains } from './answer.store.js';
import type { AboutPeople, Asked } from './question.js';
import { readReached } from './reached.store.js';

/** Goes on through the customers of whom something was read, each beside all that they said. */
export async function pageOfPeople(
  { db, keyring }: { readonly db: DataSource; readonly keyring: Keyring },
  { rowOf }: AboutPeople,
  asked: Asked,
  { stand: { logSize: size, asOf }, after }: Place,
): Promise<{ readonly rows: readonly AnswerRow[]; readonly after: number | null }> {
  const reached = await readReached(db, { size, asOf, after, most: MOST_ROWS }, asked.parameters);
  const customers = reached.map(({ customer }) => customer);
  const chains = await readChains(db, keyring, { customers, size });
  return {
    rows: reached.map((one) => rowOf(one, chains.get(one.customer)!, asked)),
    after: reached.length < MOST_ROWS ? null : reached.at(-1)!.position,
  };
}
