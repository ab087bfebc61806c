import { createHash, randomUUID } from 'node:crypto';
import type { DataSource, QueryRunner } from 'typeorm';
import { foundLog } from '../../src/ledger/founding.flow.js';
import type { Keyring } from '../../src/ledger/keyring.js';
import { append, lockHead } from '../../src/ledger/ledger.store.js';
import { follow, type Line } from '../../src/ledger/line.js';
import type { Range } from '../../src/ledger/merkle.js';
import { beginLog } from '../../src/ledger/seal-init.flow.js';
import { seal } from '../../src/ledger/seal.flow.js';
import type { LogPlaces, Steps } from '../../src/ledger/seal.js';
import { enter, leave } from '../../src/log-places.js';
import { ORIGIN } from './keys.js';

const PROMISING = { kid: 'promising', public: 'A'.repeat(43), use: 'promise' } as const;

/** Opens a log, in which three lines wait: its beginning, and two announcements of keys. */
export async function begin(sealer: DataSource, places: LogPlaces, now: Date): Promise<void> {
  await foundLog(sealer, ORIGIN, [PROMISING], now);
  await beginLog(sealer, places, now);
}

/** Seals until nothing waits. Answers the size of the log. */
export async function sealAll(
  places: LogPlaces,
  session: QueryRunner,
  tell: Steps,
  known: Range | null,
): Promise<number> {
  let done = await seal({ ...places, session, tell }, known);
  while (done.lines > 0) done = await seal({ ...places, session, tell }, done.border);
  return done.border.size;
}

/** Does something on a connection that has the sealer's place, and gives it up. */
export async function inPlace<T>(
  sealer: DataSource,
  work: (session: QueryRunner) => Promise<T>,
): Promise<T> {
  const session = await enter(sealer);
  try {
    return await work(session);
  } finally {
    await leave(session);
  }
}

/** Adds lines that mean nothing to the end of somebody's chain. */
export function addLines(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  count: number,
): Promise<readonly Line[]> {
  const now = new Date();
  const act = { id: randomUUID(), requestHash: createHash('sha256').update('x').digest() };
  return db.transaction(async (tx) => {
    const { head, wrapped } = await lockHead(tx, keyring, customer, act);
    const lines = follow(
      head,
      act,
      Array.from({ length: count }, (_, n) => ({ n })),
      now,
    );
    const key = keyring.open(customer, wrapped, 'ledger');
    await append(tx, customer, head, act, { lines, now, key });
    return lines;
  });
}
