import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { anyRecipient, type Stood } from './histories.js';

/** Recipients that were told something and did not answer. Often nobody. */
export const anyDeaf = fc.oneof(
  { arbitrary: fc.constant([]), weight: 3 },
  { arbitrary: fc.uniqueArray(anyRecipient, { maxLength: 2 }), weight: 1 },
);

/** These are suspended, and nobody else. */
export async function suspend(db: DataSource, deaf: readonly string[]): Promise<void> {
  await db.query('DELETE FROM consent.suspended');
  await db.query('INSERT INTO consent.suspended (recipient) SELECT unnest($1::text[])', [deaf]);
}

/** Where somebody stands as a recipient may know it: one that is suspended meets a pause. */
export const asTo = (recipient: string, deaf: readonly string[], stood: Stood): Stood =>
  deaf.includes(recipient)
    ? { ...stood, standing: { ...stood.standing, pausedUntil: new Date('9999-12-31') } }
    : stood;
