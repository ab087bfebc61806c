import type { DataSource } from 'typeorm';
import type { Held } from '@village-butcher/sdk/contract';
import { endOfDay } from '../base/day.js';
import { idAt } from '../base/id.js';
import type { Shelf } from '../catalogue/shelf.js';
import { opened, sealed, type Keyring } from '../ledger/keyring.js';
import { readKey } from '../ledger/ledger.store.js';
import { readHeldRows, sweepHeld, writeHeld } from './held.store.js';
import type { HeldItem } from './held.js';
import type { Permitted, Visit } from './permitted.js';

/** An answer that held something back. */
export interface Holding {
  readonly customer: string;
  readonly recipient: string;
  readonly held: readonly HeldItem[];
  readonly permitted: Permitted;
  readonly visit: Visit;
  readonly shelf: Shelf;
}

const aboutOf = (customer: string, id: string): string => `${customer} held ${id}`;

/** Keeps what was held back, sealed, until the day of the visit ends. Nothing held, nothing kept. */
export async function keepHeld(
  db: DataSource,
  keyring: Keyring,
  { customer, held, visit, shelf, ...holding }: Holding,
  { now }: { readonly now: Date },
): Promise<void> {
  const wrapped = held.length > 0 ? await readKey(db, customer) : null;
  if (!wrapped) return;
  const id = idAt(now.getTime());
  const plain = Buffer.from(JSON.stringify(held));
  await writeHeld(db, customer, {
    id,
    at: now,
    goneAt: endOfDay(shelf.stores.get(visit.store)!.zone, visit.date),
    rests: restsOf(holding),
    box: sealed(keyring.open(customer, wrapped, 'held'), aboutOf(customer, id), plain),
  });
}

/** Every permission that the answer used: if one of them ends, so does the row. */
const restsOf = ({ recipient, permitted }: Pick<Holding, 'recipient' | 'permitted'>): string[] =>
  Object.entries(permitted.views).flatMap(([purpose, view]) =>
    Object.entries(view.lines).map(([field, line]) => `${recipient} ${purpose} ${field} ${line}`),
  );

/** What was held back from a customer today, each item once, by its newest reason. */
export async function readHeld(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  now: Date | null,
): Promise<{ items: Held[] }> {
  const wrapped = await readKey(db, customer);
  if (!wrapped) return { items: [] };
  const key = keyring.open(customer, wrapped, 'held');
  const newest = new Map<string, Held>();
  for (const { id, at, box } of await readHeldRows(db, customer, now)) {
    const held = JSON.parse(opened(key, aboutOf(customer, id), box).toString()) as HeldItem[];
    for (const item of held) {
      if (!newest.has(item.ref)) newest.set(item.ref, { ...item, at: at.toISOString() });
    }
  }
  return { items: Array.from(newest.values()) };
}

/** Removes what earlier days held back. */
export const endHeldDays = (db: DataSource, now: Date | null): Promise<unknown> =>
  sweepHeld(db, now);
