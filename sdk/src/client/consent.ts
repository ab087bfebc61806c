import type * as contract from '../contract/consent.js';
import type { Purpose } from '../contract/vocabulary.js';
import { type Call, type CallOptions, callOf } from '../core/call.js';
import type { Send } from '../core/route.js';
import type { Answer, Given, Open } from '../core/word.js';
import type { Known } from './known.js';
import type { WaitingAct } from './pending.js';
import type {
  GrantAct,
  NoticeRef,
  PauseAct,
  Receipt,
  Standing,
  Which,
  Wish,
  WishAct,
  WithdrawalAct,
} from './shape.js';
import type { TakingBack } from './taking-back.js';
import { undoOf } from './undo.js';

/** Where a customer stands, what they give and take back, and what they want for it. */
export const consentCalls = (send: Send, known: Known, takingBack: TakingBack) => ({
  permissions: {
    /** Where I stand, what can be given, and the texts to show with it. */
    get: (options?: CallOptions): Call<Standing> => known.hear(send('permissions', {}, options)),
    /** What this device knows of it, less what was taken back since. `undefined`: not known. */
    snapshot: (): Standing | undefined => known.snapshot(),
    /** Whether it may be used, now, as far as this device knows. Not known is a no. */
    allows: (which: Answer<Which>): boolean => known.allows(which),
    /** Tells in the same tick when the snapshot changes. The answer ends it. */
    subscribe: (listener: () => void): (() => void) => known.listeners.add(listener),
  },
  /** One act of giving. It counts when its receipt is here, and not before. */
  grant: (act: GrantAct, options?: CallOptions): Call<Receipt> =>
    known.askAfter(send('grant', { body: act }, options)),
  /**
   * One act of taking back: no notice, no reason, no version. It counts on this device in the same
   * tick. What does not arrive rejects with the code `waiting`, and is tried until it does.
   */
  withdraw: (act: WithdrawalAct, options?: CallOptions): Call<Receipt> =>
    send('withdraw', { body: act as Given<contract.WithdrawalAct> }, options),
  /**
   * Gives again what a withdrawal of this device took, up to the same ends, under the text that is on
   * the screen now. It is a new act, and the customer's alone: nothing here does it by itself.
   */
  undo: (receipt: Receipt, notice: NoticeRef, options?: CallOptions): Call<Receipt> =>
    known.askAfter(undone(() => send('grant', { body: undoOf(receipt, notice, known) }, options))),
  /** Nothing is used until then, and nothing is taken back. It counts as a withdrawal does. */
  pause: ({ until }: PauseAct, options?: CallOptions): Call<Receipt> =>
    send('pause', { body: { until } }, options),
  /** What was taken back on this device and has not arrived. */
  pending: (): readonly WaitingAct[] => takingBack.waiting,
  /** Tries those now, and answers what is left of them. */
  deliver: (): Promise<readonly WaitingAct[]> => takingBack.deliver(),
  /** Ends a pause before its time. */
  resume: (options?: CallOptions): Call<Receipt> => known.askAfter(send('resume', {}, options)),
  wishes: {
    /** What I want back for one purpose: where, how often, when not. */
    put: (purpose: Purpose, wish: WishAct, options?: CallOptions): Call<Wish> =>
      send('putWish', { params: { purpose }, body: wish }, options),
    /** Nothing of this kind any more. */
    remove: (purpose: Open<Purpose>, options?: CallOptions): Call<undefined> =>
      send('removeWish', { params: { purpose: purpose as Purpose } }, options),
  },
});

/** What cannot be undone rejects as every call does, and does not throw. */
const undone = (begin: () => Call<Receipt>): Call<Receipt> =>
  callOf(Promise.resolve().then(() => begin().withReply()));
