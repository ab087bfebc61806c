import type { QuestionSlug } from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import type { Found, Night } from './night.js';

const READ_TODAY = statement<{ day: string; is_due: boolean }>(
  'read-tonight',
  `SELECT to_char(t.at, 'YYYY-MM-DD') AS day,
     date_part('hour', t.at) >= $2
       AND NOT EXISTS (SELECT FROM audit.night n WHERE n.day = t.at::date) AS is_due
   FROM (SELECT coalesce($1, clock_timestamp()) AT TIME ZONE 'UTC' AS at) t`,
);

/** Which day it is in UTC, and whether its night is still to come: from this hour on. */
export const readTonight = async (
  db: DataSource,
  now: Date | null,
  hour: number,
): Promise<{ readonly day: string; readonly is_due: boolean }> =>
  (await run(db, READ_TODAY, [now, hour]))[0]!;

const ADD = statement(
  'add-night',
  `INSERT INTO audit.night (day, question, at, log_size, rows)
   SELECT $1, f.question, $2, $3, f.rows FROM unnest($4::text[], $5::int[]) f (question, rows)
   ON CONFLICT DO NOTHING`,
);

/** Writes down what a night found, all of it or nothing. */
export const addNight = (
  db: DataSource | EntityManager,
  { day, at, logSize, found }: Night,
): Promise<unknown> =>
  run(db, ADD, [
    day,
    at,
    logSize,
    found.map(({ question }) => question),
    found.map(({ rows }) => rows),
  ]);

interface Row {
  readonly at: Date;
  readonly log_size: string;
  readonly question: QuestionSlug;
  readonly rows: number;
  readonly since: Date | null;
}

/** The last night, and of each question the first of the nights in a row that found something. */
const READ_LAST = statement<Row>(
  'read-last-night',
  `SELECT n.at, n.log_size, n.question, n.rows, (
     SELECT min(s.at) FROM audit.night s
     WHERE n.rows > 0 AND s.question = n.question AND s.rows > 0 AND s.day > coalesce((
       SELECT max(c.day) FROM audit.night c WHERE c.question = n.question AND c.rows = 0
     ), '-infinity')
   ) AS since
   FROM audit.night n WHERE n.day = (SELECT max(day) FROM audit.night)`,
);

/** What the last night found. Empty: there was none. */
export async function readLastNight(db: DataSource): Promise<readonly Found[]> {
  const rows = await run(db, READ_LAST, []);
  return rows.map(({ at, log_size, question, rows: n, since }) => ({
    at,
    logSize: Number(log_size),
    question,
    rows: n,
    since,
  }));
}
