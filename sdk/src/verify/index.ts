/** A customer's receipt proves itself: offline, in any browser or in Node. No dependency. */
export { verifyGrowth } from './growth.js';
export { verifyReceipt } from './receipt.js';
export type {
  CannotCheck,
  Fault,
  Grown,
  Growth,
  OpenedLine,
  Promised,
  Refused,
  Sealed,
  SealedLine,
  Uncheckable,
  Verified,
} from './answer.js';
export type { ConsentPayload, DisclosurePayload, Payload } from './payload.js';
export type { ReadTile } from './tiles.js';
export type { Trust } from './trust.js';
