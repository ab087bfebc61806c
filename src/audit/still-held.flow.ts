import type { DataSource } from 'typeorm';
import type { MayStillHold, MayStillHoldPage } from '@village-butcher/sdk/contract';
import type { Keyring } from '../ledger/keyring.js';
import { readKey, readLines } from '../ledger/ledger.store.js';
import { saidIn, type Said } from './chain.js';
import type { Known } from './end.js';
import { readHeld } from './held.store.js';
import { standsAfter } from './last-use.js';
import { readOwnLastUses, type LastUse } from './still-held.store.js';

/** No chain gets so far. */
const BEYOND_ANY = 2 ** 31 - 1;

/**
 * Who may still hold what they read of a customer: whoever ever read it, as the desk is told (Q03), but
 * also before the log has it. The chain is read after the uses, so that it says how they stand by then.
 */
export async function whoMayStillHold(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  now: Date,
): Promise<MayStillHoldPage> {
  const uses = await readOwnLastUses(db, customer);
  const lines = await wholeChain(db, keyring, customer);
  const held = await readHeld(db, BEYOND_ANY);
  return { items: uses.map((use) => stillHeld(use, { lines, held }, now.toISOString())) };
}

function stillHeld(
  { id, at, recipient, field }: LastUse,
  known: Known,
  asOf: string,
): MayStillHold {
  const { state, end } = standsAfter({ recipient, field }, known, asOf);
  return {
    use: id,
    recipient,
    field,
    lastUsedAt: at.toISOString(),
    state,
    endedAt: end?.endedAt ?? null,
    endReason: end?.endReason ?? null,
  };
}

async function wholeChain(
  db: DataSource,
  keyring: Keyring,
  customer: string,
): Promise<readonly Said[]> {
  const wrapped = await readKey(db, customer);
  if (!wrapped) return [];
  const key = keyring.open(customer, wrapped, 'ledger');
  return (await readLines(db, { customer, key }, 0, BEYOND_ANY)).map(saidIn);
}
