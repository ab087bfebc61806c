import type { DataSource, EntityManager } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import { SILENCE_MS } from './schedule.js';
import type { Turn } from './turn.js';
import type { Sent } from './webhook.js';

/** What is taken out to be sent is nobody else's for so long. Longer than any attempt may last. */
const LEASE_S = 20;
const NOW = (argument: string) =>
  `coalesce(${argument}::timestamptz, date_trunc('milliseconds', clock_timestamp()))`;

const READ_WAITING = statement<{ recipient: string }>(
  'read-outbox',
  `SELECT DISTINCT recipient FROM audit.outbox WHERE due_at <= ${NOW('$1')}`,
);

/** Whom there is something to tell now. */
export const readWaiting = async (db: DataSource, now: Date | null): Promise<readonly string[]> =>
  (await run(db, READ_WAITING, [now])).map(({ recipient }) => recipient);

/** What was taken out of the outbox: which attempt it is, and what time. */
export interface Taken extends Sent {
  readonly attempts: number;
  readonly now: Date;
}

const TAKE = statement<Taken>(
  'take-outbox',
  `WITH clock AS (SELECT ${NOW('$2')} AS now), due AS (
     SELECT o.notification FROM audit.outbox o
     WHERE o.recipient = $1 AND o.due_at <= (SELECT now FROM clock)
     ORDER BY o.due_at LIMIT $3 FOR UPDATE SKIP LOCKED
   )
   UPDATE audit.outbox o
   SET attempts = o.attempts + 1, due_at = clock.now + interval '${LEASE_S} s'
   FROM due, clock, audit.notification n
   WHERE o.notification = due.notification AND n.id = due.notification
   RETURNING n.id, n.kind, n.subject, o.at, o.attempts, clock.now`,
  'village_teller',
);

/**
 * Takes some of what is due for a recipient, the longest due first. Two instances never take the same;
 * what a process took and died with is due again when its lease is over.
 */
export const takeDue = (
  db: DataSource,
  recipient: string,
  most: number,
  now: Date | null,
): Promise<readonly Taken[]> => run(db, TAKE, [recipient, now, most]);

/** How an attempt went, and when the next one is due. */
export interface Attempted {
  readonly id: string;
  readonly number: number;
  readonly at: Date;
  /** Of the first contact, and of the second where it was told, too. */
  readonly outcomes: readonly string[];
  readonly next: Date;
}

const WRITE_ATTEMPT = statement(
  'write-attempt',
  `WITH tried AS (
     INSERT INTO audit.attempt (notification, number, contact, at, outcome)
     SELECT $1, $2, CASE n WHEN 1 THEN 'first' ELSE 'second' END, $3, outcome
     FROM unnest($4::text[]) WITH ORDINALITY o (outcome, n)
     ON CONFLICT DO NOTHING
   )
   UPDATE audit.outbox SET due_at = $5, gone = $4[1] = 'gone' WHERE notification = $1`,
);

/** Writes down how an attempt went. What was answered meanwhile is not put back. */
export const writeAttempt = (
  db: DataSource,
  { id, number, at, outcomes, next }: Attempted,
): Promise<unknown> => run(db, WRITE_ATTEMPT, [id, number, at, outcomes, next]);

/** Whom nobody has to wait for any longer: silent for three days, or gone. */
const IS_DEAF = (now: string) => `(at <= ${now} - interval '${SILENCE_MS} ms' OR gone)`;
const SUSPEND = statement<Turn>(
  'suspend-recipients',
  `WITH clock AS (SELECT ${NOW('$1')} AS now), deaf AS (
     SELECT recipient, bool_or(gone) AS gone FROM audit.outbox
     WHERE ${IS_DEAF('(SELECT now FROM clock)')}
     GROUP BY recipient
   ), stopped AS (
     INSERT INTO consent.suspended (recipient) SELECT recipient FROM deaf
     ON CONFLICT DO NOTHING RETURNING recipient
   )
   INSERT INTO audit.suspension (recipient, at, says, why)
   SELECT recipient, clock.now, 'suspended', CASE WHEN gone THEN 'gone' ELSE 'silent' END
   FROM stopped JOIN deaf USING (recipient), clock
   ON CONFLICT DO NOTHING RETURNING recipient, says, why`,
);

/** An answer that came in the very moment of a suspension did not see it, and so could not lift it. */
const LIFT_IDLE = statement<Turn>(
  'lift-idle',
  `WITH lifted AS (
     DELETE FROM consent.suspended s
     WHERE NOT EXISTS (SELECT FROM audit.outbox o WHERE o.recipient = s.recipient)
     RETURNING s.recipient
   )
   INSERT INTO audit.suspension (recipient, at, says)
   SELECT recipient, ${NOW('$1')}, 'lifted' FROM lifted
   ON CONFLICT DO NOTHING RETURNING recipient, says, why`,
);

/** Whoever is deaf reads nothing from now on, and whoever has nothing left to answer reads again. */
export const suspendDeaf = async (db: DataSource, now: Date | null): Promise<readonly Turn[]> => [
  ...(await run(db, SUSPEND, [now])),
  ...(await run(db, LIFT_IDLE, [now])),
];

const SETTLE = statement(
  'settle-outbox',
  'DELETE FROM audit.outbox WHERE notification = $1 AND recipient = $2',
);
const LIFT = statement<Turn>(
  'lift-suspension',
  `WITH lifted AS (
     DELETE FROM consent.suspended s WHERE s.recipient = $1 AND NOT EXISTS (
       SELECT FROM audit.outbox WHERE recipient = $1 AND ${IS_DEAF('$2::timestamptz')})
     RETURNING s.recipient
   )
   INSERT INTO audit.suspension (recipient, at, says) SELECT recipient, $2, 'lifted' FROM lifted
   ON CONFLICT DO NOTHING RETURNING recipient, says, why`,
);

/** It was answered: it waits no longer, and whoever owes no other answer may read again. */
export async function settle(
  tx: EntityManager,
  { id, recipient }: { readonly id: string; readonly recipient: string },
  now: Date,
): Promise<readonly Turn[]> {
  await run(tx, SETTLE, [id, recipient]);
  return run(tx, LIFT, [recipient, now]);
}

const KEEP = statement(
  'keep-recipient',
  `INSERT INTO audit.recipient (recipient, keeps, keeps_days)
   SELECT * FROM unnest($1::text[], $2::text[], $3::int[])
   ON CONFLICT (recipient) DO UPDATE SET keeps = EXCLUDED.keeps, keeps_days = EXCLUDED.keeps_days
   WHERE (recipient.keeps, recipient.keeps_days) IS DISTINCT FROM (EXCLUDED.keeps, EXCLUDED.keeps_days)`,
);

/** What a recipient keeps, and for how many days. Not said: nobody knows. */
export interface Keeping {
  readonly recipient: string;
  readonly keeps: string;
  readonly keepsDays?: number | undefined;
}

/** Takes over from the settings what each recipient keeps. Whoever is named no more still keeps it. */
export const keepRecipients = (db: DataSource, recipients: readonly Keeping[]): Promise<unknown> =>
  run(db, KEEP, [
    recipients.map(({ recipient }) => recipient),
    recipients.map(({ keeps }) => keeps),
    recipients.map(({ keepsDays = null }) => keepsDays),
  ]);

const READ_DAYS = statement<{ recipient: string; days: number }>(
  'read-keeps-days',
  'SELECT recipient, keeps_days AS days FROM audit.recipient WHERE keeps_days IS NOT NULL',
  'village_dpo',
);

/** For how many days each recipient keeps what it read, as far as the settings say. */
export const readKeepsDays = async (db: DataSource): Promise<ReadonlyMap<string, number>> =>
  new Map((await run(db, READ_DAYS, [])).map(({ recipient, days }) => [recipient, days]));
