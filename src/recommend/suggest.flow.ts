import type { DataSource } from 'typeorm';
import type { SuggestAsk, Suggestions } from '@village-butcher/sdk/contract';
import { keepRefused } from '../audit/attempts.store.js';
import { refreshShelves, stockAt } from '../catalogue/in-use.flow.js';
import type { Shelves } from '../catalogue/shelves.js';
import type { Keyring } from '../ledger/keyring.js';
import { readPermitted } from '../profile/profile.store.js';
import { checkNames, knows, readingOf, visitOf, type Asked, type Asking } from './asked.js';
import { keepHeld } from './held.flow.js';
import { ruledIn } from './ruled.js';
import { suggest } from './suggest.js';

/**
 * The main job. Reads what this customer lets this recipient see for these purposes, and combines
 * only that into a few things that help now, in this store. Whoever shared nothing gets what
 * everybody gets: an empty permit is no special case.
 */
export async function suggestTo(
  db: DataSource,
  keyring: Keyring,
  shelves: Shelves,
  asked: Asked,
  now: Date | null,
): Promise<Suggestions> {
  await checkFirst(db, shelves, asked.ask, now);
  const reading = readingOf(asked);
  const read = await readPermitted(db, keyring, reading, now);
  const { shelf } = read.edition
    ? await stockAt(db, shelves, read.edition, read.now)
    : shelves.current();
  checkNames(asked.ask, shelf);

  const { permitted, refused } = ruledIn(read, asked.caller, reading.pairs);
  const visit = visitOf(asked, shelf, read.now);
  const { suggestions, held } = suggest(permitted, visit, shelf);

  await keepHeld(db, keyring, { ...asked.caller, held, permitted, visit, shelf }, read);
  await keepRefused(db, { ...asked.caller, at: read.now }, refused);
  return suggestions;
}

/** One ask of somebody without an account. */
export interface GuestAsked {
  readonly guest: Pick<Asking, 'locale' | 'purposes'>;
  readonly ask: SuggestAsk;
}

/** Nobody: no permission is given to anybody, so this stands in no answer. */
const NOBODY = '';

/**
 * What everybody gets, for somebody without an account. What they ask for is what they wish for, now
 * and never again: no customer is read, and nothing is written.
 */
export async function suggestToGuest(
  db: DataSource,
  shelves: Shelves,
  { guest, ask }: GuestAsked,
  now: Date | null,
): Promise<Suggestions> {
  const at = now ?? new Date();
  const { shelf } = await refreshShelves(db, shelves, at);
  checkNames(ask, shelf);
  const wished = new Set(ask.purposes.filter((purpose) => guest.purposes.includes(purpose)));
  const visit = visitOf({ caller: { ...guest, recipient: NOBODY }, ask }, shelf, at);
  return suggest({ views: {}, wished, settled: [] }, visit, shelf).suggestions;
}

/** Refuses what nobody here can be asked, as far as any instance knows. Nothing personal is read for it. */
async function checkFirst(
  db: DataSource,
  shelves: Shelves,
  ask: SuggestAsk,
  now: Date | null,
): Promise<void> {
  if (knows(shelves.current().shelf, ask)) return;
  const { shelf } = await refreshShelves(db, shelves, now ?? new Date());
  checkNames(ask, shelf);
}
