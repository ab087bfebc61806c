import type { DataSource, EntityManager } from 'typeorm';
import { ofCustomer, run, statement, type Statement } from '../base/statement.store.js';
import { NOBODY } from '../profile/visit.store.js';
import type { Filed } from './filed.js';
import type { Step } from './request.js';

type Where = DataSource | EntityManager;

const COLUMNS = `r.customer_id AS customer, r.id, r.at, r.kind, r.channel, r.client, r.identity, r.locale,
  r.jurisdiction, r.due_at AS "dueAt", r.extended_to AS "extendedTo", r.field, r.purpose, r.about,
  r.residence, r.until, r.named, r.duplicate_of AS "duplicateOf",
  r.kept_until AS "keptUntil"`;

type Row = Omit<Filed, 'steps'>;

const READ_OWN = ofCustomer<Row>(
  'read-own-requests',
  `SELECT ${COLUMNS} FROM audit.request r
   WHERE r.customer_id = $1 AND ($2::uuid IS NULL OR r.id = $2) ORDER BY r.at DESC, r.id DESC`,
);
const READ_WHOSE = statement<{ customer: string }>(
  'read-whose-request',
  'SELECT customer_id AS customer FROM audit.request WHERE id = $1',
  'village_dpo',
);
const READ_WHOSE_LINE = statement<{ customer: string }>(
  'read-whose-line',
  `SELECT customer_id AS customer FROM ledger.sealed WHERE line_id = $1
   UNION ALL
   SELECT customer_id FROM ledger.queue WHERE line_id = $1 AND customer_id <> ledger.nobody()
   LIMIT 1`,
  'village_dpo',
);
const READ_BY_ACT = ofCustomer<Row>(
  'read-request-by-act',
  `SELECT ${COLUMNS} FROM audit.request r WHERE r.customer_id = $1 AND r.act = $2`,
);
/** The last step says where it stands. What is due first stands first, and so what is late does. */
const READ_OPEN = statement<Row>(
  'read-open-requests',
  `SELECT ${COLUMNS} FROM audit.request r
   CROSS JOIN LATERAL (
     SELECT s.state FROM audit.request_step s
     WHERE s.customer_id = r.customer_id AND s.request = r.id ORDER BY s.number DESC LIMIT 1
   ) last
   WHERE NOT last.state = ANY ($1::text[])
   ORDER BY CASE WHEN EXISTS (
     SELECT FROM audit.request_step s
     WHERE s.customer_id = r.customer_id AND s.request = r.id AND s.step = 'extend'
   ) THEN r.extended_to ELSE r.due_at END, r.id LIMIT $2`,
  'village_dpo',
);
const READ_ALL = statement<Row>(
  'read-all-requests',
  `SELECT ${COLUMNS} FROM audit.request r
   WHERE r.at <= $1 AND ($2::timestamptz IS NULL OR r.at >= $2)
     AND ($3::timestamptz IS NULL OR r.at < $3) AND ($4::text IS NULL OR r.kind = $4)
   ORDER BY r.at, r.id OFFSET $5 LIMIT $6`,
  'village_dpo',
);

interface StepRow extends Step {
  readonly customer: string;
  readonly request: string;
}

const STEP_COLUMNS = `s.customer_id AS customer, s.request, s.at, s.step, s.state, s.actor, s.who, s.reason,
  s.template, s.locale, s.ground, s.complaint_route AS "complaintRoute", s.court_route AS "courtRoute",
  s.line_id AS line`;

const READ_OWN_STEPS = ofCustomer<StepRow>(
  'read-own-request-steps',
  `SELECT ${STEP_COLUMNS} FROM audit.request_step s
   WHERE s.customer_id = $1 AND s.request = ANY ($2::uuid[]) ORDER BY s.number`,
);
const READ_ALL_STEPS = statement<StepRow>(
  'read-all-request-steps',
  `SELECT ${STEP_COLUMNS} FROM audit.request_step s
   WHERE s.customer_id = ANY ($1::uuid[]) AND s.request = ANY ($2::uuid[]) ORDER BY s.number`,
  'village_dpo',
);

/** The requests of one customer, each with its steps. */
async function ownWithSteps(
  where: Where,
  asked: Statement<Row>,
  values: readonly [customer: string, which: string | null],
): Promise<readonly Filed[]> {
  const rows = await run(where, asked, values);
  if (rows.length === 0) return [];
  return withSteps(rows, await run(where, READ_OWN_STEPS, [values[0], rows.map(({ id }) => id)]));
}

/** Everybody's requests, each with its steps: for the desk. */
async function allWithSteps(db: DataSource, rows: readonly Row[]): Promise<readonly Filed[]> {
  if (rows.length === 0) return [];
  const customers = [...new Set(rows.map(({ customer }) => customer))];
  const ids = rows.map(({ id }) => id);
  return withSteps(rows, await run(db, READ_ALL_STEPS, [customers, ids]));
}

const withSteps = (rows: readonly Row[], steps: readonly StepRow[]): readonly Filed[] =>
  rows.map((row) => ({ ...row, steps: steps.filter(isOf(row)) }));

const isOf =
  ({ customer, id }: Row) =>
  (step: StepRow): boolean =>
    step.request === id && step.customer === customer;

/** The requests of a customer, the newest first. `id`: this one alone. */
export const readRequests = async (
  where: Where,
  customer: string,
  id: string | null = null,
): Promise<readonly Filed[]> => ownWithSteps(where, READ_OWN, [customer, id]);

/** A request of a customer by its number, also where they are erased since, and it is nobody's. */
export const readRequest = async (
  where: Where,
  customer: string,
  id: string,
): Promise<Filed | undefined> =>
  (await readRequests(where, customer, id))[0] ?? (await readRequests(where, NOBODY, id))[0];

/** Whose a request is, by its number alone, for the desk. */
export const readWhose = async (db: DataSource, id: string): Promise<string | undefined> =>
  (await run(db, READ_WHOSE, [id]))[0]?.customer;

/** Whose receipt has this line, of an act or of a use: in the log, or on its way there. */
export const readWhoseLine = async (db: DataSource, line: string): Promise<string | undefined> =>
  (await run(db, READ_WHOSE_LINE, [line]))[0]?.customer;

/** The request that an act was. */
export const readRequestBy = async (
  where: Where,
  customer: string,
  act: string,
): Promise<Filed | undefined> => (await ownWithSteps(where, READ_BY_ACT, [customer, act]))[0];

/** Everybody's requests that stand in none of these states, whatever is due first at their head. */
export const readOpenRequests = async (
  db: DataSource,
  ends: readonly string[],
  most: number,
): Promise<readonly Filed[]> => allWithSteps(db, await run(db, READ_OPEN, [ends, most]));

/** Which of everybody's requests. */
export interface Among {
  readonly asOf: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly kind: string | null;
  readonly skip: number;
  readonly most: number;
}

/** Everybody's requests, the oldest first. */
export const readAllRequests = async (
  db: DataSource,
  { asOf, from, to, kind, skip, most }: Among,
): Promise<readonly Filed[]> =>
  allWithSteps(db, await run(db, READ_ALL, [asOf, from, to, kind, skip, most]));
