import type { DataSource } from 'typeorm';
import type { RowsReport, StockReport } from '@village-butcher/sdk/contract';
import { Refusal } from '../base/refusal.js';
import { readEdition } from './edition.store.js';
import { faultsIn } from './faults.js';
import { replaceEdition, type Made } from './in-use.flow.js';
import { reportOn } from './row-report.js';
import { atRow, withRows, type Rows } from './rows.js';
import type { Shelves } from './shelves.js';
import { offerRemarks, stockRemarks } from './stock-report.js';

/** Adds products and recipes to the catalogue in use, and tells what was understood of each. */
export async function addRows(
  db: DataSource,
  shelves: Shelves,
  rows: Rows,
  now: Date | null,
): Promise<RowsReport> {
  const { document, edition, at, shelf } = await editionWith(db, shelves, rows, now);
  return { edition, at: at.toISOString(), rows: reportOn(rows, document, shelf) };
}

/** Takes over what stores have and what is on offer there, and tells what is worth a look. */
export async function addStock(
  db: DataSource,
  shelves: Shelves,
  rows: Rows,
  now: Date | null,
): Promise<StockReport> {
  const { document, edition, at, shelf } = await editionWith(db, shelves, rows, now);
  const { stock = [], offers = [] } = document;
  return {
    edition,
    at: at.toISOString(),
    counts: { stock: stock.length, offers: offers.length },
    remarks: [...stockRemarks(rows.stock, shelf), ...offerRemarks(rows.offers, shelf)],
  };
}

/** Makes a new edition of the catalogue in use, with some rows more, or changes nothing. */
async function editionWith(
  db: DataSource,
  shelves: Shelves,
  rows: Rows,
  now: Date | null,
): Promise<Made & { readonly at: Date }> {
  const at = now ?? new Date();
  const made = await replaceEdition(db, shelves, at, async ({ edition, claims }) => {
    if (edition === null) throw new Refusal('nothing-imported', 'There is no catalogue yet.');
    const before = await readEdition(db.manager, edition);
    const document = withRows(before.document, rows);
    const faults = faultsIn(document).map((fault) => atRow(fault, document, rows));
    if (faults.length > 0) throw new Refusal('import-faulty', 'Nothing was imported.', faults);
    return { document, claims, base: null, write: async () => {} };
  });
  return { ...made, at };
}
