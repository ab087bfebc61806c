import type { DataSource } from 'typeorm';
import { FIELDS_FOR, type SuggestAsk, type Suggestions } from '@village-butcher/sdk/contract';
import { refreshShelves, stockAt } from '../catalogue/in-use.flow.js';
import type { Shelves } from '../catalogue/shelves.js';
import { rule } from '../consent/ruling.js';
import type { Keyring } from '../ledger/keyring.js';
import { readProfile } from '../profile/profile.js';
import { readPermitted, type PermittedRead } from '../profile/profile.store.js';
import { checkNames, knows, readingOf, visitOf, type Asked, type Asking } from './asked.js';
import { keepHeld } from './held.flow.js';
import { ANSWERED, type Permitted } from './permitted.js';
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
  const read = await readPermitted(db, keyring, readingOf(asked), now);
  const { shelf } = read.edition
    ? await stockAt(db, shelves, read.edition, read.now)
    : shelves.current();
  checkNames(asked.ask, shelf);

  const permitted = permittedIn(read, asked.caller);
  const visit = visitOf(asked, shelf, read.now);
  const { suggestions, held } = suggest(permitted, visit, shelf);

  await keepHeld(db, keyring, { ...asked.caller, held, permitted, visit, shelf }, read);
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

/** One view a purpose: a permission for recipes never serves shopping tips (L1). */
function permittedIn(read: PermittedRead, { customer, recipient }: Asking): Permitted {
  const views = ANSWERED.filter((purpose) => read.wished.has(purpose)).map((purpose) => {
    const ask = { customer, recipient, purpose, fields: FIELDS_FOR[purpose] };
    const { permit } = rule(read.standing, ask, read.now);
    return [purpose, readProfile(read.sealed, permit)] as const;
  });
  return { views: Object.fromEntries(views), wished: read.wished, settled: read.settled };
}
