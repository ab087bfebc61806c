import type { AcknowledgementAct, Notification } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { Refusal } from '../base/refusal.js';
import { inRole } from '../base/statement.store.js';
import type { Act } from '../ledger/line.js';
import { isSameAnswer, readNotification, writeAnswer, type Whose } from './notification.store.js';
import { settle } from './outbox.store.js';
import type { Turn } from './turn.js';

/** What a recipient has to know. Another's is to it what nobody's is. */
export async function showNotification(db: DataSource, whose: Whose): Promise<Notification> {
  const found = await readNotification(db, whose);
  if (!found) throw unknown();
  return found;
}

/** What is known of a notification once it was answered, and who may read again because of that. */
export interface Answered {
  readonly notification: Notification;
  readonly turns: readonly Turn[];
}

/** A recipient says what it did. That it was sent is no answer: this is. */
export function acknowledge(
  db: DataSource,
  whose: Whose,
  answered: { readonly act: Act; readonly said: AcknowledgementAct },
  now: Date | null,
): Promise<Answered> {
  return inRole(db, 'village_teller', async (tx) => {
    if (!(await readNotification(tx, whose))) throw unknown();
    const at = await writeAnswer(tx, whose.id, answered, now);
    const turns = at ? await settle(tx, whose, at) : [];
    if (!at && !(await isSameAnswer(tx, whose.id, answered.act))) {
      throw new Refusal('idempotency-key-reused', 'This key stands for another request.');
    }
    return { notification: (await readNotification(tx, whose))!, turns };
  });
}

const unknown = (): Refusal => new Refusal('not-found', 'There is no such notification.');
