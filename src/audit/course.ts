import type { ANSWERS, NOTIFICATION_KINDS } from '@village-butcher/sdk/contract';
import { ANSWER_MS } from './schedule.js';

/** One notification with all that came of it: how it was tried to tell, and what was answered. */
export interface Course {
  readonly id: string;
  readonly kind: (typeof NOTIFICATION_KINDS)[number];
  readonly line: string | null;
  readonly recipient: string;
  readonly at: string;
  /** In their order. */
  readonly attempts: readonly { readonly at: string; readonly outcome: string }[];
  readonly answers: readonly { readonly at: string; readonly answer: (typeof ANSWERS)[number] }[];
}

/** When an answer to it was due. */
export const dueOf = ({ at }: Pick<Course, 'at'>): string =>
  new Date(Date.parse(at) + ANSWER_MS).toISOString();

/** Whether its recipient let its time go by, as of a time: not told, or told and silent. */
export const isLate = (course: Course, asOf: string): boolean => {
  const due = dueOf(course);
  return due <= asOf && !course.answers.some(({ at }) => at <= due);
};
