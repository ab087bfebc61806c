import type { DataSource, EntityManager } from 'typeorm';
import type { CatalogueImport, ImportReport, Issue } from '@village-butcher/sdk/contract';
import { Refusal } from '../base/refusal.js';
import { inSlices } from '../base/slices.flow.js';
import { publish } from '../consent/notice.store.js';
import { holdOutdated } from '../consent/outdated.store.js';
import { faultsIn } from './faults.js';
import { replaceEdition } from './in-use.flow.js';
import { remarksInSteps } from './remarks.js';
import { offerRemarks } from './stock-report.js';
import type { Shelves } from './shelves.js';

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
  const notices = [document.notice, ...(document.notices ?? [])];
  const write = (tx: EntityManager) => publishAll(tx, notices, { at, now });
  const { edition, shelf } = await replaceEdition(db, shelves, at, async ({ claims }) => ({
    document,
    claims,
    base: null,
    write,
  }));
  const remarks = await inSlices(remarksInSteps(document));
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
    remarks: [...remarks, ...offerRemarks(document.offers, shelf)],
  };
}

/** When the import counts, and what time it is meant to be; `null`: what the database says. */
interface When {
  readonly at: Date;
  readonly now: Date | null;
}

async function publishAll(
  tx: EntityManager,
  notices: readonly CatalogueImport['notice'][],
  { at, now }: When,
): Promise<void> {
  for (const [index, notice] of notices.entries()) {
    const published = await publish(tx, notice, at);
    const path = index === 0 ? ['notice'] : ['notices', index - 1];
    if (published === 'changed') throw changedNotice(path, 'notice-changed');
    if (published === 'other-uses') throw changedNotice([...path, 'uses'], 'other-uses');
    const { id, version, uses } = notice;
    if (published === 'new' && uses) await holdOutdated(tx, { id, version, uses }, now);
  }
}

const changedNotice = (path: Issue['path'], code: string): Refusal =>
  new Refusal('notice-changed', 'A published text never changes: give it a new version.', [
    { path, code },
  ]);
