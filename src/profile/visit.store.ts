import type { DataSource, EntityManager } from 'typeorm';
import { ofCode, ofCustomer, run, statement } from '../base/statement.store.js';
import type { OpenVisit } from './visit.js';

/** Whose a row is that is no customer's, as `ledger.nobody()` says it. Nobody granted anything. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** After a day nobody sends an act again, and what it opened is long over. */
const KEPT = `interval '24 hours'`;

interface Row {
  readonly tag: Buffer;
  readonly store: string;
  readonly counter: string | null;
  readonly at: Date;
  readonly until: Date;
}

const FIND = ofCustomer<Row>(
  'find-visit',
  'SELECT tag, store, counter, at, until FROM profile.visit WHERE customer_id = $1 AND tag = $2',
);

/** The visit that an act opened before. */
export async function findVisit(
  tx: EntityManager,
  customer: string,
  tag: Buffer,
): Promise<OpenVisit | null> {
  const [row] = await run(tx, FIND, [customer, tag]);
  if (!row) return null;
  const { counter, ...visit } = row;
  return counter === null ? visit : { ...visit, counter };
}

const WRITE = ofCustomer(
  'write-visit',
  `INSERT INTO profile.visit (customer_id, tag, store, counter, at, until)
   VALUES ($1, $2, $3, $4, $5, $6)`,
);
const WRITE_CODE = ofCustomer(
  'write-visit-code',
  'INSERT INTO profile.visit_code (customer_id, tag, at) VALUES ($1, $2, $3)',
);

/** Opens a visit, and lets its code lead to it. */
export async function writeVisit(
  tx: EntityManager,
  customer: string,
  { tag, store, counter, at, until }: OpenVisit,
): Promise<void> {
  await run(tx, WRITE, [customer, tag, store, counter ?? null, at, until]);
  await run(tx, WRITE_CODE, [customer, tag, at]);
}

const READ_OWN = ofCustomer<Omit<Row, 'tag'>>(
  'read-own-visits',
  'SELECT store, counter, at, until FROM profile.visit WHERE customer_id = $1 ORDER BY at, tag',
);

/** The visits of a customer that are kept, without what leads to them. */
export const readOwnVisits = (db: DataSource, customer: string): Promise<Omit<Row, 'tag'>[]> =>
  run(db, READ_OWN, [customer]);

const READ_VISITOR = ofCode<{ customer_id: string }>(
  'read-visitor',
  'SELECT customer_id FROM profile.visit_code WHERE tag = $1',
);

/** Whose code it may be; one that was never given out is nobody's, who granted nothing. Whether a visit is open says the visit itself, to whoever reads it. */
export async function readVisitor(db: DataSource, tag: Buffer): Promise<string> {
  const [row] = await run(db, READ_VISITOR, [tag]);
  return row?.customer_id ?? NOBODY;
}

const TABLES = ['visit', 'visit_code'] as const;
const SWEEP = TABLES.map((table) =>
  statement(
    `sweep-${table}`,
    `DELETE FROM profile.${table} WHERE at <= coalesce($1, clock_timestamp()) - ${KEPT}`,
    'village_keeper',
  ),
);

/** Removes the visits of yesterday. */
export async function sweepVisits(db: DataSource, now: Date | null): Promise<void> {
  for (const sweep of SWEEP) await run(db, sweep, [now]);
}

const CLEAR = TABLES.map((table) =>
  ofCustomer(`erase-${table}`, `DELETE FROM profile.${table} WHERE customer_id = $1`),
);

/** Removes all visits of a customer who is erased. */
export async function clearVisits(tx: EntityManager, customer: string): Promise<void> {
  for (const clear of CLEAR) await run(tx, clear, [customer]);
}
