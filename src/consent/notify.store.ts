import type { EntityManager } from 'typeorm';
import type { Field } from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import { ofCustomer, run, statement } from '../base/statement.store.js';
import type { ConsentEvent } from './events.js';
import { notificationsOf, type Notification, type Users } from './notification.js';

/** Whoever is told of, and the name that each recipient has for them. */
export interface Subject {
  readonly customer: string;
  readonly subjectAt: (recipient: string) => string;
}

const READ_USERS = ofCustomer<{ recipient: string; fields: readonly Field[] }>(
  'read-users',
  `SELECT d.recipient, array_agg(DISTINCT u.field ORDER BY u.field) AS fields
   FROM audit.disclosure d
   JOIN audit.recipient r ON r.recipient = d.recipient AND r.keeps = 'copies'
   CROSS JOIN LATERAL unnest(d.fields) u (field)
   WHERE d.customer_id = $1
   GROUP BY d.recipient ORDER BY d.recipient`,
);

/** Which fields of a customer each recipient used that keeps copies. */
export const readUsers = async (tx: EntityManager, customer: string): Promise<Users> =>
  new Map((await run(tx, READ_USERS, [customer])).map((row) => [row.recipient, row.fields]));

/** Queued and written down at once: none of it without the other. */
const WRITE = statement(
  'write-notification',
  `WITH written AS (
     INSERT INTO audit.notification
       (id, customer_id, line_id, kind, recipient, subject, fields, purposes, until, at)
     VALUES ($1, coalesce($2::uuid, ledger.nobody()), $3, $4, $5, $6, $7, $8, $9, $10)
   )
   INSERT INTO audit.outbox (notification, recipient, at, due_at) VALUES ($1, $5, $10, $10)`,
);

/** Where a notification comes from. `customer` null: they are erased. */
interface Origin {
  readonly customer: string | null;
  readonly line: string | null;
  readonly subjectAt: Subject['subjectAt'];
}

/** Writes down what recipients have to be told, in the transaction of the act that it is about. */
export async function writeNotifications(
  tx: EntityManager,
  { customer, line, subjectAt }: Origin,
  notifications: readonly Notification[],
  at: Date,
): Promise<void> {
  for (const { recipient, kind, fields, purposes, until } of notifications) {
    const said = [kind, recipient, subjectAt(recipient), fields, purposes, until, at];
    await run(tx, WRITE, [idAt(at.getTime()), customer, line, ...said]);
  }
}

/** Acts that nobody has to be told of cost nothing more than this look. */
const isTold = ({ type }: ConsentEvent): boolean =>
  ['withdrawn', 'erased', 'paused', 'restricted'].includes(type);

/** Tells of an act whoever used what it is about. */
export async function notify(
  tx: EntityManager,
  { customer, subjectAt }: Subject,
  event: ConsentEvent,
  { line, at }: { readonly line: string; readonly at: Date },
): Promise<void> {
  if (!isTold(event)) return;
  const notifications = notificationsOf(event, await readUsers(tx, customer));
  await writeNotifications(tx, { customer, line, subjectAt }, notifications, at);
}

const FORGET = ['attempt', 'acknowledgement'].map((table) =>
  ofCustomer(
    `erase-${table}`,
    `DELETE FROM audit.${table} WHERE notification IN
       (SELECT id FROM audit.notification WHERE customer_id = $1)`,
  ),
);
const FORGET_ALL = ofCustomer(
  'erase-notification',
  'DELETE FROM audit.notification WHERE customer_id = $1',
);

/** Removes all that recipients were told of a customer who is erased. */
export async function clearNotifications(tx: EntityManager, customer: string): Promise<void> {
  for (const forget of [...FORGET, FORGET_ALL]) await run(tx, forget, [customer]);
}
