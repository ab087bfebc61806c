import type { EntityManager } from 'typeorm';
import { canonical } from '../base/canonical.js';
import { idAt } from '../base/id.js';
import { Refusal } from '../base/refusal.js';
import { run, statement } from '../base/statement.store.js';
import { KINDS } from '../ledger/commit.js';
import type { Act } from '../ledger/line.js';
import { publishLine } from '../ledger/log.store.js';
import { MOST_OPEN, openedLine, type Holding } from './quarantine.js';

const LOCK = statement<{ now: Date }>(
  'lock-quarantines',
  `SELECT coalesce($1, date_trunc('milliseconds', clock_timestamp())) AS now
   FROM (SELECT pg_advisory_xact_lock(hashtextextended('quarantine', 4848))) one`,
);

/** Does what comes after it one after the other, and tells what time it is then. */
export const lockQuarantines = async (tx: EntityManager, now: Date | null): Promise<Date> =>
  (await run(tx, LOCK, [now]))[0]!.now;

const COUNT_OPEN = statement<{ n: number }>(
  'count-quarantines',
  'SELECT count(*)::int AS n FROM consent.quarantine',
);

/** How many are in force. */
const countOpen = async (tx: EntityManager): Promise<number> =>
  (await run(tx, COUNT_OPEN, []))[0]!.n;

const ADD = statement(
  'add-quarantine',
  `WITH known AS (
     INSERT INTO audit.quarantine (id, act, request_hash, at, actor, client, notice, notice_version,
       surface, uses, since, until, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
   )
   INSERT INTO consent.quarantine (id, notice, notice_version, surface, uses, since, until)
   VALUES ($1, $7, $8, $9, $10, $11, $12)`,
);

/** Who holds, by which act, at what time. */
export interface HeldBy {
  readonly actor: string;
  readonly client: string;
  readonly act: Act;
  readonly at: Date;
}

/** Holds a cohort: it counts with the commit, for any number of customers. Its name is answered. */
export async function hold(
  tx: EntityManager,
  holding: Holding,
  { actor, client, act, at }: HeldBy,
): Promise<string> {
  if ((await countOpen(tx)) >= MOST_OPEN) {
    throw new Refusal('list-full', 'Some quarantines have to end first.');
  }
  const id = idAt(at.getTime());
  const { notice, version, surface, uses, from, to, reason } = holding;
  const who = [id, act.id, act.requestHash, at, actor, client];
  await run(tx, ADD, [...who, notice, version, surface, uses, from, to, reason]);
  await publishLine(tx, KINDS.desk, canonical(openedLine(id, holding, at)), at);
  return id;
}
