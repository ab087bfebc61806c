/** For the tests of apps: a service in memory, faults on demand, and customers to begin with. */
export { createFakeVillage } from './village.js';
export type { FakeHouse } from './housework.js';
export type { FakeOptions, FakeState, FakeVillage } from './shape.js';
export { fakeClock, skewed, type FakeClock } from './clock.js';
export { personas, type Persona } from './persona.js';
export { fixtures } from './fixtures.js';
export { echoFetch, faults, flaky, type Fault } from './flaky.js';
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
