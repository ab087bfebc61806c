import { randomBytes, randomUUID } from 'node:crypto';
import type { Erasure } from '@village-butcher/sdk/contract';
import { record } from '../../src/consent/record.flow.js';
import { lineIn } from '../../src/ledger/box.js';
import type { Keyring } from '../../src/ledger/keyring.js';
import { bodyIn } from '../../src/ledger/line.js';
import { tell } from '../../src/profile/tell.flow.js';
import { leave, type House } from '../../src/recommend/erasure.flow.js';
import { asOwner } from './rows.js';
import { BEFORE } from './histories.js';

const freshAct = () => ({ id: randomUUID(), requestHash: randomBytes(32) });

/** Erases a customer who has just signed in anew. */
export const eraseNow = (house: House, customer: string, now: Date | null): Promise<Erasure> =>
  leave(house, { customer, act: freshAct(), assurance: 'stepped-up' }, now);

/** What a newcomer asks for. */
export const WISH = { purpose: 'recipes', wish: { channel: 'app' } } as const;

/** Somebody who told how many eat with them, and asked for recipes. */
export async function newcomer(
  { db, keyring }: Omit<House, 'tombstones'>,
  name: string = randomUUID(),
): Promise<string> {
  const customer = keyring.pseudonymOf('test', name);
  await tell(db, keyring, customer, { field: 'household', value: { eaters: 3 } }, BEFORE);
  const command = { type: 'wish', ...WISH } as const;
  await record(db, keyring, customer, { command, act: freshAct() }, BEFORE);
  return customer;
}

interface HeldRow {
  readonly owner: Buffer;
  readonly key_id: string;
  readonly kek: string;
  readonly wrapped: Buffer;
  readonly line_id: string;
  readonly box: Buffer;
}

/** What is under hold, opened by what lies there, without knowing of whom it is. */
export async function heldBy(ownerUrl: string, keyring: Keyring): Promise<unknown[]> {
  const rows = await asOwner<HeldRow>(
    ownerUrl,
    `SELECT handle AS owner, key_id, kek, wrapped, line_id, box FROM ledger.held ORDER BY seq`,
  );
  return rows.map(({ owner, key_id: keyId, kek, wrapped, line_id: line, box }) =>
    bodyIn(lineIn(keyring.openFor(owner, { keyId, kek, wrapped }, 'ledger'), line, box)),
  );
}
