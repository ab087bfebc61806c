import type { QuestionSlug } from '@village-butcher/sdk/contract';
import { ACT_QUESTIONS } from './act-questions.js';
import { BESIDE_QUESTIONS } from './beside-questions.js';
import type { Question } from './question.js';
import { blastRadius } from './questions/blast-radius.js';
import { cohort } from './questions/cohort.js';
import { couldRead } from './questions/could-read.js';
import { endingSoon } from './questions/ending-soon.js';
import { integrity } from './questions/integrity.js';
import { noticeEvidence } from './questions/notice-evidence.js';
import { USE_QUESTIONS } from './use-questions.js';

/** The closed list. A question that the contract names and nobody answers does not compile. */
export const QUESTION_OF: Readonly<Record<QuestionSlug, Question>> = {
  ...USE_QUESTIONS,
  ...ACT_QUESTIONS,
  ...BESIDE_QUESTIONS,
  'could-read': couldRead,
  'ending-soon': endingSoon,
  'notice-evidence': noticeEvidence,
  integrity,
  cohort,
  'blast-radius': blastRadius,
};
