import { createHash } from 'node:crypto';
import type { Field, HOLDS, Purpose, Which, WishAct } from '@village-butcher/sdk/contract';

/** The last word on one permission, and the line that says it. */
export interface Word {
  readonly says: 'granted' | 'withdrawn';
  readonly until: Date | null;
  readonly line: string;
  /** Why it is not used, though it stands. Not there: it is. */
  readonly held?: Hold;
  /** Until when its customer restricted this one. Not there: they did not, since they gave it. */
  readonly pausedUntil?: Date;
}

/** A permission that stands is not used: its cohort is looked into, or its recipient does not answer. */
export type Hold = (typeof HOLDS)[number];

/**
 * The last word on each permission: by recipient, by purpose, by field. A tree and not a map of
 * joined keys, because joining and hashing a text for every question is most of what a ruling costs.
 */
export type Words = ReadonlyMap<string, ReadonlyMap<Purpose, ReadonlyMap<Field, Word>>>;

/** Where a customer stands. */
export interface Standing {
  readonly words: Words;
  readonly pausedUntil: Date | null;
  /** Fields of which every value is another adult's who has not confirmed it (L12). */
  readonly pending: ReadonlySet<Field>;
}

/** What is asked back, by purpose. */
export type Wishes = ReadonlyMap<Purpose, WishAct>;

/** Puts each word in its place. Of two on the same permission the later one counts. */
export function wordsOf(said: Iterable<readonly [Which, Word]>): Words {
  const words = new Map<string, Map<Purpose, Map<Field, Word>>>();
  for (const [{ recipient, purpose, field }, word] of said) {
    const ofRecipient = words.get(recipient) ?? new Map<Purpose, Map<Field, Word>>();
    const ofPurpose = ofRecipient.get(purpose) ?? new Map<Field, Word>();
    words.set(recipient, ofRecipient.set(purpose, ofPurpose.set(field, word)));
  }
  return words;
}

/** Every word, with the permission that it is about. */
export const saidIn = (words: Words): readonly (readonly [Which, Word])[] =>
  Array.from(words).flatMap(([recipient, ofRecipient]) =>
    Array.from(ofRecipient).flatMap(([purpose, ofPurpose]) =>
      Array.from(ofPurpose, ([field, word]) => [{ recipient, purpose, field }, word] as const),
    ),
  );

/** A permission as one text. None of its words has a space in it. */
export const keyOf = ({ recipient, purpose, field }: Which): string =>
  `${recipient} ${purpose} ${field}`;

const MARK_LETTERS = 22;

/**
 * Names where a customer stands by the lines that it rests on. Every act that gives, takes back or
 * pauses makes another name, and so does what holds it; nothing else does, and neither does time.
 */
export function markOf({ words, pausedUntil }: Standing): string {
  const said = saidIn(words).map(([which, word]) =>
    [keyOf(which), word.line, word.held, word.pausedUntil?.toISOString()]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  const paused = pausedUntil?.toISOString() ?? '';
  return createHash('sha256')
    .update(JSON.stringify([paused, ...said.toSorted()]))
    .digest('base64url')
    .slice(0, MARK_LETTERS);
}

/** Somebody who never said anything. */
export const SILENCE: Standing = { words: new Map(), pausedUntil: null, pending: new Set() };
