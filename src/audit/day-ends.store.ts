import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import type { Stand } from './answer-page.js';

const DAY_MS = 86_400_000;

interface Row {
  readonly now: Date;
  readonly at: Date | null;
  readonly size: string | null;
  /** When the log has its first whole day behind it. */
  readonly first_end: Date | null;
}

/**
 * `$1`: how far the log is published. `$2`: what was known then, or `null`. The last place of a day that is over
 * by now; any, as long as the log has no whole day behind it.
 */
const READ_DAY_END = statement<Row>(
  'read-day-end',
  `SELECT t.now, e.at, e.size, f.first_end
   FROM (SELECT coalesce($3, date_trunc('milliseconds', clock_timestamp())) AS now) t
   CROSS JOIN (
     SELECT date_trunc('day', min(at), 'UTC') + interval '48 hours' AS first_end FROM ledger.position
   ) f
   LEFT JOIN LATERAL (
     SELECT p.at, p.size FROM ledger.position p
     CROSS JOIN LATERAL (
       SELECT date_trunc('day', p.at, 'UTC') + interval '24 hours' AS over_at
     ) d
     WHERE p.size <= $1 AND ($2::timestamptz IS NULL OR p.at <= $2) AND (
       p.at < f.first_end OR (d.over_at <= t.now AND NOT EXISTS (
         SELECT FROM ledger.position q WHERE q.at > p.at AND q.at < d.over_at)))
     ORDER BY p.size DESC LIMIT 1
   ) e ON true`,
  'village_dpo',
);

/** Which place of the log is asked about, as it was said. */
interface Sought {
  readonly published: number;
  readonly asOf: string | undefined;
  readonly knownAsOf: string | undefined;
}

/**
 * Where counts stand: both clocks at the end of a day, so that no two answers have one act between them
 * (as long as a log has no whole day behind it, they stand as any answer). `null`: the log does not reach so far back.
 */
export async function readDayEnd(
  db: DataSource,
  { published, asOf, knownAsOf }: Sought,
  now: Date | null,
): Promise<Stand | null> {
  const [row] = await run(db, READ_DAY_END, [published, knownAsOf ?? null, now]);
  const { at, size, now: time, first_end: first } = row!;
  if (!at || !size || !first) return null;
  const asked = asOf === undefined ? time.getTime() : Date.parse(asOf);
  const snapped = asked < first.getTime() ? asked : Math.floor(asked / DAY_MS) * DAY_MS;
  return {
    asOf: new Date(snapped).toISOString(),
    knownAsOf: at.toISOString(),
    logSize: Number(size),
  };
}
