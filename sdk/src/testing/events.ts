import type { GrantAct, WishAct, WithdrawalAct, Which } from '../contract/consent.js';
import type { Field, Purpose } from '../contract/vocabulary.js';

/** What can happen to a consent: the bodies of lines, in the words of the service's ledger. */
export type ConsentEvent =
  | (Omit<GrantAct, 'notice'> & {
      readonly type: 'granted';
      readonly notice: GrantAct['notice'] & { readonly sha256: string };
    })
  | (Omit<WithdrawalAct, 'permissions'> & {
      readonly type: 'withdrawn';
      readonly permissions: readonly Which[];
    })
  | { readonly type: 'paused'; readonly until: string }
  | { readonly type: 'resumed' }
  | { readonly type: 'wished'; readonly purpose: Purpose; readonly wish: WishAct }
  | { readonly type: 'unwished'; readonly purpose: Purpose }
  | { readonly type: 'erased'; readonly fields: readonly Field[] }
  | {
      readonly type: 'confirmed' | 'joined';
      readonly member: string;
      readonly fields: readonly Field[];
    };

/** What a customer wants to be so. */
export type Command =
  | { readonly type: 'grant'; readonly act: GrantAct }
  | { readonly type: 'withdraw'; readonly act: WithdrawalAct }
  | { readonly type: 'pause'; readonly until: string }
  | { readonly type: 'resume' }
  | { readonly type: 'wish'; readonly purpose: Purpose; readonly wish: WishAct }
  | { readonly type: 'unwish'; readonly purpose: Purpose };
