import { NamingAct, type NamingEnd } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { canonical } from '../base/canonical.js';
import { run, statement } from '../base/statement.store.js';
import type { Act } from '../ledger/line.js';
import type { Looker } from './look.js';
import type { NamingJob } from './naming.js';

const ADD = statement(
  'add-naming',
  `INSERT INTO audit.naming (id, act, request_hash, at, until, actor, client, said, as_of,
     known_as_of, log_size)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (act) DO NOTHING`,
);

/** Writes down what was asked. What was asked before, under the same key, stays as it is. */
export async function addNaming(
  db: DataSource,
  { id: act, requestHash }: Act,
  { id, at, until, asker, said, stand }: Omit<NamingJob, 'end'>,
): Promise<void> {
  const about = [id, act, requestHash, at, until, asker.actor, asker.client, canonical(said)];
  await run(db, ADD, [...about, stand.asOf, stand.knownAsOf, stand.logSize]);
}

interface Row {
  readonly id: string;
  readonly request_hash: Buffer;
  readonly at: Date;
  readonly until: Date;
  readonly actor: string;
  readonly client: string;
  readonly said: string;
  readonly as_of: Date;
  readonly known_as_of: Date;
  readonly log_size: string;
  readonly end_at: Date | null;
  readonly end_actor: string | null;
  readonly says: NamingEnd['says'] | null;
  readonly end_until: Date | null;
}

const COLUMNS = `n.id, n.request_hash, n.at, n.until, n.actor, n.client, n.said, n.as_of,
  n.known_as_of, n.log_size, e.at AS end_at, e.actor AS end_actor, e.says, e.until AS end_until`;
const FROM = 'audit.naming n LEFT JOIN audit.naming_end e ON e.naming_id = n.id';

const READ = statement<Row>(
  'read-naming',
  `SELECT ${COLUMNS} FROM ${FROM} WHERE n.id = $1 OR n.act = $2`,
);

/** A request by its id, or by the key of the act that asked. */
export async function readNaming(
  db: DataSource,
  by: { readonly id: string } | { readonly act: string },
): Promise<(NamingJob & { readonly requestHash: Buffer }) | null> {
  const asked = 'id' in by ? [by.id, null] : [null, by.act];
  const [row] = await run(db, READ, asked);
  return row ? { ...jobOf(row), requestHash: row.request_hash } : null;
}

const READ_RECENT = statement<Row>(
  'read-namings',
  `SELECT ${COLUMNS} FROM ${FROM} WHERE n.until > $1 ORDER BY n.at DESC, n.id DESC LIMIT $2`,
);

/** The newest requests that could be decided after a time. */
export const readNamings = async (
  db: DataSource,
  since: Date,
  most: number,
): Promise<readonly NamingJob[]> => (await run(db, READ_RECENT, [since, most])).map(jobOf);

const jobOf = (row: Row): NamingJob => ({
  id: row.id,
  at: row.at,
  until: row.until,
  asker: { actor: row.actor, client: row.client },
  said: NamingAct.parse(JSON.parse(row.said)),
  stand: {
    asOf: row.as_of.toISOString(),
    knownAsOf: row.known_as_of.toISOString(),
    logSize: Number(row.log_size),
  },
  end:
    row.says === null
      ? null
      : { at: row.end_at!, actor: row.end_actor!, says: row.says, until: row.end_until },
});

const ADD_END = statement<{ naming_id: string }>(
  'add-naming-end',
  `INSERT INTO audit.naming_end (naming_id, asker, at, actor, client, says, until)
   VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (naming_id) DO NOTHING RETURNING naming_id`,
);

/** Writes down what somebody decided. Nothing is decided twice: whether this was it. */
export const addNamingEnd = async (
  db: DataSource,
  { id, asker }: Pick<NamingJob, 'id' | 'asker'>,
  { actor, client }: Looker,
  { at, says, until }: Pick<NonNullable<NamingJob['end']>, 'at' | 'says' | 'until'>,
): Promise<boolean> =>
  (await run(db, ADD_END, [id, asker.actor, at, actor, client, says, until])).length > 0;
