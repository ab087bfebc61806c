import type { DataSource } from 'typeorm';
import { FIELDS_FOR, type Suggestions } from '@village-butcher/sdk/contract';
import { putEdition } from '../catalogue/import.flow.js';
import type { Shelves } from '../catalogue/shelves.js';
import { rule } from '../consent/ruling.js';
import type { Keyring } from '../ledger/keyring.js';
import { readProfile } from '../profile/profile.js';
import { readPermitted, type PermittedRead } from '../profile/profile.store.js';
import { checkNames, readingOf, visitOf, type Asked, type Asking } from './asked.js';
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
  checkNames(asked.ask, shelves.current().shelf);
  const read = await readPermitted(db, keyring, readingOf(asked), now);
  if (read.edition) await putEdition(db, shelves, read.edition, read.now);
  const { shelf } = shelves.current();
  checkNames(asked.ask, shelf);

  const permitted = permittedIn(read, asked.caller);
  const visit = visitOf(asked, shelf, read.now);
  const { suggestions, held } = suggest(permitted, visit, shelf);

  await keepHeld(db, keyring, { ...asked.caller, held, permitted, visit, shelf }, read);
  return suggestions;
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
