import type { DataSource } from 'typeorm';
import type { RowsReport, StockReport } from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import { Refusal } from '../base/refusal.js';
import { readCurrentEdition, readEdition, useInstead } from './edition.store.js';
import { faultsIn } from './faults.js';
import { stockOn, type Fresh } from './import.flow.js';
import { reportOn } from './row-report.js';
import { atRow, withRows, type Rows } from './rows.js';
import type { Shelf } from './shelf.js';
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
): Promise<Fresh & { readonly shelf: Shelf }> {
  const current = await readCurrentEdition(db);
  if (current === null) throw new Refusal('nothing-imported', 'There is no catalogue yet.');
  const { document: before } = await readEdition(db, current);
  const document = withRows(before, rows);
  const faults = faultsIn(document).map((fault) => atRow(fault, document, rows));
  if (faults.length > 0) throw new Refusal('import-faulty', 'Nothing was imported.', faults);
  const at = now ?? new Date();
  const edition = idAt(at.getTime());
  const stock = await stockOn(db, { document, edition, at });
  const kept = { edition, at, document: JSON.stringify(document), base: null };
  await db.transaction((tx) => useInstead(tx, current, kept));
  shelves.put(stock);
  return { document, edition, at, shelf: stock.shelf };
}
