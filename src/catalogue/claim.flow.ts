import { ALLERGENS, type ClaimAct, type Claimed } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { dayAfter } from '../base/day.js';
import { Refusal } from '../base/refusal.js';
import { bitOf } from '../food/mask.js';
import { addClaim, claimOf, readClaims, type About } from './claim.store.js';
import type { ClaimTable } from './claim.table.js';
import { readEdition } from './edition.store.js';
import { claimsWith, FRESH_DAYS } from './evidence.js';
import { refreshShelves, replaceEdition, type Made } from './in-use.flow.js';
import type { Shelves } from './shelves.js';

/** Keeps what somebody says of an allergen in a product, and makes a new edition that rests on it. */
export async function claim(
  db: DataSource,
  shelves: Shelves,
  { act, ...about }: About & { readonly act: ClaimAct },
  now: Date | null,
): Promise<Claimed> {
  const at = now ?? new Date();
  await checkProduct(db, shelves, about, at);
  const { edition, shelf } = await editionOn(db, shelves, { ...about, ...act, at });
  const contains = shelf.items.get(about.product)?.contains ?? 0;
  const isIn = (contains & bitOf(ALLERGENS, about.allergen)) !== 0;
  return {
    ...about,
    ...act,
    at: at.toISOString(),
    until: act.says === 'denied' ? dayAfter(at.toISOString().slice(0, 10), FRESH_DAYS) : null,
    edition,
    isContradicted: act.says === 'denied' && isIn,
  };
}

/** Takes back what was said, if anything was. That it was said stays written down. */
export async function withdrawClaim(
  db: DataSource,
  shelves: Shelves,
  about: About,
  now: Date | null,
): Promise<void> {
  const at = now ?? new Date();
  await checkProduct(db, shelves, about, at);
  const claims = (await readClaims(db)).get(about.product) ?? [];
  if (!claims.some(({ allergen }) => allergen === about.allergen)) return;
  await editionOn(db, shelves, { ...about, says: 'withdrawn', role: null, at });
}

async function checkProduct(
  db: DataSource,
  shelves: Shelves,
  { product }: About,
  at: Date,
): Promise<void> {
  const { shelf } = await refreshShelves(db, shelves, at);
  if (shelf.items.get(product)?.kind !== 'product') {
    throw new Refusal('unknown-item', 'The catalogue has no such product.', [
      { path: ['product'], code: 'unknown-item' },
    ]);
  }
}

/** One word more, and the edition that it makes of the one in use: the same document. */
const editionOn = (
  db: DataSource,
  shelves: Shelves,
  word: Omit<ClaimTable, 'seq'>,
): Promise<Made> =>
  replaceEdition(db, shelves, word.at, async ({ edition, claims }) => ({
    ...(await readEdition(db.manager, edition!)),
    claims: claimsWith(claims, word, claimOf(word)),
    write: (tx) => addClaim(tx, word),
  }));
