import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { MOST_ROWS, type Place } from './answer-page.js';
import { readCourses } from './course.store.js';
import type { AboutNotifications, Asked } from './question.js';

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
