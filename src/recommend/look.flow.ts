import { FIELDS, type CounterView, type Locale, type Purpose } from '@village-butcher/sdk/contract';
import { refusedIn } from '../audit/attempts.js';
import { keepRefused } from '../audit/attempts.store.js';
import { dayIn } from '../base/day.js';
import { Refusal } from '../base/refusal.js';
import { rule } from '../consent/ruling.js';
import { readAtCounter } from '../profile/look.store.js';
import { readProfile } from '../profile/profile.js';
import { storeOf } from '../profile/visit.js';
import { NOBODY, readVisitor } from '../profile/visit.store.js';
import type { Kept } from './settle.flow.js';
import { shownAt } from './shown.js';

/** Who stands behind a counter: a client that was registered for this one, and whom it serves. */
export interface Serving {
  /** The counter that the client stands for. */
  readonly recipient: string;
  readonly client: string;
  readonly locale: Locale;
  readonly purposes: readonly Purpose[];
  /** The counter that was asked for. Another than one's own has no visits. */
  readonly counter: string;
  readonly code: string;
}

/**
 * What a counter was granted by the customer who shows a code there, and nothing else. A code of
 * nobody, a visit that is over or elsewhere, and a customer who granted nothing are read alike to the
 * end and answered alike: an empty permit is no special case.
 */
export async function look(
  { db, keyring, shelves }: Kept,
  { recipient, client, locale, purposes, counter, code }: Serving,
  now: Date | null,
): Promise<CounterView> {
  const tag = keyring.tagOf(code);
  const visitor = await readVisitor(db, tag);
  const customer = counter === recipient ? visitor : NOBODY;
  const store = storeOf(recipient);
  const asking = { customer, tag, recipient, client, store, purposes };
  const read = await readAtCounter(db, keyring, asking, now);
  const rulings = purposes.map((purpose) => ({
    purpose,
    ...rule(read.standing, { customer, recipient, purpose, fields: FIELDS }, read.now),
  }));
  const refused = rulings.flatMap(({ purpose, verdicts }) => refusedIn(purpose, verdicts));
  await keepRefused(db, { ...asking, visit: { tag, store }, at: read.now }, refused);
  const views = rulings.map(({ purpose, permit }) => ({
    purpose,
    values: readProfile(read.sealed, permit).values,
  }));
  const zone = shelves.current().shelf.stores.get(store)?.zone ?? 'UTC';
  const shows = shownAt(recipient, views, { locale, today: dayIn(zone, read.now) });
  if (shows.length === 0) throw new Refusal('not-found', 'There is nothing for this counter.');
  return { at: read.now.toISOString(), shows };
}
