import { randomBytes } from 'node:crypto';
import { idAt } from '../../src/base/id.js';
import type { ConsentEvent } from '../../src/consent/events.js';
import { appendEvents, lockChain } from '../../src/consent/record.flow.js';
import { asOwner } from './rows.js';
import type { TestVillage } from './village.js';

/** Writes an act that the service would refuse into the chain that a line belongs to, as a fault in it could. */
export async function plant(
  { db, keyring, ownerUrl }: TestVillage,
  line: string,
  event: ConsentEvent,
  now: Date = new Date(),
): Promise<string> {
  const act = { id: idAt(now.getTime()), requestHash: randomBytes(32) };
  const [owner] = await asOwner<{ customer_id: string }>(
    ownerUrl,
    'SELECT customer_id FROM ledger.line WHERE line_id = $1',
    [line],
  );
  const lines = await db.transaction(async (tx) => {
    const chain = await lockChain(tx, keyring, owner!.customer_id, act);
    return appendEvents(tx, chain, { act, events: [event], now });
  });
  return lines[0]!.line;
}
