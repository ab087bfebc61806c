import type { DataSource, EntityManager } from 'typeorm';
import type { AcknowledgementAct, Notification } from '@village-butcher/sdk/contract';
import { run, statement } from '../base/statement.store.js';
import type { Act } from '../ledger/line.js';
import { dueAt } from './schedule.js';

/** Which notification, and of whom it has to be. */
export interface Whose {
  readonly id: string;
  readonly recipient: string;
}

interface Row {
  readonly id: string;
  readonly kind: Notification['kind'];
  readonly subject: string;
  readonly fields: readonly Notification['about'][number]['field'][];
  readonly purposes: readonly Notification['about'][number]['purpose'][];
  readonly until: Date | null;
  readonly at: Date;
}

const READ = statement<Row>(
  'read-notification',
  `SELECT id, kind, subject, fields, purposes, until, at
   FROM audit.notification WHERE id = $1 AND recipient = $2`,
  'village_teller',
);

interface AnswerRow extends Pick<AcknowledgementAct, 'answer'> {
  readonly claimed_at: Date;
  readonly reason: Notification['answers'][number]['reason'];
  readonly at: Date;
}

const READ_ANSWERS = statement<AnswerRow>(
  'read-acknowledgements',
  `SELECT answer, claimed_at, reason, at FROM audit.acknowledgement
   WHERE notification = $1 ORDER BY at, act`,
);

/** What one recipient was told, and what it answered. `null`: there is no such thing for this one. */
export async function readNotification(
  db: DataSource | EntityManager,
  { id, recipient }: Whose,
): Promise<Notification | null> {
  const [row] = await run(db, READ, [id, recipient]);
  if (!row) return null;
  const answers = await run(db, READ_ANSWERS, [id]);
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    about: row.fields.map((field, n) => ({ field, purpose: row.purposes[n] ?? null })),
    until: row.until?.toISOString() ?? null,
    at: row.at.toISOString(),
    dueAt: dueAt(row.at).toISOString(),
    answers: answers.map(({ answer, claimed_at: claimedAt, reason, at }) => ({
      answer,
      at: claimedAt.toISOString(),
      reason,
      recordedAt: at.toISOString(),
    })),
  };
}

const WRITE = statement<{ at: Date }>(
  'write-acknowledgement',
  `INSERT INTO audit.acknowledgement
     (notification, act, request_hash, at, answer, claimed_at, reason)
   VALUES ($1, $2, $3, coalesce($4::timestamptz, date_trunc('milliseconds', clock_timestamp())),
     $5, $6, $7)
   ON CONFLICT DO NOTHING RETURNING at`,
);

/** Writes an answer down. `null`: this very act was written down before. */
export async function writeAnswer(
  tx: EntityManager,
  id: string,
  { act, said }: { readonly act: Act; readonly said: AcknowledgementAct },
  now: Date | null,
): Promise<Date | null> {
  const { answer, at, reason = null } = said;
  const words = [id, act.id, act.requestHash, now, answer, at, reason];
  return (await run(tx, WRITE, words))[0]?.at ?? null;
}

const READ_ACT = statement<{ request_hash: Buffer }>(
  'read-acknowledgement-act',
  'SELECT request_hash FROM audit.acknowledgement WHERE notification = $1 AND act = $2',
);

/** Whether an answer that stands under this key was asked for by the same request. */
export async function isSameAnswer(tx: EntityManager, id: string, act: Act): Promise<boolean> {
  const [row] = await run(tx, READ_ACT, [id, act.id]);
  return row?.request_hash.equals(act.requestHash) ?? false;
}
