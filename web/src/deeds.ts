import type {
  Field,
  GrantAct,
  Purpose,
  Receipt,
  Settled,
  Suggestion,
  Village,
  Which,
  WithdrawalAct,
} from '@village-butcher/sdk';
import type { SettledWord } from '@village-butcher/sdk/contract';
import type { DayHint } from './draft.js';
import {
  endAfter,
  longestDaysFor,
  noticeFor,
  refOf,
  isSpecial,
  keyOf,
  signOf,
  type Word,
} from '@village-butcher/sdk/elements/messages';
import { type Home, without } from './state.js';
import { titleOf, type Words } from './words.js';

/** Something that a customer does: what is sent, and what is said once it is written down. */
export interface Deed {
  /** What gets the focus if the thing that was pressed is gone afterwards. */
  readonly focus: string;
  /** What the screen shows while the receipt is on its way. */
  readonly meanwhile?: (home: Home) => Partial<Home>;
  readonly send: (village: Village, home: Home) => Promise<Receipt | object | undefined>;
  readonly said: (words: Words, now: Date) => string;
  /** What else is so once it is written down, and not before. */
  readonly after?: Partial<Home>;
  /** What takes it back, for as long as its slip is there. */
  readonly undo?: Deed;
}

/** What was pressed to take back. */
type Pressed = Pick<WithdrawalAct, 'surface' | 'control'>;

/** The sign in the row of a permission. */
export const BY_SWITCH: Pressed = { surface: 'permission-centre', control: 'switch' };
/** The button below a reason. */
export const BY_STOP: Pressed = { surface: 'suggestion-why', control: 'stop-using' };

/** A permission, for so many months. It counts when its receipt is here, and not before. */
export const given = (which: Which, months: number, control: GrantAct['control']): Deed => ({
  focus: signOf(keyOf(which)),
  meanwhile: () => ({ asking: null, waiting: keyOf(which) }),
  send: async (village, { seen: { standing }, locale }) => {
    const notice = noticeFor(standing.notices, locale);
    if (!notice) throw new Error('What has no notice cannot be given.');
    const end = endAfter(months, longestDaysFor(standing, which), new Date());
    return village.grant({
      permissions: [{ ...which, until: end.toISOString() }],
      notice: refOf(notice),
      surface: 'permission-centre',
      control,
    });
  },
  said: ({ say, time }, now) => say('grant.done', { time: time(now) }),
});

/** One permission taken back. It counts on this screen before the first byte is sent. */
export const takenBack = (word: Word, pressed: Pressed, focus: string): Deed => ({
  focus,
  meanwhile: ({ seen }) => ({ seen: without(seen, (one) => keyOf(one) === keyOf(word)) }),
  send: (village) => village.withdraw({ permissions: [word], ...pressed }),
  said: ({ say, name, time }, now) => {
    const { field } = word;
    const done = say('withdraw.done', { time: time(now) });
    return isSpecial(field)
      ? `${done} ${say('withdraw.unchecked', { field: name('field', field) })}`
      : done;
  },
});

/** Everything taken back. The service alone knows, when it does it, what all of it is. */
export const allTakenBack = (): Deed => ({
  focus: 'title',
  meanwhile: ({ seen }) => ({ seen: without(seen, () => true) }),
  send: (village) =>
    village.withdraw({
      permissions: 'all',
      surface: 'permission-centre',
      control: 'withdraw-all',
    }),
  said: ({ say, time }, now) => say('withdraw.done', { time: time(now) }),
});

/** The end of a pause before its time. */
export const resumed = (): Deed => ({
  focus: 'title',
  send: (village) => village.resume(),
  said: ({ say, time }, now) => say('pause.ended', { time: time(now) }),
});

/** Something asked for: in the app, as often as it comes. */
export const wished = (purpose: Purpose): Deed => ({
  focus: 'wishes',
  send: (village) => village.wishes.put(purpose, { channel: 'app' }),
  said: ({ say, time }, now) => say('wish.done', { time: time(now) }),
});

/** Something asked for no more. */
export const unwished = (purpose: string): Deed => ({
  focus: 'wishes',
  send: (village) => village.wishes.remove(purpose),
  said: ({ say, time }, now) => say('wish.ended', { time: time(now) }),
});

/** An item that is settled. It leaves with the next look, and what was pressed gives its place to undo. */
export const settled = ({ ref, title }: Suggestion, says: SettledWord): Deed => ({
  focus: 'undo',
  send: (village) => village.settled.put(ref, { says }),
  said: ({ say }) => say(`settle.${says}`, { title }),
  undo: unsettled({ item: ref, title }, 'suggestions'),
});

/** It may come again, for as long as it is said that it may not. */
export const unsettled = (one: Pick<Settled, 'item' | 'title'>, focus: string): Deed => ({
  focus,
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
