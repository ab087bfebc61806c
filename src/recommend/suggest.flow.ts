import type { DataSource } from 'typeorm';
import {
  FIELDS_FOR,
  LIMIT,
  type Locale,
  type Purpose,
  type SuggestAsk,
  type Suggestions,
} from '@village-butcher/sdk/contract';
import { dayIn } from '../base/day.js';
import { Refusal } from '../base/refusal.js';
import { putEdition } from '../catalogue/import.flow.js';
import { itemOn, type Shelf } from '../catalogue/shelf.js';
import type { Shelves } from '../catalogue/shelves.js';
import { rule } from '../consent/ruling.js';
import type { Keyring } from '../ledger/keyring.js';
import { readProfile } from '../profile/profile.js';
import { readPermitted, type PermittedRead } from '../profile/profile.store.js';
import { keepHeld } from './held.flow.js';
import { ANSWERED, type Permitted, type Visit } from './permitted.js';
import { suggest } from './suggest.js';

/** Who asks. The recipient is the one that the token's client stands for, never a parameter. */
export interface Asking {
  readonly customer: string;
  readonly recipient: string;
  readonly client: string;
  readonly locale: Locale;
  /** What this recipient may ask for at all. */
  readonly purposes: readonly Purpose[];
}

/** One ask of one customer's app. */
export interface Asked {
  readonly caller: Asking;
  readonly ask: SuggestAsk;
}

/**
 * The main job. Reads what this customer lets this recipient see for these purposes, and combines
 * only that into a few things that help now, in this store. Whoever shared nothing gets what
 * everybody gets: an empty permit is no special case.
 */
export async function suggestTo(
  db: DataSource,
  keyring: Keyring,
  shelves: Shelves,
  { caller, ask }: Asked,
  now: Date | null,
): Promise<Suggestions> {
  checkNames(ask, shelves.current().shelf);
  const read = await readPermitted(db, keyring, readingOf(caller, ask), now);
  if (read.edition) await putEdition(db, shelves, read.edition);
  const { shelf } = shelves.current();
  const visit = visitOf(caller, ask, shelf, read.now);
  const permitted = permittedIn(read, caller);
  const answer = suggest(permitted, visit, shelf);
  await keepHeld(db, keyring, { ...caller, ...answer, permitted, visit, shelf }, read);
  return answer.suggestions;
}

/** Refuses what this store cannot be asked, before anybody's profile is read for it. */
function checkNames({ store, among = [] }: SuggestAsk, shelf: Shelf): void {
  if (!shelf.stores.has(store)) throw refusalAt('unknown-store', ['store']);
  const unknown = among.findIndex((ref) => !itemOn(shelf, ref));
  if (unknown >= 0) throw refusalAt('unknown-item', ['among', unknown]);
}

const refusalAt = (code: 'unknown-store' | 'unknown-item', path: (string | number)[]): Refusal =>
  new Refusal(code, 'The catalogue knows nothing by this name.', [{ path, code }]);

/** What is read: for each purpose the fields that can matter for it. For others' eyes, nothing. */
function readingOf(caller: Asking, { store, screen, ...ask }: SuggestAsk) {
  const purposes = ask.purposes.filter((purpose) => caller.purposes.includes(purpose));
  const isOwn = screen !== 'shared';
  const pairs = ANSWERED.filter((purpose) => isOwn && purposes.includes(purpose)).flatMap(
    (purpose) => FIELDS_FOR[purpose].map((field) => [purpose, field] as const),
  );
  return { ...caller, store, purposes, pairs };
}

/** One view a purpose: a permission for recipes never serves shopping tips (L1). */
function permittedIn(read: PermittedRead, { customer, recipient }: Asking): Permitted {
  const views = ANSWERED.filter((purpose) => read.wished.has(purpose)).map((purpose) => {
    const ask = { customer, recipient, purpose, fields: FIELDS_FOR[purpose] };
    const { permit } = rule(read.standing, ask, read.now);
    return [purpose, readProfile(read.sealed, permit)] as const;
  });
  return { views: Object.fromEntries(views), wished: read.wished };
}

function visitOf(caller: Asking, ask: SuggestAsk, shelf: Shelf, now: Date): Visit {
  const { zone } = shelf.stores.get(ask.store)!;
  return {
    ...ask,
    limit: ask.limit ?? LIMIT.default,
    screen: ask.screen ?? 'own',
    date: dayIn(zone, now),
    locale: caller.locale,
    recipient: caller.recipient,
  };
}
