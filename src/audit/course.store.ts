import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import type { Course } from './course.js';
import { ANSWER_MS } from './schedule.js';

interface CourseRow extends Pick<Course, 'id' | 'kind' | 'line' | 'recipient'> {
  readonly at: Date;
  readonly tried_at: readonly Date[] | null;
  readonly outcomes: readonly string[] | null;
  readonly answered_at: readonly Date[] | null;
  readonly answers: readonly Course['answers'][number]['answer'][] | null;
}

/** Whoever answered in time is left out here already: it is what nearly all do. */
const READ_COURSES = statement<CourseRow>(
  'read-courses',
  `SELECT n.id, n.kind, n.line_id AS line, n.recipient, n.at,
     tried.at AS tried_at, tried.outcomes, answered.at AS answered_at, answered.answers
   FROM audit.notification n
   CROSS JOIN LATERAL (
     SELECT array_agg(a.at ORDER BY a.number) AS at, array_agg(a.outcome ORDER BY a.number) AS outcomes
     FROM audit.attempt a
     WHERE a.notification = n.id AND a.contact = 'first' AND a.at <= $1
   ) tried
   CROSS JOIN LATERAL (
     SELECT array_agg(k.at ORDER BY k.at, k.act) AS at,
       array_agg(k.answer ORDER BY k.at, k.act) AS answers
     FROM audit.acknowledgement k WHERE k.notification = n.id AND k.at <= $1
   ) answered
   WHERE n.at <= $1::timestamptz - interval '${ANSWER_MS} ms' AND ($2::text IS NULL OR n.recipient = $2)
     AND NOT EXISTS (
       SELECT FROM audit.acknowledgement k
       WHERE k.notification = n.id AND k.at <= n.at + interval '${ANSWER_MS} ms')
   ORDER BY n.at, n.id OFFSET $3 LIMIT $4`,
  'village_dpo',
);

/** Which of them. */
export interface Courses {
  readonly asOf: string;
  readonly recipient: string | null;
  readonly skip: number;
  readonly most: number;
}

/** What came of notifications whose time was up at a time without an answer, the oldest first. */
export const readCourses = async (
  db: DataSource,
  { asOf, recipient, skip, most }: Courses,
): Promise<readonly Course[]> =>
  (await run(db, READ_COURSES, [asOf, recipient, skip, most])).map(courseIn);

const courseIn = (row: CourseRow): Course => ({
  id: row.id,
  kind: row.kind,
  line: row.line,
  recipient: row.recipient,
  at: row.at.toISOString(),
  attempts: (row.outcomes ?? []).map((outcome, n) => ({
    at: row.tried_at![n]!.toISOString(),
    outcome,
  })),
  answers: (row.answers ?? []).map((answer, n) => ({
    at: row.answered_at![n]!.toISOString(),
    answer,
  })),
});
