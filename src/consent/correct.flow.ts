import type { EntityManager } from 'typeorm';
import type { Field } from '@village-butcher/sdk/contract';
import type { Keyring } from '../ledger/keyring.js';
import { changesIn } from './notification.js';
import { readUsers, writeNotifications } from './notify.store.js';

/** Whoever used what somebody said before is told that it was corrected (GDPR Art. 16 and 19). */
export async function tellCorrected(
  tx: EntityManager,
  keyring: Keyring,
  { customer, field }: { readonly customer: string; readonly field: Field },
  at: Date,
): Promise<void> {
  const subjectAt = (recipient: string) => keyring.subjectAt(recipient, customer);
  const told = changesIn('field.rectified', [field], await readUsers(tx, customer));
  await writeNotifications(tx, { customer, line: null, subjectAt }, told, at);
}
