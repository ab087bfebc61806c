import type * as contract from '../contract/index.js';
import type { Answer, Given } from '../core/word.js';

/** What an app sends: the contract's own shapes, strict in their words. */
export type Which = Given<contract.Which>;
export type Permission = Given<contract.Permission>;
export type NoticeRef = Given<contract.NoticeRef>;
export type GrantAct = Given<contract.GrantAct>;
export type PauseAct = Given<contract.PauseAct>;
export type WishAct = Given<contract.WishAct>;
export type Eaters = Given<contract.Eaters>;
export type SuggestAsk = Given<contract.SuggestAsk>;

/**
 * One act of taking back. What stands can always be taken back, also in words that only a later
 * version knows (L11): so those of an answer may be used as they are, and the service decides.
 */
export type WithdrawalAct = Omit<Given<contract.WithdrawalAct>, 'permissions'> & {
  readonly permissions: 'all' | readonly Answer<contract.Which>[];
};

/** What an app is answered: the same shapes, open to words that this version does not know. */
export type Standing = Answer<contract.Standing>;
export type Stand = Answer<contract.Stand>;
export type Askable = Standing['askable'][number];
export type Notice = Answer<contract.Notice>;
export type Wish = Answer<contract.Wish>;
export type Receipt = Answer<contract.Receipt>;
export type Line = Answer<contract.Line>;
export type Invitation = Answer<contract.Invitation>;
export type Suggestions = Answer<contract.Suggestions>;
export type Suggestion = Answer<contract.Suggestion>;
export type Reason = Answer<contract.Reason>;
export type Right = Answer<contract.Right>;
export type Held = Answer<contract.Held>;
export type HistoryEntry = Answer<contract.HistoryEntry>;
export type Disclosure = Answer<contract.Disclosure>;
export type Problem = Answer<contract.Problem>;
export type Issue = Answer<contract.Issue>;
