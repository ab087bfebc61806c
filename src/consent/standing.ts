import type { Field, Purpose, Which, WishAct } from '@village-butcher/sdk/contract';

/** The last word on one permission, and the line that says it. */
export interface Word {
  readonly says: 'granted' | 'withdrawn';
  readonly until: Date | null;
  readonly line: string;
}

/** Where a customer stands: the last word on each permission, by its key. */
export interface Standing {
  readonly words: ReadonlyMap<string, Word>;
  readonly pausedUntil: Date | null;
  /** Fields of which every value is another adult's who has not confirmed it (L12). */
  readonly pending: ReadonlySet<Field>;
}

/** What is asked back, by purpose. */
export type Wishes = ReadonlyMap<Purpose, WishAct>;

/** The key of a permission in a standing. None of its words has a space in it. */
export const keyOf = ({ recipient, purpose, field }: Which): string =>
  `${recipient} ${purpose} ${field}`;

/** Somebody who never said anything. */
export const SILENCE: Standing = { words: new Map(), pausedUntil: null, pending: new Set() };
