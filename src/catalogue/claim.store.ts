import type { DataSource, EntityManager } from 'typeorm';
import type { Allergen } from '@village-butcher/sdk/contract';
import { ClaimTable } from './claim.table.js';
import type { Claim, Claims } from './evidence.js';

/** A word on an allergen of a product, and when it was said. */
export type Said = Pick<ClaimTable, 'product' | 'allergen' | 'says' | 'at'>;

/** The last word on each allergen of each product, withdrawn ones left out. By product. */
export async function readClaims(db: DataSource | EntityManager): Promise<Claims> {
  const rows: readonly Said[] = await db.query(
    `SELECT DISTINCT ON (product, allergen) product, allergen, says, at
     FROM catalogue.claim ORDER BY product, allergen, seq DESC`,
  );
  const claims = new Map<string, Claim[]>();
  for (const claim of rows.flatMap(claimOf)) {
    claims.set(claim.product, [...(claims.get(claim.product) ?? []), claim]);
  }
  return claims;
}

/** What a row says that was not withdrawn. */
export const claimOf = ({ product, allergen, says, at }: Said): readonly Claim[] =>
  says === 'withdrawn' ? [] : [{ product, allergen, says, on: at.toISOString().slice(0, 10) }];

/** Writes one word down. What was said before stays. */
export async function addClaim(tx: EntityManager, said: Omit<ClaimTable, 'seq'>): Promise<void> {
  await tx.insert(ClaimTable, said);
}

/** Which product, and which of the 14 in it. */
export interface About {
  readonly product: string;
  readonly allergen: Allergen;
}
