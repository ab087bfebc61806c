import type { AnswerRow } from '@village-butcher/sdk/contract';
import { dueOf, isLate, type Course } from '../course.js';
import type { AboutNotifications } from '../question.js';

/** Whom a notification did not reach, or who did not answer it, in time. An answer that comes late is late. */
export const notTold: AboutNotifications = {
  id: 'Q09',
  slug: 'not-told',
  version: 1,
  isZero: true,
  title: {
    de: 'Wurde ein Empfänger nicht rechtzeitig unterrichtet, oder hat er nicht geantwortet?',
    en: 'Was a recipient not told, or did it not answer, in time?',
    nl: 'Is een ontvanger niet op tijd ingelicht, of heeft hij niet geantwoord?',
  },
  parameters: ['recipient'],
  columns: {
    notification: 'text',
    kind: 'text',
    line: 'text',
    recipient: 'text',
    dueAt: 'moment',
    attempts: 'number',
    lastOutcome: 'text',
    ageSeconds: 'number',
  },
  about: 'notifications',
  rowsOf,
};

function rowsOf(course: Course, asOf: string): readonly AnswerRow[] {
  if (!isLate(course, asOf)) return [];
  const { id: notification, kind, line, recipient, at } = course;
  const attempts = course.attempts.filter((one) => one.at <= asOf);
  return [
    {
      position: null,
      cells: {
        notification,
        kind,
        line,
        recipient,
        dueAt: dueOf(course),
        attempts: attempts.length,
        lastOutcome: attempts.at(-1)?.outcome ?? null,
        ageSeconds: Math.floor((Date.parse(asOf) - Date.parse(at)) / 1000),
      },
    },
  ];
}
