import type { DataSource, EntityManager } from 'typeorm';
import { inRole, ofCustomer, run } from '../base/statement.store.js';
import type { Act } from '../ledger/line.js';
import { NOBODY } from '../profile/visit.store.js';
import type { Filed, Filing } from './filed.js';
import type { Step } from './request.js';

/** A backup may bring somebody back whose rows are nobody's already: these stay as they are. */
const WRITE = ofCustomer(
  'write-request',
  `INSERT INTO audit.request (customer_id, id, act, request_hash, at, kind, channel, client, identity,
     locale, jurisdiction, due_at, extended_to, field, purpose, about, residence, until, duplicate_of,
     named, kept_until)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
     $14, $15, $16, $17, $18, $19, $20, $21)
   ON CONFLICT (customer_id, id) DO NOTHING`,
);

/** Whose a row is. Of whoever is erased it is nobody's (`NOBODY`), and no act. */
export interface Owner {
  readonly customer: string;
  readonly act: Act | null;
}

/** Writes a request down. */
export const writeRequest = (
  tx: EntityManager,
  { customer, act }: Owner,
  one: Filing,
): Promise<unknown> =>
  run(tx, WRITE, [
    customer,
    one.id,
    act?.id,
    act?.requestHash,
    one.at,
    one.kind,
    one.channel,
    one.client,
    one.identity,
    one.locale,
    one.jurisdiction,
    one.dueAt,
    one.extendedTo,
    one.field,
    one.purpose,
    one.about,
    one.residence,
    one.until,
    one.duplicateOf,
    one.named,
    one.keptUntil,
  ]);

const WRITE_STEP = ofCustomer(
  'write-request-step',
  `INSERT INTO audit.request_step (customer_id, request, number, at, step, state, actor, who, reason,
     template, locale, ground, complaint_route, court_route, line_id, act, request_hash)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
     $14, $15, $16, $17)
   ON CONFLICT (customer_id, request, number) DO NOTHING`,
);

/** Writes further steps of a request down, behind so many. */
export async function writeSteps(
  tx: EntityManager,
  { customer, act }: Owner,
  { id, steps: before }: Pick<Filed, 'id' | 'steps'>,
  added: readonly Step[],
): Promise<void> {
  for (const [n, one] of added.entries()) {
    await run(tx, WRITE_STEP, [
      customer,
      id,
      before.length + n + 1,
      one.at,
      one.step,
      one.state,
      one.actor,
      one.who,
      one.reason,
      one.template,
      one.locale,
      one.ground,
      one.complaintRoute,
      one.courtRoute,
      one.line,
      act?.id,
      act?.requestHash,
    ]);
  }
}

const READ_ACT = ofCustomer<{ request_hash: Buffer }>(
  'read-request-step-act',
  `SELECT request_hash FROM audit.request_step WHERE customer_id = $1 AND request = $2 AND act = $3`,
);

/** The hash of what was asked when this very act was a step of this request. */
export const readStepAct = async (
  tx: EntityManager,
  { customer, id }: Pick<Filed, 'customer' | 'id'>,
  act: Act,
): Promise<Buffer | undefined> =>
  (await run(tx, READ_ACT, [customer, id, act.id]))[0]?.request_hash;

const READ_REQUEST_ACT = ofCustomer<{ request_hash: Buffer }>(
  'read-request-act',
  'SELECT request_hash FROM audit.request WHERE customer_id = $1 AND act = $2',
);

/** The hash of what was asked when this very act was a request. */
export const readRequestAct = async (
  tx: EntityManager,
  customer: string,
  act: Act,
): Promise<Buffer | undefined> =>
  (await run(tx, READ_REQUEST_ACT, [customer, act.id]))[0]?.request_hash;

const FORGET = ['request_step', 'request'].map((table) =>
  ofCustomer(`erase-${table}`, `DELETE FROM audit.${table} WHERE customer_id = $1`),
);

/** Removes the requests of a customer who is erased. */
export async function clearRequests(tx: EntityManager, customer: string): Promise<void> {
  for (const forget of FORGET) await run(tx, forget, [customer]);
}

/** What was left before it was written down until when, stays for as long as anything may. */
const IS_OVER = `coalesce(r.kept_until, r.extended_to + interval '6 years')
  <= coalesce($2::timestamptz, clock_timestamp())`;
const SWEEP = [
  ofCustomer(
    'sweep-request-step',
    `DELETE FROM audit.request_step s WHERE s.customer_id = $1 AND s.request IN (
       SELECT r.id FROM audit.request r WHERE r.customer_id = $1 AND ${IS_OVER})`,
  ),
  ofCustomer(
    'sweep-request',
    `DELETE FROM audit.request r WHERE r.customer_id = $1 AND ${IS_OVER}`,
  ),
];

/** Removes what was left of the requests of those who are erased, as soon as its time is over. */
export const sweepRequests = (db: DataSource, now: Date | null): Promise<void> =>
  inRole(db, 'village_eraser', async (tx) => {
    for (const sweep of SWEEP) await run(tx, sweep, [NOBODY, now]);
  });
