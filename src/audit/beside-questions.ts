import type { Question } from './question.js';
import { looks } from './questions/looks.js';
import { notTold } from './questions/not-told.js';
import { record30 } from './questions/record-30.js';
import { refusedAttempts } from './questions/refused-attempts.js';
import { requests } from './questions/requests.js';

/** What stands beside the log answers, and what is configured. */
export const BESIDE_QUESTIONS = {
  'not-told': notTold,
  'refused-attempts': refusedAttempts,
  requests,
  looks,
  'record-30': record30,
} as const satisfies Readonly<Record<string, Question>>;
