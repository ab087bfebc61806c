import type { DataSource } from 'typeorm';
import type { CatalogueImport, ImportReport } from '@village-butcher/sdk/contract';
import { earliestDayIn } from '../base/day.js';
import { idAt } from '../base/id.js';
import { Refusal } from '../base/refusal.js';
import { publish } from '../consent/notice.store.js';
import { readClaims } from './claim.store.js';
import { readCurrentEdition, readEdition, useEdition } from './edition.store.js';
import { faultsIn } from './faults.js';
import { remarksIn } from './remarks.js';
import { offerRemarks } from './stock-report.js';
import { stockOf, type Shelves, type Stock } from './shelves.js';

/** Replaces the catalogue as a whole, or changes nothing: every fault is named, none is repaired. */
export async function importCatalogue(
  db: DataSource,
  shelves: Shelves,
  document: CatalogueImport,
  now: Date | null,
): Promise<ImportReport> {
  const faults = faultsIn(document);
  if (faults.length > 0) throw new Refusal('import-faulty', 'Nothing was imported.', faults);
  const at = now ?? new Date();
  const edition = idAt(at.getTime());
  const stock = await stockOn(db, { document, edition, at });
  const notices = [document.notice, ...(document.notices ?? [])];
  await db.transaction(async (tx) => {
    for (const [index, notice] of notices.entries()) {
      if (!(await publish(tx, notice, at))) throw changedNotice(index);
    }
    await useEdition(tx, {
      edition,
      at,
      document: JSON.stringify(document),
      base: null,
    });
  });
  shelves.put(stock);
  return {
    edition,
    at: at.toISOString(),
    counts: {
      recipients: document.recipients.length,
      notices: notices.length,
      stores: document.stores.length,
      products: document.products.length,
      recipes: document.recipes.length,
      stock: document.stock?.length ?? 0,
      offers: document.offers?.length ?? 0,
    },
    remarks: [...remarksIn(document), ...offerRemarks(document.offers, stock.shelf)],
  };
}

const changedNotice = (index: number): Refusal =>
  new Refusal('notice-changed', 'A published text never changes: give it a new version.', [
    { path: index === 0 ? ['notice'] : ['notices', index - 1], code: 'notice-changed' },
  ]);

/** A document, the edition that it becomes, and when. */
export interface Fresh {
  readonly document: CatalogueImport;
  readonly edition: string;
  readonly at: Date;
}

/** A document made ready to answer from, with all that was claimed, for the day that it is in its stores. */
export async function stockOn(db: DataSource, { document, edition, at }: Fresh): Promise<Stock> {
  const on = earliestDayIn(new Set(document.stores.map(({ zone }) => zone)), at);
  return stockOf(document, edition, { on, claims: await readClaims(db) });
}

/** Takes over what another instance imported. Cheap where nothing changed. */
export async function refreshShelves(
  db: DataSource,
  shelves: Shelves,
  now = new Date(),
): Promise<void> {
  const edition = await readCurrentEdition(db);
  if (edition !== null) await putEdition(db, shelves, edition, now);
}

/** Makes sure that an edition is the one in use here, and that what clears something still does. */
export async function putEdition(
  db: DataSource,
  shelves: Shelves,
  edition: string,
  now: Date,
): Promise<void> {
  if (shelves.has(edition, shelves.today(now))) return;
  const { document } = await readEdition(db, edition);
  shelves.put(await stockOn(db, { document, edition, at: now }));
}
