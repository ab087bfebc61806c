import type { DataSource, EntityManager } from 'typeorm';
import type { Line, Receipt } from '@village-butcher/sdk/contract';
import type { Keyring } from '../ledger/keyring.js';
import { append, lockHead, readLines, type Locked } from '../ledger/ledger.store.js';
import { follow, type Act } from '../ledger/line.js';
import { keysOf, project, readSituation } from './consent.store.js';
import { decide, type ConsentCommand } from './decide.js';
import type { ConsentEvent } from './events.js';

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
  return db.transaction(async (tx) => {
    const chain = await lockHead(tx, keyring, customer, act);
    if (chain.before) return { id: act.id, lines: await linesBefore(tx, customer, chain) };
    const found = await readSituation(tx, customer, keysOf(command), now);
    const events = decide(found.now, command, found);
    const lines = await appendEvents(tx, customer, chain, { act, events, now: found.now });
    return { id: act.id, lines };
  });
}

/** What an act is made of once it is decided. */
export interface Decided {
  readonly act: Act;
  readonly events: readonly ConsentEvent[];
  readonly now: Date;
}

/** Writes what was decided: the lines and what they change, none of it without the others. */
export async function appendEvents(
  tx: EntityManager,
  customer: string,
  { head }: Locked,
  { act, events, now }: Decided,
): Promise<Line[]> {
  const lines = follow(head, act, events, now);
  await append(tx, customer, head, act, { lines, now });
  for (const [index, event] of events.entries()) {
    await project(tx, customer, event, lines[index]!);
  }
  return lines;
}

/** The lines that the same act added when it was first carried out. */
export const linesBefore = (
  tx: EntityManager,
  customer: string,
  { before }: Locked,
): Promise<Line[]> => readLines(tx, customer, before!.firstSeq, before!.firstSeq + before!.lines);
