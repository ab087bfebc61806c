import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { inRole } from '../base/statement.store.js';
import {
  disowe,
  endHolds,
  holdLines,
  lockToErase,
  oweErasure,
  readErasures,
  readOwed,
  readReturned,
  removeChain,
  takeLines,
  type Leaving,
} from './erase.store.js';
import { coverOf, heldUntil, type Tombstone } from './erasure.js';
import type { Keyring } from './keyring.js';
import type { Tombstones } from './tombstone.store.js';

/** Removes what one room of the house keeps of a customer. */
export type Clear = (tx: EntityManager, customer: string, at: Date) => Promise<unknown>;

/** All that an erasure needs: who remembers it, who wraps a key for the hold, what else to clear. */
export interface Eraser {
  readonly db: DataSource;
  readonly keyring: Keyring;
  readonly tombstones: Tombstones;
  readonly rooms: readonly Clear[];
}

/** Whether the customer still wants it, asked once nobody can change it any more. */
export type IsMeant = (tx: EntityManager, leaving: Leaving) => Promise<boolean>;

/**
 * Erases a customer, all of them or nothing. The tombstone is set before anything is removed, and
 * under the lock: from then on a crash, and a backup, only lead to the same end. On the service's
 * own pool, as another role for one transaction: what the eraser may, the service may not.
 */
export function erase(
  { db, keyring, tombstones, rooms }: Eraser,
  customer: string,
  isMeant: IsMeant,
  now: Date | null,
): Promise<void> {
  return db.transaction(async (tx) => {
    const leaving = await lockToErase(tx, customer, now);
    if (!leaving || !(await isMeant(tx, leaving))) return;
    const { mode } = tombstones;
    const { keyId } = leaving.wrapped;
    const keepUntil = heldUntil(mode, leaving.at);
    const stone = await tombstones.set({ keyId, mode, keepUntil });
    await oweErasure(tx, await takeLines(tx, leaving), randomUUID(), leaving.at);
    await holdIfAsked(tx, keyring, leaving, stone);
    for (const clear of rooms) await clear(tx, customer, leaving.at);
    await removeChain(tx, customer);
  });
}

async function holdIfAsked(
  tx: EntityManager,
  keyring: Keyring,
  leaving: Leaving,
  { keepUntil }: Tombstone,
): Promise<void> {
  if (keepUntil === null || keepUntil < leaving.at.toISOString().slice(0, 10)) return;
  const wrapped = keyring.handOver(leaving.customer, leaving.handle, leaving.wrapped);
  await holdLines(tx, leaving, wrapped, keepUntil);
}

/**
 * Erases again whomever a backup brought back, each in the mode of their tombstone, and ends holds
 * that are over. Answers how many came back.
 */
export async function replayErasures(eraser: Eraser, now: Date | null): Promise<number> {
  const stones = await eraser.tombstones.all();
  const returned = await inRole(eraser.db, 'village_eraser', async (tx) => {
    await endHolds(tx, now);
    await dropCovered(tx);
    return readReturned(tx, keysOf(stones));
  });
  const again = { ...eraser, rooms: [...eraser.rooms, dropCovered] };
  for (const customer of returned) await erase(again, customer, isBuried(stones), now);
  return returned.length;
}

/** A leaf that an erasure line of the log covers is not named by another one. */
async function dropCovered(tx: EntityManager): Promise<void> {
  const owed = await readOwed(tx);
  if (owed.length === 0) return;
  const isCovered = coverOf(await readErasures(tx));
  await disowe(
    tx,
    owed.filter(({ kind, leafIndex }) => isCovered(kind, leafIndex)),
  );
}

const keysOf = (stones: readonly Tombstone[]): string[] => stones.map(({ keyId }) => keyId);

const isBuried = (stones: readonly Tombstone[]): IsMeant => {
  const keys = new Set(keysOf(stones));
  return async (_, { wrapped }) => keys.has(wrapped.keyId);
};
