import type { DataSource, EntityManager } from 'typeorm';
import { CurrentTable, EditionTable } from './edition.table.js';

/** Which edition is in use, if any was ever imported. */
export async function readCurrentEdition(db: DataSource): Promise<string | null> {
  const current = await db.manager.findOneBy(CurrentTable, { one: true });
  return current?.edition ?? null;
}

/** One edition with its document. */
export const readEdition = (db: DataSource, edition: string): Promise<EditionTable> =>
  db.manager.findOneByOrFail(EditionTable, { edition });

/** Keeps an import and makes it the one in use. */
export async function useEdition(tx: EntityManager, kept: EditionTable): Promise<void> {
  await tx.insert(EditionTable, kept);
  await tx.upsert(CurrentTable, { one: true, edition: kept.edition }, ['one']);
}
