import type { Erasure } from '@village-butcher/sdk/contract';
import { sayGoodbye } from '../audit/goodbye.flow.js';
import { takeBackErasures } from '../audit/request-end.flow.js';
import { askToLeave, stay, type Asking } from '../consent/leaving.flow.js';
import { isDue, readDue, readWaiting } from '../consent/leaving.store.js';
import { erase, replayErasures, type Eraser } from '../ledger/erase.flow.js';
import { heldUntil } from '../ledger/erasure.js';
import { readKey } from '../ledger/ledger.store.js';
import { ROOMS } from './rooms.flow.js';

/** Where customers are kept, and who remembers that they were. */
export type House = Omit<Eraser, 'rooms'>;

const eraserIn = (house: House): Eraser => ({
  ...house,
  rooms: [sayGoodbye(house.keyring), ...ROOMS],
});

/** A customer wants everything gone, and says so again by signing in anew, or does not. */
export interface Wanted extends Asking {
  readonly assurance: 'ordinary' | 'stepped-up';
}

/** Blocks everything at once. Whoever has just signed in anew is erased at once, too. */
export async function leave(house: House, wanted: Wanted, now: Date | null): Promise<Erasure> {
  const { customer } = wanted;
  if (wanted.assurance === 'stepped-up') {
    await erase(eraserIn(house), customer, async () => true, now);
  } else await askToLeave(house.db, house.keyring, wanted, now);
  return readErasure(house, customer, now);
}

/** Takes it back, as long as there is somebody to take it back. */
export async function takeBack(house: House, asking: Asking, now: Date | null): Promise<Erasure> {
  const staying = { ...asking, also: takeBackErasures(asking.act) };
  await stay(house.db, house.keyring, house.tombstones, staying, now);
  return readErasure(house, asking.customer, now);
}

/** What is kept of a customer, until when, and what an erasure would leave. */
export async function readErasure(
  { db, tombstones }: House,
  customer: string,
  now: Date | null,
): Promise<Erasure> {
  const waiting = await readWaiting(db, customer);
  const isKept = waiting !== null || (await readKey(db, customer)) !== null;
  return {
    state: waiting ? 'waiting' : isKept ? 'kept' : 'nothing',
    dueAt: waiting?.dueAt.toISOString() ?? null,
    mode: tombstones.mode,
    keptUntil: heldUntil(tombstones.mode, waiting?.dueAt ?? now ?? new Date()),
  };
}

/** Erases everybody whose time to take it back is over, and whoever came back since. */
export async function carryOutErasures(house: House, now: Date | null): Promise<void> {
  const eraser = eraserIn(house);
  await replayErasures(eraser, now);
  for (const customer of await readDue(house.db, now)) {
    await erase(eraser, customer, (tx) => isDue(tx, customer, now), now);
  }
}
