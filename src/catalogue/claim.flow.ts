import { ALLERGENS, type ClaimAct, type Claimed } from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { dayAfter } from '../base/day.js';
import { idAt } from '../base/id.js';
import { Refusal } from '../base/refusal.js';
import { bitOf } from '../food/mask.js';
import { addClaim, readClaims, type About } from './claim.store.js';
import { readCurrentEdition, readEdition, useInstead } from './edition.store.js';
import { FRESH_DAYS } from './evidence.js';
import { putEdition, refreshShelves } from './import.flow.js';
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
  const edition = await written(db, at, (tx) => addClaim(tx, { ...about, ...act, at }));
  await putEdition(db, shelves, edition, at);
  const { contains } = shelves.current().shelf.items.get(about.product)!;
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
  const word = { ...about, says: 'withdrawn', role: null, at } as const;
  const edition = await written(db, at, (tx) => addClaim(tx, word));
  await putEdition(db, shelves, edition, at);
}

async function checkProduct(
  db: DataSource,
  shelves: Shelves,
  { product }: About,
  at: Date,
): Promise<void> {
  await refreshShelves(db, shelves, at);
  const item = shelves.current().shelf.items.get(product);
  if (item?.kind !== 'product') {
    throw new Refusal('unknown-item', 'The catalogue has no such product.', [
      { path: ['product'], code: 'unknown-item' },
    ]);
  }
}

/** One word, and the edition that it makes of the one in use: the same document. */
async function written(
  db: DataSource,
  at: Date,
  write: (tx: EntityManager) => Promise<void>,
): Promise<string> {
  const before = (await readCurrentEdition(db))!;
  const { base } = await readEdition(db, before);
  const edition = idAt(at.getTime());
  await db.transaction(async (tx) => {
    await write(tx);
    await useInstead(tx, before, { edition, at, document: null, base });
  });
  return edition;
}
