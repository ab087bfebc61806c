import { DataSource, type EntityManager } from 'typeorm';

/** Whom the service becomes for one transaction, to look through more than one customer's rows. */
export type Role = 'village_dpo' | 'village_eraser' | 'village_keeper' | 'village_teller';

/** A hot statement: hand-written and named, so that PostgreSQL plans it once a connection. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Through whose eyes it looks, where rows are walled (docs/WALLS.md). Not given: they are not. */
  readonly eyes?: Eyes;
  /** Only a type: what comes back. */
  readonly row?: Row;
}

/** A role; or its first parameter: a customer, a customer whom it names by itself, or a code. */
type Eyes = Role | 'customer' | 'naming' | 'code';

/** Names a statement and says what its rows are. Times and ids travel as text. */
export const statement = <Row>(name: string, text: string, eyes?: Role): Statement<Row> => ({
  name,
  text,
  ...(eyes ? { eyes } : {}),
});

/** A statement on the rows of one customer, who is its first parameter. No other row is there. */
export const ofCustomer = <Row>(name: string, text: string): Statement<Row> => ({
  name,
  text,
  eyes: 'customer',
});

/** The same, where the first thing that it does is to name the customer: a function, mostly. */
export const naming = <Row>(name: string, text: string): Statement<Row> => ({
  name,
  text,
  eyes: 'naming',
});

/** A statement on the one row that a code opens, whosever it is. Its first parameter is the code. */
export const ofCode = <Row>(name: string, text: string): Statement<Row> => ({
  name,
  text,
  eyes: 'code',
});

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
 * Runs a named statement, on the pool or inside a transaction, through the eyes that it asks for. On
 * the pool a stale plan is tried once more, without its name: the other connections may hold the same
 * stale plan. Inside a transaction it ends the transaction, as everything does there.
 */
export async function run<Row>(
  where: DataSource | EntityManager,
  asked: Statement<Row>,
  values: readonly unknown[],
): Promise<Row[]> {
  if (!(where instanceof DataSource)) return within(where, asked, values);
  const { name, text, eyes } = alone(asked);
  if (isRole(eyes)) return inRole(where, eyes, (tx) => run(tx, { name, text }, values));
  const pool = (where.driver as unknown as { master: Connection }).master;
  try {
    return await rowsOf<Row>(pool, { name, text, values });
  } catch (error) {
    if ((error as { code?: string }).code !== STALE_PLAN) throw error;
    return rowsOf<Row>(pool, { text, values });
  }
}

/** One transaction as another role. What that role may, the service may not. */
export const inRole = <Done>(
  db: DataSource,
  role: Role,
  work: (tx: EntityManager) => Promise<Done>,
): Promise<Done> =>
  db.transaction(async (tx) => {
    await become(tx, role);
    return work(tx);
  });

/** Takes a role on until this transaction ends. */
export const become = (tx: EntityManager, role: Role): Promise<unknown> =>
  tx.query(`SET LOCAL ROLE ${role}`);

const isRole = (eyes: Eyes | undefined): eyes is Role => eyes?.startsWith('village_') ?? false;

/** The setting by which the database knows whose rows are there, as the first parameter says it. */
const SETTING = {
  customer: {
    says: `set_config('village.customer', ($1::uuid)::text, true)`,
    back: (said: string) => `${said}::uuid`,
  },
  code: {
    says: `set_config('village.code', encode($1::bytea, 'hex'), true)`,
    back: (said: string) => `decode(${said}, 'hex')`,
  },
} as const;
const FIRST = /\$1(?!\d)/g;

/**
 * A statement as it goes to the pool, in one round trip: it makes its setting in a first row, on which
 * all else rests. `OFFSET 0` on both sides: the planner may not take them into one and change the order.
 */
function alone<Row>({ name, text, eyes }: Statement<Row>): Statement<Row> {
  if (eyes !== 'customer' && eyes !== 'code') return { name, text, ...(eyes ? { eyes } : {}) };
  const { says, back } = SETTING[eyes];
  const body = text.replace(FIRST, 'named.one');
  return {
    name: `${name}-alone`,
    text: `SELECT rest.* FROM (SELECT ${back(says)} AS one OFFSET 0) named
      CROSS JOIN LATERAL (${body} OFFSET 0) rest`,
  };
}

/** Whose rows a transaction has named last. */
const named = new WeakMap<object, unknown>();
const NAME = {
  customer: { name: 'name-customer', text: `SELECT ${SETTING.customer.says}` },
  code: { name: 'name-code', text: `SELECT ${SETTING.code.says}` },
} as const;

/** Inside a transaction the setting stays until its end: it is made once for each customer. */
async function within<Row>(
  tx: EntityManager,
  { name, text, eyes }: Statement<Row>,
  values: readonly unknown[],
): Promise<Row[]> {
  if (eyes === 'customer' || eyes === 'code') await see(tx, eyes, values[0]);
  if (eyes === 'naming') named.set(tx.queryRunner!, values[0]);
  return rowsOf(await connectionOf(tx), { name, text, values });
}

/** Says whose rows are there from now on in a transaction: those of a customer, or that of a code. */
export async function see(
  tx: EntityManager,
  eyes: 'customer' | 'code',
  first: unknown,
): Promise<void> {
  if (eyes === 'customer' && named.get(tx.queryRunner!) === first) return;
  await rowsOf(await connectionOf(tx), { ...NAME[eyes], values: [first] });
  if (eyes === 'customer') named.set(tx.queryRunner!, first);
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
