import type { Permission, Receipt, WithdrawalAct } from '../client/shape.js';
import type { VillageError } from '../core/error.js';
import type { Verified } from '../verify/answer.js';

/** What the elements tell the app. All of it bubbles, also out of shadow roots. */
export interface VillageEvents {
  /** These are about to be given. Cancelled, nothing is sent: the app asks something of its own first. */
  readonly 'village-before-grant': CustomEvent<{ readonly permissions: readonly Permission[] }>;
  /** These were given: the receipt is here. */
  readonly 'village-grant': CustomEvent<{
    readonly permissions: readonly Permission[];
    readonly receipt: Receipt;
  }>;
  /** These were taken back. It counts on this device; the receipt may still be on its way. */
  readonly 'village-withdraw': CustomEvent<{ readonly permissions: WithdrawalAct['permissions'] }>;
  /** A withdrawal of these is undone: ordinary facts are given again, special ones asked about. */
  readonly 'village-undo': CustomEvent<{ readonly permissions: readonly Permission[] }>;
  /** A receipt was checked on this device. `found` is nothing where nobody could check it. */
  readonly 'village-verified': CustomEvent<{
    readonly receipt: Receipt;
    readonly found: Verified | undefined;
  }>;
  /** Something did not come through, or the app is wired wrongly. The customer was told. */
  readonly 'village-error': CustomEvent<VillageError>;
}

declare global {
  interface HTMLElementEventMap extends VillageEvents {}
}
