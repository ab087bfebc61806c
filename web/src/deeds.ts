import type { Field, Receipt, Settled, Village } from '@village-butcher/sdk';
import type { DayHint } from './draft.js';
import { save } from './save.js';
import type { Home } from './state.js';
import type { Key } from './texts.js';
import { titleOf, type Words } from './words.js';

/** Something that a customer does on the page itself: what is sent, and what is said once it is written down. */
export interface Deed {
  /** What gets the focus if the thing that was pressed is gone afterwards. */
  readonly focus: string;
  readonly send: (village: Village) => Promise<Receipt | object | undefined>;
  readonly said: (words: Words, now: Date) => string;
  /** What is so while it is under way. */
  readonly during?: Partial<Home>;
  /** What else is so once it is written down, and not before. */
  readonly after?: Partial<Home>;
  /** What is so and is said where it failed. Nothing said: it stays as it was. */
  readonly lost?: { readonly home: Partial<Home>; readonly says: Key };
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

/** Everything about me, in my own hands. */
export const fileSaved: Deed = {
  focus: 'rights',
  async send(village) {
    const file = await village.rights.export();
    save('village.json', JSON.stringify(file, null, 2));
    return undefined;
  },
  said: ({ say }) => say('file.saved'),
  during: { file: 'making' },
  after: { file: 'none' },
  lost: { home: { file: 'failed' }, says: 'file.failed' },
};

/** Everything goes. The receipt is that of the rest that begins with it. */
export const left: Deed = {
  focus: 'rights',
  async send(village) {
    await village.rights.erase();
    return newest(village).catch(() => undefined);
  },
  said: ({ say }) => say('leave.done'),
};

/** I stay after all. */
export const stayed: Deed = {
  focus: 'rights',
  async send(village) {
    await village.rights.undoErasure();
    return newest(village).catch(() => undefined);
  },
  said: ({ say }) => say('leave.stayed'),
};

/** The receipt of what was done last. */
export async function newest(village: Village): Promise<Receipt | undefined> {
  const { items } = await village.history.list({ limit: 1 });
  return items[0] && village.receipts.get(items[0].act);
}
