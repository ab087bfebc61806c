import type { Field, Receipt, Settled, Village } from '@village-butcher/sdk';
import type { DayHint } from './draft.js';
import type { Home } from './state.js';
import { titleOf, type Words } from './words.js';

/** Something that a customer does on the page itself: what is sent, and what is said once it is written down. */
export interface Deed {
  /** What gets the focus if the thing that was pressed is gone afterwards. */
  readonly focus: string;
  readonly send: (village: Village) => Promise<Receipt | object | undefined>;
  readonly said: (words: Words, now: Date) => string;
  /** What else is so once it is written down, and not before. */
  readonly after?: Partial<Home>;
}

/** It may come again, for as long as it is said that it may not. */
export const unsettled = (one: Pick<Settled, 'item' | 'title'>): Deed => ({
  focus: 'settled',
  send: (village) => village.settled.remove(one.item),
  said: (words) => words.say('settle.undone', { title: titleOf(one, words) }),
});

/** Day hints told, in place of those told before. What was drawn up stays until they are there. */
export const hinted = (hints: readonly DayHint[]): Deed => ({
  focus: 'calendar',
  send: (village) => village.profile.put('calendar', { hints: [...hints] }),
  said: ({ say, time }, now) => say('calendar.sent', { time: time(now) }),
  after: { draft: null },
});

/** Something told, erased. */
export const erased = (field: Field): Deed => ({
  focus: 'told',
  send: (village) => village.profile.remove(field),
  said: ({ say, time }, now) => say('told.erased', { time: time(now) }),
});
