export { countActivations } from './patterns/activations.js';
export {
  assertNoDeceptivePatterns,
  findDeceptivePatterns,
  type PatternOptions,
} from './patterns/assert.js';
export {
  DeceptivePatterns,
  PATTERNS,
  type Finding,
  type Pattern,
  type PatternReport,
  type Unseen,
} from './patterns/finding.js';
export type { AuditedPage } from './patterns/page.js';
export { auditTexts, type Catalogue } from './patterns/texts.js';
