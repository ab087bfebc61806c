import type { DataSource, EntityManager } from 'typeorm';
import type { Receipt } from '@village-butcher/sdk/contract';
import type { Keyring } from '../ledger/keyring.js';
import { append, lockHead, readLines, type Locked, type Reader } from '../ledger/ledger.store.js';
import { follow, type Act, type Line } from '../ledger/line.js';
import { promised } from '../ledger/receipt.js';
import { project, readSituationOf } from './consent.store.js';
import { decide, type ConsentCommand } from './decide.js';
import type { ConsentEvent } from './events.js';
import { notify, type Subject } from './notify.store.js';

/** One act: what is wanted, and the key by which a repetition is known. */
export interface Wanted {
  readonly command: ConsentCommand;
  readonly act: Act;
}

/**
 * Carries out a customer's command in one transaction. The lines it added are the customer's
 * receipt; the same act again answers with the same lines and adds nothing.
 */
export function record(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  { command, act }: Wanted,
  now: Date | null,
): Promise<Receipt> {
  return actOnce(db, keyring, customer, act, async (tx, chain) => {
    const at = now ?? chain.now;
    const events = decide(at, command, await readSituationOf(tx, customer, command, at));
    return appendEvents(tx, chain, { act, events, now: at });
  });
}

/**
 * One act in one transaction, and the promise that its lines will be in the log as soon as they are
 * durable. What was carried out before is not carried out again: it answers with the same lines.
 */
export async function actOnce(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  act: Act,
  carryOut: (tx: EntityManager, chain: Chain) => Promise<Line[]>,
): Promise<Receipt> {
  const lines = await db.transaction(async (tx) => {
    const chain = await lockChain(tx, keyring, customer, act);
    return chain.before ? linesBefore(tx, chain) : carryOut(tx, chain);
  });
  return promised(keyring.word, { id: act.id, lines });
}

/** A locked chain, the key to its lines, and how recipients call whose it is. */
export interface Chain extends Locked, Reader, Subject {}

/** Locks a customer's chain for one act, and opens it. */
export async function lockChain(
  tx: EntityManager,
  keyring: Keyring,
  customer: string,
  act: Act,
): Promise<Chain> {
  const locked = await lockHead(tx, keyring, customer, act);
  return {
    ...locked,
    customer,
    key: keyring.open(customer, locked.wrapped, 'ledger'),
    subjectAt: (recipient) => keyring.subjectAt(recipient, customer),
  };
}

/** What an act is made of once it is decided. */
export interface Decided {
  readonly act: Act;
  readonly events: readonly ConsentEvent[];
  readonly now: Date;
}

/** Writes what was decided: the lines, what they change and who is told, none without the others. */
export async function appendEvents(
  tx: EntityManager,
  chain: Chain,
  { act, events, now }: Decided,
): Promise<Line[]> {
  const { customer, head, key } = chain;
  const lines = follow(head, act, events, now);
  await append(tx, customer, head, act, { lines, now, key });
  for (const [index, event] of events.entries()) {
    const line = lines[index]!;
    await project(tx, customer, event, line);
    await notify(tx, chain, event, { line: line.line, at: now });
  }
  return lines;
}

/** The lines that the same act added when it was first carried out. */
export const linesBefore = (tx: EntityManager, chain: Chain): Promise<Line[]> =>
  readLines(tx, chain, chain.before!.firstSeq, chain.before!.firstSeq + chain.before!.lines);
