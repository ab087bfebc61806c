import type { Amount, Fill } from './unit-at.js';
import type { Span } from './scan.js';

/** A food with its amount. */
export interface Item extends Amount {
  readonly food: string;
}

/** The part of a fruit or an egg that is wanted. */
export type Part = 'juice' | 'zest' | 'white' | 'yolk';

/** What a line says beside its first food and its amount. */
export interface Notes {
  readonly also: readonly Item[];
  readonly alternatives: readonly Item[];
  readonly plus: readonly Amount[];
  readonly optional: boolean;
  readonly without: readonly string[];
  readonly preparation: readonly string[];
  readonly size: string | null;
  readonly part: Part | null;
  readonly purpose: string | null;
  readonly pack: Amount | null;
  /** The amount, where the food was written first: `Mehl (500 g)`. */
  readonly amount: Amount | null;
  readonly fill: Fill;
  /** What was read and not understood. */
  readonly unread: readonly Span[];
}

/** Nothing beside. */
export const NO_NOTES: Notes = {
  also: [],
  alternatives: [],
  plus: [],
  optional: false,
  without: [],
  preparation: [],
  size: null,
  part: null,
  purpose: null,
  pack: null,
  amount: null,
  fill: null,
  unread: [],
};

/** Some notes, and nothing beside them. */
export const note = (some: Partial<Notes>): Notes => ({ ...NO_NOTES, ...some });

/** All of them, in their order. What there can be one of is the first. */
export function allNotes(some: readonly Notes[]): Notes {
  const all = some.filter((notes) => notes !== NO_NOTES);
  const [first = NO_NOTES, second] = all;
  return second ? together(all) : first;
}

/** Notes while they are put together. */
type Growing = {
  -readonly [Key in keyof Notes]: Notes[Key] extends readonly (infer One)[] ? One[] : Notes[Key];
};

const nothingYet = (): Growing => ({
  ...NO_NOTES,
  also: [],
  alternatives: [],
  plus: [],
  without: [],
  preparation: [],
  unread: [],
});

function together(all: readonly Notes[]): Notes {
  const whole = nothingYet();
  for (const notes of all) {
    whole.also.push(...notes.also);
    whole.alternatives.push(...notes.alternatives);
    whole.plus.push(...notes.plus);
    whole.optional ||= notes.optional;
    whole.without.push(...notes.without);
    whole.preparation.push(...notes.preparation);
    whole.size ??= notes.size;
    whole.part ??= notes.part;
    whole.purpose ??= notes.purpose;
    whole.pack ??= notes.pack;
    whole.amount ??= notes.amount;
    whole.fill ??= notes.fill;
    whole.unread.push(...notes.unread);
  }
  return whole;
}
