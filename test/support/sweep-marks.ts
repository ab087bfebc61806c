import { randomBytes, randomUUID } from 'node:crypto';
import { traces, type Place } from '../scenario/canary.js';

const DAY_MS = 86_400_000;

/** What all words of a run have in common, in letters that no encoding of text changes. */
const RUN = `kanari${randomBytes(8).toString('hex')}`;

/** A word that stands nowhere else, with a sign that every encoding writes in its own way. */
export const mark = (): string => `ä ${RUN} ${randomBytes(8).toString('hex')}`;

/** The same in letters and digits alone, for places that take nothing else. */
export const plainMark = (): string => `${RUN}${randomBytes(8).toString('hex')}`;

/** What one customer tells and does, each piece of it a word or a day of its own. */
export interface Marks {
  readonly subject: string;
  readonly others: readonly string[];
  readonly notes: readonly string[];
  readonly mapped: string;
  readonly attribute: string;
  readonly allergy: string;
  readonly intolerance: string;
  readonly pet: string;
  readonly child: string;
  readonly calendar: string;
  /** What a made-up customer is said to eat, and why the desk exports. */
  readonly madeUp: string;
  readonly reason: string;
  readonly key: string;
}

/** New ones. Days that no clock and no term of the service comes near. */
export const newMarks = (now: Date): Marks => ({
  subject: plainMark(),
  others: [1, 2].map(plainMark),
  notes: [`${mark()} „a" \\ <b> &/+?=%2B`, `=${mark()}`],
  mapped: mark(),
  attribute: mark(),
  allergy: mark(),
  intolerance: mark(),
  pet: mark(),
  child: '2013-02-17',
  calendar: new Date(now.getTime() + 143 * DAY_MS).toISOString().slice(0, 10),
  madeUp: `Erfunden ${randomUUID()}`,
  reason: `Grund ${randomUUID()}`,
  key: randomUUID(),
});

/**
 * Which of these words stand where they must not: as they are, or in any spelling of their bytes. Of the
 * words of this run one is looked for that all of them hold.
 */
export const leaks = (words: readonly string[], places: readonly Place[]): readonly string[] =>
  traces([...new Set(words.map((word) => (word.includes(RUN) ? RUN : word)))], places);
