import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { MOST_ROWS, type Place, type Stand } from './answer-page.js';
import { readCourses } from './course.store.js';
import { readLooks } from './look.store.js';
import type { AboutBeside, Asked } from './question.js';
import { readAllRequests } from './request.store.js';

/**
 * Goes on through what recipients were told, the looks of our own people, or what was asked for formally
 * (of one state: then a page may be empty and not the last). All stand beside
 * the log, so both clocks come to one time: what was asked about, or known, whichever is earlier.
 */
export async function pageBeside(
  db: DataSource,
  question: AboutBeside,
  asked: Asked,
  { stand, after }: Place,
): Promise<{ readonly rows: readonly AnswerRow[]; readonly after: number | null }> {
  const asOf = earlierOf(stand);
  const page = { asOf, skip: after + 1, most: MOST_ROWS };
  const found = await foundIn(db, question, asked, page);
  return {
    rows: found.flat(),
    after: found.length < MOST_ROWS ? null : after + MOST_ROWS,
  };
}

/** What was asked about, or known, whichever is earlier. */
export const earlierOf = ({ asOf, knownAsOf }: Pick<Stand, 'asOf' | 'knownAsOf'>): string =>
  asOf < knownAsOf ? asOf : knownAsOf;

async function foundIn(
  db: DataSource,
  question: AboutBeside,
  asked: Asked,
  page: { readonly asOf: string; readonly skip: number; readonly most: number },
): Promise<readonly (readonly AnswerRow[])[]> {
  const { parameters } = asked;
  if (question.about === 'looks') {
    return (await readLooks(db, page, parameters)).map((look) => question.rowsOf(look, asked));
  }
  if (question.about === 'requests') {
    const { from = null, to = null, kind = null } = parameters;
    const filed = await readAllRequests(db, { ...page, from, to, kind });
    return filed.map((one) => question.rowsOf(one, asked, page.asOf));
  }
  const recipient = parameters.recipient ?? null;
  const courses = await readCourses(db, { ...page, recipient });
  return courses.map((course) => question.rowsOf(course, page.asOf));
}
