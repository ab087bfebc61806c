import type { DataSource, EntityManager } from 'typeorm';
import type { Keyring } from '../ledger/keyring.js';
import type { Act, Line } from '../ledger/line.js';
import type { Tombstones } from '../ledger/tombstone.store.js';
import { readSituation } from './consent.store.js';
import { decide, type ConsentCommand } from './decide.js';
import { endWaiting, lockKnown, readWaiting, writeWaiting } from './leaving.store.js';
import { appendEvents, lockChain, type Chain } from './record.flow.js';

/** How long a customer can take it back. A stolen session cannot erase anybody at once. */
const WAIT_MS = 24 * 3_600_000;
/** Longer than any erasure waits, and not longer than a pause may be. */
const PAUSE_MS = 360 * 86_400_000;

/** A customer, and the one act by which they ask. */
export interface Asking {
  readonly customer: string;
  readonly act: Act;
}

/**
 * A customer wants to be erased. From this moment on nothing of theirs is used: a pause, which they
 * see in their own history. Asked twice, the first time counts.
 */
export function askToLeave(
  db: DataSource,
  keyring: Keyring,
  { customer, act }: Asking,
  now: Date | null,
): Promise<void> {
  return inChain(db, keyring, { customer, act }, async (tx, chain) => {
    await beginToLeave(tx, chain, act, now);
  });
}

/** The same within an act that is more than this. Answers with the lines that it left. */
export async function beginToLeave(
  tx: EntityManager,
  chain: Chain,
  act: Act,
  now: Date | null,
): Promise<readonly Line[]> {
  const { customer } = chain;
  const found = await readSituation(tx, customer, { words: [], taken: [] }, now);
  if (await readWaiting(tx, customer)) return [];
  const at = found.now.getTime();
  const { pausedUntil } = found.standing;
  await writeWaiting(tx, customer, { dueAt: new Date(at + WAIT_MS), pausedUntil });
  const until = new Date(at + PAUSE_MS).toISOString();
  const events = decide(found.now, { type: 'pause', until }, found);
  return appendEvents(tx, chain, { act, events, now: found.now });
}

/** Who stays, and what else has to know of it in the same transaction. */
export interface Staying extends Asking {
  readonly also: (tx: EntityManager, customer: string, at: Date) => Promise<unknown>;
}

/**
 * A customer stays after all, and everything is as it was before they asked. Once their tombstone
 * is set it is too late: they are as good as erased.
 */
export function stay(
  db: DataSource,
  keyring: Keyring,
  tombstones: Tombstones,
  { customer, act, also }: Staying,
  now: Date | null,
): Promise<void> {
  return inChain(db, keyring, { customer, act }, async (tx, chain) => {
    const waiting = await readWaiting(tx, customer);
    if (!waiting || (await tombstones.find(chain.wrapped.keyId))) return;
    const found = await readSituation(tx, customer, { words: [], taken: [] }, now);
    await endWaiting(tx, customer);
    const command = asBefore(waiting.pausedUntil, found.now);
    await appendEvents(tx, chain, {
      act,
      events: decide(found.now, command, found),
      now: found.now,
    });
    await also(tx, customer, found.now);
  });
}

/** A pause that the customer had made themselves stands again. */
const asBefore = (pausedUntil: Date | null, now: Date): ConsentCommand =>
  pausedUntil && pausedUntil > now
    ? { type: 'pause', until: pausedUntil.toISOString() }
    : { type: 'resume' };

/** Carries out an act once, for a customer who is known. Nothing is made for anybody else. */
const inChain = (
  db: DataSource,
  keyring: Keyring,
  { customer, act }: Asking,
  carryOut: (tx: EntityManager, chain: Chain) => Promise<void>,
): Promise<void> =>
  db.transaction(async (tx) => {
    if (!(await lockKnown(tx, customer))) return;
    const chain = await lockChain(tx, keyring, customer, act);
    if (!chain.before) await carryOut(tx, chain);
  });
