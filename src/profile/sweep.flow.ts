import type { DataSource } from 'typeorm';
import type { FieldValue, LocalDate } from '@village-butcher/sdk/contract';
import type { Keyring } from '../ledger/keyring.js';
import { readKey } from '../ledger/ledger.store.js';
import { hintsFrom, openPart, sealPart } from './value.js';
import { readParts, readUnswept, writeSwept } from './value.store.js';

const AT_ONCE = 200;

/**
 * Removes day hints that are over from the database itself (L8). The dates are sealed, so each
 * calendar is opened, cut and shut again, once a day.
 */
export async function sweepCalendars(
  db: DataSource,
  keyring: Keyring,
  today: LocalDate,
): Promise<void> {
  const unswept = await readUnswept(db, today, AT_ONCE);
  for (const customer of unswept) await sweep(db, keyring, customer, today);
  if (unswept.length === AT_ONCE) await sweepCalendars(db, keyring, today);
}

async function sweep(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  today: LocalDate,
): Promise<void> {
  const wrapped = await readKey(db, customer);
  if (!wrapped) return; // Erased since it was read.
  const key = keyring.open(customer, wrapped, 'profile');
  for (const { member, box } of await readParts(db, customer, 'calendar')) {
    const place = { customer, field: 'calendar', member } as const;
    const kept = hintsFrom(openPart(key, place, box) as FieldValue<'calendar'>, today);
    const left = kept.hints.length > 0 ? sealPart(key, place, kept) : null;
    await writeSwept(db, { customer, box, left }, today);
  }
}
