import type { CatalogueImport } from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { earliestDayIn } from '../base/day.js';
import { idAt } from '../base/id.js';
import { Refusal } from '../base/refusal.js';
import { inSlices } from '../base/slices.flow.js';
import {
  lockCurrent,
  readCurrentEdition,
  readEdition,
  readInUse,
  useEdition,
  type InUse,
} from './edition.store.js';
import type { Claims } from './evidence.js';
import type { Shelf } from './shelf.js';
import { stockInSteps, type Shelves, type Stock } from './shelves.js';

/** So often somebody else may come first. */
const MOST_TRIES = 5;

/** What is in use, wherever it was imported. Cheap where nothing changed. */
export async function refreshShelves(
  db: DataSource,
  shelves: Shelves,
  now = new Date(),
): Promise<Stock> {
  const edition = await readCurrentEdition(db);
  return edition === null ? shelves.current() : stockAt(db, shelves, edition, now);
}

/**
 * What is in use here, once it is this edition or one that came after it, and what clears something
 * in it still does. Many may wait for another instance's import: it is compiled once.
 */
export async function stockAt(
  db: DataSource,
  shelves: Shelves,
  edition: string,
  now: Date,
): Promise<Stock> {
  const isHere = () => shelves.has(edition, shelves.today(now));
  if (isHere()) return shelves.current();
  return shelves.inTurn(async () => (isHere() ? shelves.current() : catchUp(db, shelves, now)));
}

async function catchUp(db: DataSource, shelves: Shelves, now: Date): Promise<Stock> {
  const { edition, claims } = await readInUse(db);
  if (edition === null || shelves.has(edition, shelves.today(now))) return shelves.current();
  const { document } = await readEdition(db.manager, edition);
  const stock = await stockOf({ document, claims, edition, at: now });
  shelves.put(stock);
  return stock;
}

/** What a new edition is made of. */
export interface Making {
  readonly document: CatalogueImport;
  readonly claims: Claims;
  /** The edition that has the document, where it is an old one. */
  readonly base: string | null;
  /** What is written down along with it. */
  readonly write: (tx: EntityManager) => Promise<void>;
}

/** What became of it. */
export interface Made {
  readonly document: CatalogueImport;
  readonly edition: string;
  readonly shelf: Shelf;
}

/**
 * Makes a new edition of the one in use, and puts it in its place: it is compiled first, so that
 * nobody waits for it, and counts as a whole or not at all. Where another instance came first, it is
 * made anew of what that one left.
 */
export const replaceEdition = (
  db: DataSource,
  shelves: Shelves,
  at: Date,
  make: (before: InUse) => Promise<Making>,
): Promise<Made> =>
  shelves.inTurn(async () => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const before = await readInUse(db);
      const making = await make(before);
      const { document } = making;
      const edition = idAt(at.getTime());
      const stock = await stockOf({ ...making, edition, at });
      if (await isKept(db, before, { ...making, edition, at })) {
        shelves.put(stock);
        return { document, edition, shelf: stock.shelf };
      }
    }
    throw new Refusal('busy', 'Other imports came first.');
  });

type Fresh = Pick<Making, 'document' | 'claims'> & {
  readonly edition: string;
  readonly at: Date;
};

/** Whether it is in use now. Nothing is written where another edition than before is. */
const isKept = (
  db: DataSource,
  before: InUse,
  { document, base, write, edition, at }: Making & Fresh,
): Promise<boolean> =>
  db.transaction(async (tx) => {
    if ((await lockCurrent(tx)) !== before.edition) return false;
    await write(tx);
    const kept = base === null ? JSON.stringify(document) : null;
    await useEdition(tx, { edition, at, document: kept, base });
    return true;
  });

/** A document made ready to answer from, for the day that it is in its stores. */
function stockOf({ document, claims, edition, at }: Fresh): Promise<Stock> {
  const on = earliestDayIn(new Set(document.stores.map(({ zone }) => zone)), at);
  return inSlices(stockInSteps(document, edition, { on, claims }));
}
