import { goodbyes } from '../consent/notification.js';
import { clearNotifications, readUsers, writeNotifications } from '../consent/notify.store.js';
import type { Clear } from '../ledger/erase.flow.js';
import type { Keyring } from '../ledger/keyring.js';
import { clearRefused } from './attempts.store.js';
import { clearDisclosures } from './disclosure.store.js';
import { clearLookedAt } from './looked-at.store.js';

/**
 * Somebody is erased: whoever used what was theirs is told while it is still known who that is, and then
 * every record of a use goes, of what was tried and of who looked, and all that was told before. What is left names them to nobody but the
 * recipient that has to erase them.
 */
export const sayGoodbye =
  (keyring: Keyring): Clear =>
  async (tx, customer, at) => {
    const told = goodbyes(await readUsers(tx, customer));
    await clearNotifications(tx, customer);
    await clearDisclosures(tx, customer);
    await clearRefused(tx, customer);
    await clearLookedAt(tx, customer);
    const subjectAt = (recipient: string) => keyring.subjectAt(recipient, customer);
    await writeNotifications(tx, { customer: null, line: null, subjectAt }, told, at);
  };
