import type { QuestionSlug } from '@village-butcher/sdk/contract';
import { ACT_QUESTIONS } from './act-questions.js';
import type { Question } from './question.js';
import { couldRead } from './questions/could-read.js';
import { endingSoon } from './questions/ending-soon.js';
import { integrity } from './questions/integrity.js';
import { noticeEvidence } from './questions/notice-evidence.js';
import { notTold } from './questions/not-told.js';
import { requests } from './questions/requests.js';
import { USE_QUESTIONS } from './use-questions.js';

/** The closed list. A question that the contract names and nobody answers does not compile. */
export const QUESTION_OF: Readonly<Record<QuestionSlug, Question>> = {
  ...USE_QUESTIONS,
  ...ACT_QUESTIONS,
  'could-read': couldRead,
  'ending-soon': endingSoon,
  'notice-evidence': noticeEvidence,
  'not-told': notTold,
  requests,
  integrity,
};
