import type { DataSource } from 'typeorm';
import type { Visit, VisitAct } from '@village-butcher/sdk/contract';
import { Refusal } from '../base/refusal.js';
import { refreshShelves } from '../catalogue/in-use.flow.js';
import type { Stock } from '../catalogue/shelves.js';
import type { Keyring } from '../ledger/keyring.js';
import { lockHead } from '../ledger/ledger.store.js';
import type { Act } from '../ledger/line.js';
import { unrecorded } from '../profile/tell.flow.js';
import { codeOf, endOf, storeOf, type OpenVisit } from '../profile/visit.js';
import { findVisit, writeVisit } from '../profile/visit.store.js';
import type { Kept } from './settle.flow.js';

/** A customer who comes into a store. */
export interface Coming {
  readonly customer: string;
  readonly place: VisitAct;
  readonly act: Act;
}

/**
 * Opens a visit. It is no act of consent: it permits nothing, and leaves no line. The same act again
 * answers with the same visit, also when that is over.
 */
export async function openVisit(
  { db, keyring, shelves }: Kept,
  { customer, place, act }: Coming,
  now: Date | null,
): Promise<Visit> {
  checkPlace(place, await refreshShelves(db, shelves, now ?? new Date()));
  return opened(db, keyring, { customer, place, act }, now);
}

/**
 * The same for somebody without an account, of whom nothing is kept: their code is one that nobody has, and
 * opens at a counter what was granted to it, which is nothing. It is made of the act and where it is.
 */
export async function openGuestVisit(
  { db, keyring, shelves }: Kept,
  { place, act }: Omit<Coming, 'customer'>,
  now: Date | null,
): Promise<Visit> {
  const at = now ?? new Date();
  checkPlace(place, await refreshShelves(db, shelves, at));
  const code = codeOf(keyring.guestKey, `${act.id} ${act.requestHash.toString('hex')}`);
  return shown(code, { ...place, until: endOf(at) });
}

function checkPlace({ store, counter }: VisitAct, { shelf, register }: Stock): void {
  if (!shelf.stores.has(store)) throw refusalAt('unknown-store', 'store');
  if (counter === undefined) return;
  if (!register.recipients.has(counter) || storeOf(counter) !== store) {
    throw refusalAt('unknown-recipient', 'counter');
  }
}

const refusalAt = (code: 'unknown-store' | 'unknown-recipient', member: string): Refusal =>
  new Refusal(code, `Nobody knows this ${member} here.`, [{ path: [member], code }]);

function opened(
  db: DataSource,
  keyring: Keyring,
  { customer, place, act }: Coming,
  now: Date | null,
): Promise<Visit> {
  return db.transaction(async (tx) => {
    const { wrapped, ...chain } = await lockHead(tx, keyring, customer, unrecorded());
    const code = codeOf(keyring.open(customer, wrapped, 'visit'), act.id);
    const tag = keyring.tagOf(code);
    const before = await findVisit(tx, customer, tag);
    if (before) return shown(code, sameAs(place, before));
    const at = now ?? chain.now;
    const visit = { ...place, tag, at, until: endOf(at) };
    await writeVisit(tx, customer, visit);
    return shown(code, visit);
  });
}

/** A key stands for one act: a visit elsewhere is another one. */
function sameAs({ store, counter }: VisitAct, before: OpenVisit): OpenVisit {
  if (store === before.store && counter === before.counter) return before;
  throw new Refusal('idempotency-key-reused', 'This Idempotency-Key opened another visit.');
}

const shown = (
  code: string,
  { store, counter, until }: Pick<OpenVisit, 'store' | 'counter' | 'until'>,
): Visit => ({
  code,
  store,
  ...(counter === undefined ? {} : { counter }),
  until: until.toISOString(),
});
