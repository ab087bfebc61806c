import type { DataSource } from 'typeorm';
import type { Settled, SettledAct } from '@village-butcher/sdk/contract';
import { Refusal } from '../base/refusal.js';
import { refreshShelves } from '../catalogue/in-use.flow.js';
import { itemOn, type Shelf } from '../catalogue/shelf.js';
import type { Shelves } from '../catalogue/shelves.js';
import type { Keyring } from '../ledger/keyring.js';
import { lockHead, readKey } from '../ledger/ledger.store.js';
import { endOf, openSettled, sealSettled, tagOf, type SettledPlace } from '../profile/settled.js';
import {
  readAllSettledRows,
  readSettledRows,
  removeSettled,
  writeSettled,
} from '../profile/settled.store.js';
import { unrecorded } from '../profile/tell.flow.js';
import { clearHeld } from './held.store.js';

/** What a customer says of an item, in the app that they say it in. */
export interface Settling extends SettledPlace, SettledAct {
  readonly item: string;
}

/** Where items are known, and where it is kept what was said of them. */
export interface Kept {
  readonly db: DataSource;
  readonly keyring: Keyring;
  readonly shelves: Shelves;
}

/** Keeps what a customer says of an item. It replaces what they said of it before. */
export async function settle(
  { db, keyring, shelves }: Kept,
  { item, says, ...place }: Settling,
  now: Date | null,
): Promise<Settled> {
  const { customer, recipient } = place;
  if (!recipient.startsWith('app:')) throw new Refusal('not-allowed', 'Only in an own app.');
  const { shelf } = await refreshShelves(db, shelves, now ?? new Date());
  if (!itemOn(shelf, item)) {
    const issue = { path: ['item'], code: 'unknown-item' };
    throw new Refusal('unknown-item', 'The catalogue knows nothing by this name.', [issue]);
  }
  return db.transaction(async (tx) => {
    const { wrapped, ...chain } = await lockHead(tx, keyring, customer, unrecorded());
    const at = now ?? chain.now;
    const goneAt = endOf(says, at);
    const tag = tagOf(keyring.open(customer, wrapped, 'settled-tag'), place, item);
    const said = { item, says, at: at.toISOString() };
    const box = sealSettled(keyring.open(customer, wrapped, 'settled'), place, tag, said);
    const hadRoom = await writeSettled(tx, place, { tag, box, goneAt }, at);
    if (!hadRoom) throw new Refusal('list-full', 'Take something back first.');
    return titled(goneAt ? { ...said, until: goneAt.toISOString() } : said, shelf);
  });
}

/**
 * Takes back what was said of an item; nothing said, nothing done. What was held back today may have
 * been so because of it, and goes along: it comes again with the next answer, if it still holds (L2).
 */
export async function unsettle(
  { db, keyring }: Kept,
  { item, ...place }: Omit<Settling, 'says'>,
): Promise<void> {
  const { customer } = place;
  const wrapped = await readKey(db, customer);
  if (!wrapped) return;
  const tag = tagOf(keyring.open(customer, wrapped, 'settled-tag'), place, item);
  await db.transaction(async (tx) => {
    if (await removeSettled(tx, place, tag)) await clearHeld(tx, customer);
  });
}

/** What a customer settled in this app and still counts, newest first. */
export async function readSettled(
  { db, keyring, shelves }: Kept,
  place: SettledPlace,
  now: Date | null,
): Promise<{ items: Settled[] }> {
  const wrapped = await readKey(db, place.customer);
  const rows = wrapped ? await readSettledRows(db, place, now) : [];
  if (!wrapped || rows.length === 0) return { items: [] };
  const key = keyring.open(place.customer, wrapped, 'settled');
  const { shelf } = await refreshShelves(db, shelves, now ?? new Date());
  const items = rows.map((row) => titled(openSettled(key, place, row), shelf));
  return { items: items.toSorted((one, other) => (one.at > other.at ? -1 : 1)) };
}

/** What a customer settled in all apps and still counts, by the app that it counts in. */
export async function readAllSettled(
  { db, keyring, shelves }: Kept,
  customer: string,
  now: Date | null,
): Promise<(Settled & { recipient: string })[]> {
  const wrapped = await readKey(db, customer);
  const rows = wrapped ? await readAllSettledRows(db, customer, now) : [];
  if (!wrapped || rows.length === 0) return [];
  const key = keyring.open(customer, wrapped, 'settled');
  const { shelf } = await refreshShelves(db, shelves, now ?? new Date());
  return rows.map(({ recipient, ...row }) => {
    const said = openSettled(key, { customer, recipient }, row);
    return { ...titled(said, shelf), recipient };
  });
}

/** An item by the title that it has today, if it is still there. */
function titled(said: Settled, shelf: Shelf): Settled {
  const item = itemOn(shelf, said.item);
  return item ? { ...said, title: item.title } : said;
}
