import type { PauseAct, WithdrawalAct } from './shape.js';

/** What was taken back: in words and ends alone, never a value. */
export type TakenBack =
  | { readonly name: 'withdraw'; readonly act: WithdrawalAct }
  | { readonly name: 'pause'; readonly act: PauseAct };

/** An act of taking back on its way. It counts on this device already. */
export type PendingAct = TakenBack & {
  /** Its idempotency key: over repeats and restarts it is one act. */
  readonly key: string;
  /** When it was done, by this device. Shown, and never used for order. */
  readonly at: string;
  /** A hash that tells customers of one device apart; `null` as long as nobody is known. */
  readonly subject: string | null;
};
