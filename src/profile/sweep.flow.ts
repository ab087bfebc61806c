import type { DataSource } from 'typeorm';
import type { FieldValue, LocalDate } from '@village-butcher/sdk/contract';
import type { Keyring } from '../ledger/keyring.js';
import { readKey } from '../ledger/ledger.store.js';
import { hintsFrom, openPart, sealPart } from './value.js';
import { readUnswept, writeSwept, type Unswept } from './value.store.js';

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
  for (const calendar of unswept) await sweep(db, keyring, calendar, today);
  if (unswept.length === AT_ONCE) await sweepCalendars(db, keyring, today);
}

async function sweep(
  db: DataSource,
  keyring: Keyring,
  calendar: Unswept,
  today: LocalDate,
): Promise<void> {
  const customer = calendar.customer_id;
  const wrapped = await readKey(db, customer);
  if (!wrapped) return; // Erased since it was read.
  const key = keyring.open(customer, wrapped, 'profile');
  const place = { customer, field: 'calendar', member: 'self' } as const;
  const kept = hintsFrom(openPart(key, place, calendar.box) as FieldValue<'calendar'>, today);
  const swept = kept.hints.length > 0 ? sealPart(key, place, kept) : null;
  await writeSwept(db, calendar, swept, today);
}
