import type { DataSource } from 'typeorm';
import { CatalogueImport, type ImportReport } from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import { Refusal } from '../base/refusal.js';
import { publish } from '../consent/notice.store.js';
import { readCurrentEdition, readEdition, useEdition } from './edition.store.js';
import { faultsIn, remarksIn } from './faults.js';
import { stockOf, type Shelves } from './shelves.js';

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
  const stock = stockOf(document, edition);
  const notices = [document.notice, ...(document.notices ?? [])];
  await db.transaction(async (tx) => {
    for (const [index, notice] of notices.entries()) {
      if (!(await publish(tx, notice, at))) throw changedNotice(index);
    }
    await useEdition(tx, { edition, at, document: JSON.stringify(document) });
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
    },
    remarks: remarksIn(document),
  };
}

const changedNotice = (index: number): Refusal =>
  new Refusal('notice-changed', 'A published text never changes: give it a new version.', [
    { path: index === 0 ? ['notice'] : ['notices', index - 1], code: 'notice-changed' },
  ]);

/** Takes over what another instance imported. Cheap where nothing changed. */
export async function refreshShelves(db: DataSource, shelves: Shelves): Promise<void> {
  const edition = await readCurrentEdition(db);
  if (edition !== null) await putEdition(db, shelves, edition);
}

/** Makes sure that an edition is the one in use here. */
export async function putEdition(db: DataSource, shelves: Shelves, edition: string): Promise<void> {
  if (shelves.current().shelf.edition === edition) return;
  const { document } = await readEdition(db, edition);
  shelves.put(stockOf(JSON.parse(document) as CatalogueImport, edition));
}
