/** A customer's receipt proves itself: offline, in any browser or in Node. No dependency. */
export { verifyReceipt } from './receipt.js';
export type {
  CannotCheck,
  OpenedLine,
  Promised,
  ReceiptFault,
  Refused,
  Sealed,
  SealedLine,
  Uncheckable,
  Verified,
} from './answer.js';
export type { ConsentPayload, DisclosurePayload, Payload } from './payload.js';
export type { Trust } from './trust.js';
