import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { MOST_ROWS, type Place } from './answer-page.js';
import { readCourses } from './course.store.js';
import type { AboutNotifications, AboutRequests, Asked } from './question.js';
import { readAllRequests } from './request.store.js';

/**
 * Goes on through what recipients were told. It is beside the log, so both clocks come to one time: what
 * was asked about, or known, whichever is earlier.
 */
export async function pageOfCourses(
  db: DataSource,
  { rowsOf }: AboutNotifications,
  { parameters }: Asked,
  { stand: { asOf: asked, knownAsOf }, after }: Place,
): Promise<{ readonly rows: readonly AnswerRow[]; readonly after: number | null }> {
  const asOf = asked < knownAsOf ? asked : knownAsOf;
  const recipient = parameters.recipient ?? null;
  const skip = after + 1;
  const courses = await readCourses(db, { asOf, recipient, skip, most: MOST_ROWS });
  return {
    rows: courses.flatMap((course) => rowsOf(course, asOf)),
    after: courses.length < MOST_ROWS ? null : after + MOST_ROWS,
  };
}

/**
 * Goes on through what customers asked for, beside the log as well. Where one state is asked about, a page
 * may be empty and not the last.
 */
export async function pageOfRequests(
  db: DataSource,
  { rowsOf }: AboutRequests,
  asked: Asked,
  { stand: { asOf: then, knownAsOf }, after }: Place,
): Promise<{ readonly rows: readonly AnswerRow[]; readonly after: number | null }> {
  const asOf = then < knownAsOf ? then : knownAsOf;
  const { from = null, to = null, kind = null } = asked.parameters;
  const among = { asOf, from, to, kind, skip: after + 1, most: MOST_ROWS };
  const filed = await readAllRequests(db, among);
  return {
    rows: filed.flatMap((one) => rowsOf(one, asked, asOf)),
    after: filed.length < MOST_ROWS ? null : after + MOST_ROWS,
  };
}
