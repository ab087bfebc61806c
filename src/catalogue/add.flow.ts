import type { DataSource } from 'typeorm';
import type { RowsReport } from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import { Refusal } from '../base/refusal.js';
import { readCurrentEdition, readEdition, useInstead } from './edition.store.js';
import { faultsIn } from './faults.js';
import { stockOn } from './import.flow.js';
import { reportOn } from './row-report.js';
import { atRow, withRows, type Rows } from './rows.js';
import type { Shelves } from './shelves.js';

/** Adds rows to the catalogue in use and makes it a new edition, or changes nothing. */
export async function addRows(
  db: DataSource,
  shelves: Shelves,
  rows: Rows,
  now: Date | null,
): Promise<RowsReport> {
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
  return { edition, at: at.toISOString(), rows: reportOn(rows, document, stock.shelf) };
}
