import type { DataSource } from 'typeorm';
import type { OwnNotification } from '@village-butcher/sdk/contract';
import { ofCustomer, run } from '../base/statement.store.js';
import { dueAt } from './schedule.js';

interface Row extends Pick<OwnNotification, 'id' | 'recipient' | 'kind'> {
  readonly fields: readonly OwnNotification['about'][number]['field'][];
  readonly purposes: readonly OwnNotification['about'][number]['purpose'][];
  readonly at: Date;
  readonly was_heard: boolean;
  readonly answer: Exclude<OwnNotification['state'], 'waiting' | 'told' | 'silent'> | null;
  readonly answered_at: Date | null;
}

const READ = ofCustomer<Row>(
  'read-own-notifications',
  `SELECT n.id, n.recipient, n.kind, n.fields, n.purposes, n.at, last.answer, last.at AS answered_at,
     EXISTS (
       SELECT FROM audit.attempt a WHERE a.notification = n.id AND a.outcome = 'delivered'
     ) AS was_heard
   FROM audit.notification n
   LEFT JOIN LATERAL (
     SELECT k.answer, k.at FROM audit.acknowledgement k
     WHERE k.notification = n.id ORDER BY k.at DESC, k.act DESC LIMIT 1
   ) last ON true
   WHERE n.customer_id = $1 ORDER BY n.at DESC, n.id DESC`,
);

/** What recipients were told of a customer, newest first, and how far each has come. */
export const readOwnNotifications = async (
  db: DataSource,
  customer: string,
  now: Date,
): Promise<OwnNotification[]> =>
  (await run(db, READ, [customer])).map(({ fields, purposes, ...row }) => ({
    id: row.id,
    recipient: row.recipient,
    kind: row.kind,
    about: fields.map((field, n) => ({ field, purpose: purposes[n] ?? null })),
    at: row.at.toISOString(),
    state: row.answer ?? stateOf(row, now),
    answeredAt: row.answered_at?.toISOString() ?? null,
  }));

const stateOf = (
  { at, was_heard: wasHeard }: Pick<Row, 'at' | 'was_heard'>,
  now: Date,
): OwnNotification['state'] => {
  if (dueAt(at) <= now) return 'silent';
  return wasHeard ? 'told' : 'waiting';
};
