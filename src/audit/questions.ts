import type { QuestionSlug } from '@village-butcher/sdk/contract';
import { ACT_QUESTIONS } from './act-questions.js';
import type { Question } from './question.js';
import { blastRadius } from './questions/blast-radius.js';
import { cohort } from './questions/cohort.js';
import { couldRead } from './questions/could-read.js';
import { endingSoon } from './questions/ending-soon.js';
import { integrity } from './questions/integrity.js';
import { looks } from './questions/looks.js';
import { noticeEvidence } from './questions/notice-evidence.js';
import { notTold } from './questions/not-told.js';
import { record30 } from './questions/record-30.js';
import { refusedAttempts } from './questions/refused-attempts.js';
import { USE_QUESTIONS } from './use-questions.js';

/** The closed list. A question that the contract names and nobody answers does not compile. */
export const QUESTION_OF: Readonly<Record<QuestionSlug, Question>> = {
  ...USE_QUESTIONS,
  ...ACT_QUESTIONS,
  'could-read': couldRead,
  'ending-soon': endingSoon,
  'notice-evidence': noticeEvidence,
  'not-told': notTold,
  'refused-attempts': refusedAttempts,
  looks,
  integrity,
  cohort,
  'blast-radius': blastRadius,
  'record-30': record30,
};
