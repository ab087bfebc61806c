import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { MOST_ROWS, type OfUse, type Place } from './answer-page.js';
import { readCourses } from './course.store.js';
import type { AboutNotifications, Asked } from './question.js';

/** Goes on through what recipients were told. */
export async function pageOfCourses(
  db: DataSource,
  question: AboutNotifications,
  asked: Asked,
  place: Place,
): Promise<{ readonly rows: readonly AnswerRow[]; readonly after: number | null }> {
  const uses = await coursesBehind(db, question, asked, place);
  return {
    rows: uses.flatMap(({ rows }) => rows),
    after: uses.length < MOST_ROWS ? null : place.after + MOST_ROWS,
  };
}

/** Goes through all of it, from a place on. */
export async function* allCourses(
  db: DataSource,
  question: AboutNotifications,
  asked: Asked,
  { stand, after }: Place,
): AsyncGenerator<readonly OfUse[]> {
  for (let behind = after; ; behind += MOST_ROWS) {
    const uses = await coursesBehind(db, question, asked, { stand, after: behind });
    yield uses;
    if (uses.length < MOST_ROWS) return;
  }
}

/**
 * It is beside the log, so both clocks come to one time: what was asked about, or known, whichever is
 * earlier.
 */
async function coursesBehind(
  db: DataSource,
  { rowsOf }: AboutNotifications,
  { parameters }: Asked,
  { stand: { asOf: asked, knownAsOf }, after }: Place,
): Promise<readonly OfUse[]> {
  const asOf = asked < knownAsOf ? asked : knownAsOf;
  const recipient = parameters.recipient ?? null;
  const skip = after + 1;
  const courses = await readCourses(db, { asOf, recipient, skip, most: MOST_ROWS });
  return courses.map((course, n) => ({ position: skip + n, rows: rowsOf(course, asOf) }));
}
