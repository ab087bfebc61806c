import type { Disclosure, Held, Standing } from '@village-butcher/sdk';
import type { Field } from '@village-butcher/sdk/contract';
import type { ByKind, Expectation, Kind } from './file-expect.js';
import type { Scenario } from './file.js';
import type { Step } from './life.js';
import type { Answer, Look } from './people.js';
import type { Stand } from './stand.js';

/** What was seen at a step. It is kept: what holds over everybody is read from it. */
export interface Seen {
  readonly step: Step;
  /** The person, or the twin who made the visit instead. */
  readonly actor: string;
  /** What they had said until then, by the file. */
  readonly stand: Stand;
  /** Where they stood, by the service. */
  readonly standing: Standing;
  /** What the visit was answered, if anything here looks at it. */
  readonly answer: Answer | null;
  /** That, and everything else the actor was answered here. */
  readonly asked: readonly Answer[];
  /** The records of uses since the step began, newest first. */
  readonly disclosures: readonly Disclosure[];
  readonly held: readonly Held[];
  /** What the counters of the store were answered, where somebody checks it. */
  readonly looks: readonly Look[];
  /** Recipes that come when asked for alone, out of all of them. Only where somebody checks it. */
  readonly comes: ReadonlySet<string> | null;
  /** For each field that is not shared: how the answer of a twin differs who said something else. */
  readonly unshared: ReadonlyMap<Field, readonly string[]>;
}

/** What a check may look at and do, where it stands. */
export interface Here {
  readonly scenario: Scenario;
  readonly step: Step;
  /** The visit's answer. Throws where the visit asks for none. */
  readonly answer: Answer;
  readonly standing: Standing;
  readonly disclosures: readonly Disclosure[];
  /** Asks for one item: a recipe under `recipes`, a product under `shopping-tips`. */
  alone(item: string): Promise<Answer>;
  held(): Promise<readonly Held[]>;
  /** What a counter is answered to the code of this visit, and what to a code of nobody. */
  atCounter(counter: string): Promise<{ readonly look: Look; readonly stranger: Look }>;
  /** What the twin of an expectation is answered at this moment. */
  twin(expectation: Expectation): Promise<Answer>;
  /** What some party was shown, sent or told, as texts. */
  texts(where: Where): Promise<readonly string[]>;
  /** Where these strings stand, outside the person's own profile. */
  traces(strings: readonly string[]): Promise<readonly string[]>;
}
export type Where = ByKind['textMatches']['in'];

/** What is wrong, in sentences. Nothing: it passes. */
export type Faults = readonly string[];
export type Check<K extends Kind> = (expected: ByKind[K], here: Here) => Faults | Promise<Faults>;
