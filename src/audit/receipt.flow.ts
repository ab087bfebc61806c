import type { DataSource } from 'typeorm';
import type { Receipt } from '@village-butcher/sdk/contract';
import { Refusal } from '../base/refusal.js';
import type { Keyring } from '../ledger/keyring.js';
import { readKey } from '../ledger/ledger.store.js';
import type { PublishedLog } from '../ledger/published.store.js';
import { receiptOf, type Said } from '../ledger/receipt.js';
import { readAct, readUse, type Placed } from './receipt.store.js';

/** What there is to be had a receipt of, and what was promised about it. */
interface Found {
  readonly said: Said;
  readonly lines: readonly Placed[];
}

/**
 * What a customer keeps of an act of theirs, of one line, or of one use of their fields: with the
 * proof that it is in the log, as soon as it is.
 */
export async function receiptFor(
  db: DataSource,
  keyring: Keyring,
  published: PublishedLog,
  customer: string,
  id: string,
): Promise<Receipt> {
  return written(keyring, published, id, await find(db, keyring, customer, id));
}

/** Shows what was found to be in the log, as soon as all of it is. */
async function written(
  keyring: Keyring,
  published: PublishedLog,
  id: string,
  { said, lines }: Found,
): Promise<Receipt> {
  const indexes = lines.flatMap(({ leafIndex }) => leafIndex ?? []);
  const isSealed = lines.length > 0 && indexes.length === lines.length;
  const sealing = isSealed ? await published.show(indexes) : null;
  return receiptOf(keyring.word, { id, lines: lines.map(({ line }) => line) }, said, sealing);
}

/** The same of one use, of which it is known that it is one. */
export async function receiptForUse(
  db: DataSource,
  keyring: Keyring,
  published: PublishedLog,
  customer: string,
  id: string,
): Promise<Receipt> {
  const lines = await readUse(db, customer, id);
  return written(keyring, published, id, { said: { act: id, lines: [] }, lines });
}

async function find(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  id: string,
): Promise<Found> {
  const wrapped = await readKey(db, customer);
  if (!wrapped) throw nothing();
  const key = keyring.open(customer, wrapped, 'ledger');
  const found = await readAct(db, { customer, key }, id);
  if (found) {
    const { act, lines } = found;
    const own = act === id ? lines : lines.filter(({ line }) => line.line === id);
    return { said: { act, lines: lines.map(({ line }) => line) }, lines: own };
  }
  const uses = await readUse(db, customer, id);
  if (uses.length === 0) throw nothing();
  return { said: { act: id, lines: [] }, lines: uses };
}

const nothing = (): Refusal => new Refusal('not-found', 'There is no receipt of this id.');
