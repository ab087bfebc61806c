import type * as contract from '../contract/index.js';
import type { ReplyOf, Routes } from '../core/route.js';
import type { Answer, Given } from '../core/word.js';

// What an app sends: the contract's own shapes, strict in their words.

/** What to whom for what. */
export type Which = Given<contract.Which>;
/** The smallest thing that can be given, with its end. */
export type Permission = Given<contract.Permission>;
/** Names the text that was on screen. */
export type NoticeRef = Given<contract.NoticeRef>;
/** One act of giving, and the notice beside the ticks. */
export type GrantAct = Given<contract.GrantAct>;
/** Until when nothing is used. */
export type PauseAct = Given<contract.PauseAct>;
/** How, how often and when not, for one purpose. */
export type WishAct = Given<contract.WishAct>;
/** What is said of an item. */
export type SettledAct = Given<contract.SettledAct>;
/** I am in this store now. */
export type VisitAct = Given<contract.VisitAct>;
/** Who sits at this table, for this ask only. */
export type Eaters = Given<contract.Eaters>;
/** What is asked of the store, now. */
export type SuggestAsk = Given<contract.SuggestAsk>;

/**
 * One act of taking back. What stands can always be taken back, also in words that only a later
 * version knows (L11): so those of an answer may be used as they are, and the service decides.
 */
export type WithdrawalAct = Omit<Given<contract.WithdrawalAct>, 'permissions'> & {
  readonly permissions: 'all' | readonly Answer<contract.Which>[];
};

// What an app is answered: the same shapes, open to words that this version does not know.

/** Everything a customer has to know about where they stand. */
export type Standing = Answer<contract.Standing>;
/** Where one permission stands. */
export type Stand = Answer<contract.Stand>;
/** What can be given to one recipient for one purpose. */
export type Askable = Standing['askable'][number];
/** A text to show beside what can be ticked. */
export type Notice = Answer<contract.Notice>;
/** A wish as it stands. */
export type Wish = Answer<contract.Wish>;
/** An item that is settled in this app. */
export type Settled = Answer<contract.Settled>;
/** What the customer keeps of an act. */
export type Receipt = Answer<contract.Receipt>;
/** One line of a receipt. */
export type ReceiptLine = Answer<contract.ReceiptLine>;
/** A one-time code for another adult. */
export type Invitation = Answer<contract.Invitation>;
/** What becomes of all that is kept of me. */
export type Erasure = Answer<contract.Erasure>;
/** Everything that is kept of me. */
export type OwnFile = Answer<contract.OwnFile>;
/** What the store suggests, or why nothing. */
export type Suggestions = Answer<contract.Suggestions>;
/** One thing that helps right now. */
export type Suggestion = Answer<contract.Suggestion>;
/** What to buy of one product. */
export type ShoppingLine = Answer<contract.ShoppingLine>;
/** Why an item is here, and by what right. */
export type Reason = Answer<contract.Reason>;
/** A permission that was used. */
export type Right = Answer<contract.Right>;
/** This customer, this store, now: the code to show at a counter. */
export type Visit = Answer<contract.Visit>;
/** What a counter was granted. */
export type CounterView = Answer<contract.CounterView>;
/** An item that was not shown, and why. */
export type Held = Answer<contract.Held>;
/** What I did. */
export type HistoryEntry = Answer<contract.HistoryEntry>;
/** Who read what. Never a value. */
export type Disclosure = Answer<contract.Disclosure>;
/** Who may still hold what they read. */
export type MayStillHold = Answer<contract.MayStillHold>;
/** How the service says no (RFC 9457). */
export type Problem = Answer<contract.Problem>;
/** One member at fault. */
export type Issue = Answer<contract.Issue>;
/** The stores of this retailer. */
export type Stores = ReplyOf<Routes['stores']>;
