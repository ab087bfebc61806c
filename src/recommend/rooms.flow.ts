import { closeRequests } from '../audit/request-end.flow.js';
import { clearConsents } from '../consent/consent.store.js';
import type { Clear } from '../ledger/erase.flow.js';
import { clearSettled } from '../profile/settled.store.js';
import { clearProfile } from '../profile/value.store.js';
import { clearVisits } from '../profile/visit.store.js';
import { clearHeld } from './held.store.js';

/** Every room that keeps something of a customer, but for the ledger and for who read what. */
export const ROOMS: readonly Clear[] = [
  closeRequests,
  clearHeld,
  clearSettled,
  clearVisits,
  clearProfile,
  clearConsents,
];
