import type { EntityManager } from 'typeorm';
import { idAt } from '../base/id.js';
import { run, statement } from '../base/statement.store.js';
import type { PublicKind } from './commit.js';
import { EMPTY_ROOT } from './merkle.js';

const OPEN_LOG = statement<{ origin: string }>(
  'open-log',
  `INSERT INTO ledger.log (one, origin, size, root) VALUES (true, $1, 0, $2)
   ON CONFLICT DO NOTHING RETURNING origin`,
);
const READ_ORIGIN = statement<{ origin: string }>('read-origin', 'SELECT origin FROM ledger.log');

/** The name of the log, and whether it has just been given. */
export async function openedLog(
  tx: EntityManager,
  origin: string,
): Promise<{ readonly name: string; readonly isNew: boolean }> {
  const [made] = await run(tx, OPEN_LOG, [origin, EMPTY_ROOT]);
  if (made) return { name: made.origin, isNew: true };
  const [found] = await run(tx, READ_ORIGIN, []);
  return { name: found!.origin, isNew: false };
}

const READ_KEYSETS = statement<{ payload: string }>(
  'read-keysets',
  `SELECT convert_from(substr(entry, 3), 'UTF8') AS payload FROM (
     SELECT entry FROM ledger.leaf WHERE get_byte(entry, 1) = 18
     UNION ALL SELECT entry FROM ledger.queue WHERE kind = 18
   ) keysets`,
);

/** The names of all keys that the log has heard of, or is about to. */
export async function announcedKids(tx: EntityManager): Promise<ReadonlySet<string>> {
  const rows = await run(tx, READ_KEYSETS, []);
  const keysets = rows.map(({ payload }) => JSON.parse(payload) as { keys: { kid: string }[] });
  return new Set(keysets.flatMap(({ keys }) => keys.map(({ kid }) => kid)));
}

const PUBLISH_LINE = statement('publish-line', 'SELECT ledger.publish($1, $2, $3)');

/** Queues a line that everybody may read, in the transaction that it speaks of. */
export async function publishLine(
  tx: EntityManager,
  kind: PublicKind,
  payload: string,
  now: Date,
): Promise<void> {
  await run(tx, PUBLISH_LINE, [idAt(now.getTime()), kind, payload]);
}
