import { DataSource, type EntityManager } from 'typeorm';

/** A hot statement: hand-written and named, so that PostgreSQL plans it once a connection. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Only a type: what comes back. */
  readonly row?: Row;
}

/** Names a statement and says what its rows are. Times and ids travel as text. */
export const statement = <Row>(name: string, text: string): Statement<Row> => ({ name, text });

/** What of `pg` is used here: TypeORM owns the pool and its connections. */
interface Connection {
  query(ask: Asked): Promise<{ rows: unknown[] }>;
}

interface Asked {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** "Cached plan must not change result type": the schema moved on below a live connection. */
const STALE_PLAN = '0A000';

/**
 * Runs a named statement, on the pool or inside a transaction. On the pool a stale plan is tried
 * once more, without its name: the other connections may hold the same stale plan. Inside a transaction it ends the transaction, as everything does there.
 */
export async function run<Row>(
  where: DataSource | EntityManager,
  { name, text }: Statement<Row>,
  values: readonly unknown[],
): Promise<Row[]> {
  const ask = { name, text, values };
  if (!(where instanceof DataSource)) return rowsOf(await connectionOf(where), ask);
  const pool = (where.driver as unknown as { master: Connection }).master;
  try {
    return await rowsOf<Row>(pool, ask);
  } catch (error) {
    if ((error as { code?: string }).code !== STALE_PLAN) throw error;
    return rowsOf<Row>(pool, { text, values });
  }
}

const READ_NOW = statement<{ now: Date }>(
  'read-now',
  `SELECT coalesce($1::timestamptz, date_trunc('milliseconds', clock_timestamp())) AS now`,
);

/** The time that is given, or else the database's. */
export const readNow = async (where: DataSource | EntityManager, now: Date | null): Promise<Date> =>
  (await run(where, READ_NOW, [now]))[0]!.now;

const connectionOf = (tx: EntityManager): Promise<Connection> =>
  tx.queryRunner!.connect() as Promise<Connection>;

const rowsOf = async <Row>(connection: Connection, ask: Asked): Promise<Row[]> =>
  (await connection.query(ask)).rows as Row[];
