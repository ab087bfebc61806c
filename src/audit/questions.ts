import type { QuestionSlug } from '@village-butcher/sdk/contract';
import type { Question } from './question.js';
import { couldRead } from './questions/could-read.js';
import { didRead } from './questions/did-read.js';
import { endMissing } from './questions/end-missing.js';
import { endingSoon } from './questions/ending-soon.js';
import { mayStillHold } from './questions/may-still-hold.js';
import { noticeEvidence } from './questions/notice-evidence.js';
import { proof } from './questions/proof.js';
import { specialNotExplicit } from './questions/special-not-explicit.js';
import { toRenew } from './questions/to-renew.js';
import { usedAfterEnd } from './questions/used-after-end.js';
import { usedWithoutPermission } from './questions/used-without-permission.js';

/** The closed list. A question that the contract names and nobody answers does not compile. */
export const QUESTION_OF: Readonly<Record<QuestionSlug, Question>> = {
  'could-read': couldRead,
  'did-read': didRead,
  'may-still-hold': mayStillHold,
  'used-after-end': usedAfterEnd,
  'used-without-permission': usedWithoutPermission,
  'special-not-explicit': specialNotExplicit,
  'to-renew': toRenew,
  proof,
  'ending-soon': endingSoon,
  'end-missing': endMissing,
  'notice-evidence': noticeEvidence,
};
