import type {
  GrantAct,
  Notice,
  Permission,
  Receipt,
  Wish,
  WishAct,
  WithdrawalAct,
} from '../client/shape.js';
import { type Purpose, PURPOSES } from '../contract/vocabulary.js';
import { isOneOf } from '../core/word.js';
import type { Deed } from './deed.js';
import { refOf } from './notice.js';
import { numbersOf } from './receipt-lines.js';
import { isSpecial, type Word } from './rows.js';
import type { Said } from './surroundings.js';
import type { DeskSentence } from './texts-desk.js';
import { howOf } from './wish-form.js';
import type { Words } from './words.js';

/** What was pressed to take back. */
type Pressed = Pick<WithdrawalAct, 'surface' | 'control'>;

/** The sign in the row of a permission. */
export const BY_SWITCH: Pressed = { surface: 'permission-centre', control: 'switch' };
/** The button below a reason. */
export const BY_STOP: Pressed = { surface: 'suggestion-why', control: 'stop-using' };
/** The button that takes everything. */
export const BY_ALL: Pressed = { surface: 'permission-centre', control: 'withdraw-all' };

/** Permissions given under a notice. They count when their receipt is here, and not before (L1). */
export const given = (
  permissions: readonly [Permission, ...Permission[]],
  notice: Notice,
  { surface, control }: Pick<GrantAct, 'surface' | 'control'>,
  words: Words<DeskSentence>,
): Deed<Receipt> => ({
  send: (village) => village.grant({ permissions, notice: refOf(notice), surface, control }),
  said: (receipt) => ({
    text: words.say(control === 'undo' ? 'undo.done' : 'grant.done', now(words)),
    number: numbersOf(receipt, words),
  }),
});

/** Permissions taken back. It counts on this screen before the first byte is sent (L2). */
export const takenBack = (
  permissions: WithdrawalAct['permissions'],
  pressed: Pressed,
  words: Words<DeskSentence>,
  undo: (receipt: Receipt) => Said['undo'],
): Deed<Receipt> => ({
  send: (village) => village.withdraw({ permissions, ...pressed }),
  said: (receipt) => ({
    text: [words.say('withdraw.done', now(words)), ...unchecked(permissions, words)].join(' '),
    number: numbersOf(receipt, words),
    undo: undo(receipt),
  }),
});

/** What is not looked at any more when something is chosen. */
const unchecked = (
  permissions: 'all' | readonly Word[],
  { say, name }: Words<DeskSentence>,
): readonly string[] =>
  permissions === 'all'
    ? []
    : permissions
        .filter(({ field }) => isSpecial(field))
        .map(({ field }) => say('withdraw.unchecked', { field: name('field', field) }));

/** A pause for so many days. It counts as taking back does. */
export const paused = (days: number, words: Words<DeskSentence>): Deed<Receipt> => {
  const today = new Date();
  const until = new Date(today.getFullYear(), today.getMonth(), today.getDate() + days + 1);
  return {
    send: (village) => village.pause({ until: until.toISOString() }),
    said: (receipt) => ({
      text: words.say('pause.done', { date: words.day(until) }),
      number: numbersOf(receipt, words),
    }),
  };
};

/** The end of a pause before its time. */
export const resumed = (words: Words<DeskSentence>): Deed<Receipt> => ({
  send: (village) => village.resume(),
  said: (receipt) => ({
    text: words.say('pause.ended', now(words)),
    number: numbersOf(receipt, words),
  }),
});

/** A wish turned: asked for, or no more. What is not known here cannot be asked for. */
export const turnedWish = (
  purpose: string,
  wish: Wish | undefined,
  words: Words<DeskSentence>,
): Deed<unknown> =>
  wish || !isOneOf(PURPOSES, purpose) ? unwished(purpose, words) : wished(purpose, words);

/** Something asked for: in the app, as often as it comes. */
const wished = (purpose: Purpose, words: Words<DeskSentence>): Deed<unknown> => ({
  send: (village) => village.wishes.put(purpose, { channel: 'app' }),
  said: () => ({ text: words.say('wish.done', now(words)) }),
});

/** How something is asked for. What is said is what was written down, and not what was typed. */
export const savedWish = (
  purpose: Purpose,
  wish: WishAct,
  words: Words<DeskSentence>,
): Deed<Wish> => ({
  send: (village) => village.wishes.put(purpose, wish),
  said: (saved) => ({
    text: words.say('wish.saved', { ...now(words), how: howOf(words, saved) }),
  }),
});

/** Something asked for no more. */
const unwished = (purpose: string, words: Words<DeskSentence>): Deed<unknown> => ({
  send: (village) => village.wishes.remove(purpose),
  said: () => ({ text: words.say('wish.ended', now(words)) }),
});

const now = ({ time }: Words<DeskSentence>) => ({ time: time(new Date()) });
