import type { EventEmitter } from 'node:events';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { OnlyValidRows } from './base/valid.table.js';
import { TABLES } from './tables.js';

/** Whom the service becomes in the database, and which table classes it knows. */
export interface DatabaseOptions {
  readonly role: string;
  readonly entities?: NonNullable<DataSourceOptions['entities']>;
  readonly poolSize?: number;
}

/** A statement, a lock, a forgotten transaction: after this long each is a fault, not patience. */
const LIMITS = {
  statement_timeout: '15s',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '15s',
};

/** A named statement is planned once a connection: planning a hot one costs several times its run. */
const PLANS = { plan_cache_mode: 'force_generic_plan' };

/**
 * Opens the service's pool. Every connection asks for its role and limits in the first thing that
 * it sends, and so has them from its first statement on: none is ever the owner. Options in the
 * address itself give way to these.
 */
export async function openDatabase(
  url: string,
  { role, entities = TABLES, poolSize = 20 }: DatabaseOptions,
): Promise<DataSource> {
  const words = Object.entries({ role, ...LIMITS, ...PLANS }).map(
    ([name, to]) => `-c ${name}=${to}`,
  );
  return new DataSource({
    type: 'postgres',
    url: `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(words.join(' '))}`,
    entities,
    subscribers: [OnlyValidRows],
    synchronize: false,
    poolSize,
    connectTimeoutMS: 5_000,
    applicationName: 'village-butcher',
    extra: { onConnect: hear },
  }).initialize();
}

/**
 * A connection whose end nobody hears ends the process, and between the pool and TypeORM's runner
 * there is a moment in which nobody listens. Whoever uses it next is told that it is broken.
 */
const hear = (connection: EventEmitter): void => void connection.on('error', () => {});

/** What the service asks of its database before it trusts it with a customer's word. */
interface Surroundings {
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly server_encoding: string;
  readonly server_version_num: string;
  readonly is_replica: boolean;
  readonly is_owner: boolean;
}

/**
 * Refuses a database that could forget: a withdrawal that was answered must survive a power cut,
 * and a replica may not have heard of it yet.
 */
export async function checkDatabase(db: DataSource): Promise<void> {
  const [found] = await db.query<Surroundings[]>(`
    SELECT current_setting('fsync') AS fsync,
           current_setting('full_page_writes') AS full_page_writes,
           current_setting('synchronous_commit') AS synchronous_commit,
           current_setting('server_encoding') AS server_encoding,
           current_setting('server_version_num') AS server_version_num,
           pg_is_in_recovery() AS is_replica,
           pg_has_role(datdba, 'USAGE') AS is_owner
    FROM pg_database WHERE datname = current_database()`);
  const faults = faultsIn(found!);
  if (faults.length > 0) throw new Error(`This database will not do.\n${faults.join('\n')}`);
}

function faultsIn(found: Surroundings): string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [found.fsync === 'off', 'fsync is off: a power cut could bring a withdrawn permission back.'],
    [found.full_page_writes === 'off', 'full_page_writes is off: a power cut could tear a page.'],
    [
      found.synchronous_commit === 'off',
      'synchronous_commit is off: an answer could be forgotten.',
    ],
    [found.is_replica, 'It is a replica: a withdrawal may not have reached it yet.'],
    [found.server_encoding !== 'UTF8', 'Its encoding is not UTF8: lines are hashed as UTF-8.'],
    [found.is_owner, 'It is open as its owner: SET ROLE got lost on the way (a pooler?).'],
    [Number(found.server_version_num) < 150_000, 'PostgreSQL 15 or later is needed.'],
  ];
  return rules.filter(([isWrong]) => isWrong).map(([, fault]) => fault);
}
