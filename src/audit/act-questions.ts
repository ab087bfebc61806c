import type { AboutLines } from './question.js';
import { endMissing } from './questions/end-missing.js';
import { proof } from './questions/proof.js';
import { specialNotExplicit } from './questions/special-not-explicit.js';
import { toRenew } from './questions/to-renew.js';

/** What acts answer. */
export const ACT_QUESTIONS = {
  'special-not-explicit': specialNotExplicit,
  'to-renew': toRenew,
  proof,
  'end-missing': endMissing,
} as const satisfies Readonly<Record<string, AboutLines>>;
