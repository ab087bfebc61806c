import type { DataSource, EntityManager } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import type { Filed } from './filed.js';
import type { Step } from './request.js';

type Where = DataSource | EntityManager;

const COLUMNS = `r.customer_id AS customer, r.id, r.at, r.kind, r.channel, r.client, r.identity, r.locale,
  r.jurisdiction, r.due_at AS "dueAt", r.extended_to AS "extendedTo", r.field, r.purpose, r.about,
  r.residence, r.until, r.duplicate_of AS "duplicateOf"`;

type Row = Omit<Filed, 'steps'>;

const READ_OWN = statement<Row>(
  'read-own-requests',
  `SELECT ${COLUMNS} FROM audit.request r
   WHERE r.customer_id = $1 AND ($2::uuid IS NULL OR r.id = $2) ORDER BY r.at DESC, r.id DESC`,
);
const READ_ANY = statement<Row>(
  'read-any-request',
  `SELECT ${COLUMNS} FROM audit.request r WHERE r.id = $1`,
);
const READ_BY_ACT = statement<Row>(
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
);
const READ_ALL = statement<Row>(
  'read-all-requests',
  `SELECT ${COLUMNS} FROM audit.request r
   WHERE r.at <= $1 AND ($2::timestamptz IS NULL OR r.at >= $2)
     AND ($3::timestamptz IS NULL OR r.at < $3) AND ($4::text IS NULL OR r.kind = $4)
   ORDER BY r.at, r.id OFFSET $5 LIMIT $6`,
);

interface StepRow extends Step {
  readonly customer: string;
  readonly request: string;
}

const READ_STEPS = statement<StepRow>(
  'read-request-steps',
  `SELECT s.customer_id AS customer, s.request, s.at, s.step, s.state, s.actor, s.who, s.reason,
     s.template, s.locale, s.ground, s.complaint_route AS "complaintRoute",
     s.court_route AS "courtRoute", s.line_id AS line
   FROM audit.request_step s
   WHERE s.customer_id = ANY ($1::uuid[]) AND s.request = ANY ($2::uuid[]) ORDER BY s.number`,
);

async function withSteps(where: Where, rows: readonly Row[]): Promise<readonly Filed[]> {
  if (rows.length === 0) return [];
  const customers = [...new Set(rows.map(({ customer }) => customer))];
  const steps = await run(where, READ_STEPS, [customers, rows.map(({ id }) => id)]);
  return rows.map((row) => ({ ...row, steps: steps.filter(isOf(row)) }));
}

const isOf =
  ({ customer, id }: Row) =>
  (step: StepRow): boolean =>
    step.request === id && step.customer === customer;

/** The requests of a customer, the newest first. `id`: this one alone. */
export const readRequests = async (
  where: Where,
  customer: string,
  id: string | null = null,
): Promise<readonly Filed[]> => withSteps(where, await run(where, READ_OWN, [customer, id]));

/** A request by its number alone, for the desk. */
export const readAnyRequest = async (where: Where, id: string): Promise<Filed | undefined> =>
  (await withSteps(where, await run(where, READ_ANY, [id])))[0];

/** The request that an act was. */
export const readRequestBy = async (
  where: Where,
  customer: string,
  act: string,
): Promise<Filed | undefined> =>
  (await withSteps(where, await run(where, READ_BY_ACT, [customer, act])))[0];

/** Everybody's requests that stand in none of these states, whatever is due first at their head. */
export const readOpenRequests = async (
  db: DataSource,
  ends: readonly string[],
  most: number,
): Promise<readonly Filed[]> => withSteps(db, await run(db, READ_OPEN, [ends, most]));

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
  withSteps(db, await run(db, READ_ALL, [asOf, from, to, kind, skip, most]));
