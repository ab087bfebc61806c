import type { DataSource, EntityManager } from 'typeorm';
import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { Refusal } from '../base/refusal.js';
import { CurrentTable, EditionTable } from './edition.table.js';

/** Which edition is in use, if any was ever imported. */
export async function readCurrentEdition(db: DataSource): Promise<string | null> {
  const current = await db.manager.findOneBy(CurrentTable, { one: true });
  return current?.edition ?? null;
}

/** A document, and the edition that it came with. */
export interface Kept {
  readonly base: string;
  readonly document: CatalogueImport;
}

/** The document of an edition. One that a claim made has it from the edition before. */
export async function readEdition(db: DataSource, edition: string): Promise<Kept> {
  const { base, document } = await db.manager.findOneByOrFail(EditionTable, { edition });
  if (document === null) return readEdition(db, base!);
  // It was checked when it came.
  return { base: edition, document: JSON.parse(document) as CatalogueImport };
}

/** Keeps an import and makes it the one in use. */
export async function useEdition(tx: EntityManager, kept: EditionTable): Promise<void> {
  await tx.insert(EditionTable, kept);
  await tx.upsert(CurrentTable, { one: true, edition: kept.edition }, ['one']);
}

/**
 * Keeps what was made of an edition, if that one is still in use. Otherwise somebody imported
 * meanwhile, and what was made is to be made anew.
 */
export async function useInstead(
  tx: EntityManager,
  before: string,
  kept: EditionTable,
): Promise<void> {
  const current = await tx.findOne(CurrentTable, {
    where: { one: true },
    lock: { mode: 'pessimistic_write' },
  });
  if (current?.edition !== before) throw new Refusal('busy', 'Another import came first.');
  await useEdition(tx, kept);
}
