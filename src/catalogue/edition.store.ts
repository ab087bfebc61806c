import type { DataSource, EntityManager } from 'typeorm';
import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { readClaims } from './claim.store.js';
import { CurrentTable, EditionTable } from './edition.table.js';
import type { Claims } from './evidence.js';

/** Which edition is in use, if any was ever imported. */
export async function readCurrentEdition(db: DataSource): Promise<string | null> {
  const current = await db.manager.findOneBy(CurrentTable, { one: true });
  return current?.edition ?? null;
}

/** The edition in use, and all that was claimed up to it. */
export interface InUse {
  readonly edition: string | null;
  readonly claims: Claims;
}

/** Reads both at one moment: a claim makes an edition, and counts in it. */
export const readInUse = (db: DataSource): Promise<InUse> =>
  db.transaction('REPEATABLE READ', async (tx) => {
    const current = await tx.findOneBy(CurrentTable, { one: true });
    return { edition: current?.edition ?? null, claims: await readClaims(tx) };
  });

/** A document, and the edition that it came with. */
export interface Kept {
  readonly base: string;
  readonly document: CatalogueImport;
}

/** The document of an edition. One that a claim made has it from the edition before. */
export async function readEdition(db: EntityManager, edition: string): Promise<Kept> {
  const { base, document } = await db.findOneByOrFail(EditionTable, { edition });
  if (document === null) return readEdition(db, base!);
  // It was checked when it came.
  return { base: edition, document: JSON.parse(document) as CatalogueImport };
}

/** Keeps an import and makes it the one in use. */
export async function useEdition(tx: EntityManager, kept: EditionTable): Promise<void> {
  await tx.insert(EditionTable, kept);
  await tx.upsert(CurrentTable, { one: true, edition: kept.edition }, ['one']);
}

/** Which edition is in use, until the transaction ends: nobody puts another in its place meanwhile. */
export async function lockCurrent(tx: EntityManager): Promise<string | null> {
  const where = { one: true } as const;
  const current = await tx.findOne(CurrentTable, { where, lock: { mode: 'pessimistic_write' } });
  return current?.edition ?? null;
}
