import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { readLastUses } from '../../src/audit/last-uses.store.js';
import { inRole } from '../../src/base/statement.store.js';
import { openDatabase } from '../../src/database.js';
import { forgeUse } from '../support/desk-forged.js';
import { aReader } from '../support/desk.js';
import { asOwner } from '../support/rows.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';

/*
 * Who was read sixty thousand times is asked about like anybody else: what one stretch of the log costs is
 * counted here in rows that the database fetched, which is the same on every machine.
 */

let sealed: SealedVillage;
let db: DataSource;
let use: string;
beforeAll(async () => {
  sealed = await startSealedVillage();
  const { ada } = await aReader(sealed.village);
  use = (await ada.disclosures.list()).items[0]!.id;
  // What fits on a few pages is read as a whole: here it is looked up row by row, as where there are many.
  const { ownerUrl } = sealed.village;
  await asOwner(
    ownerUrl,
    `DO $$ BEGIN
       EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', current_database());
       EXECUTE format('ALTER DATABASE %I SET enable_hashjoin = off', current_database());
       EXECUTE format('ALTER DATABASE %I SET enable_mergejoin = off', current_database());
     END $$`,
  );
  db = await openDatabase(ownerUrl, { role: 'village_app', poolSize: 1 });
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await sealed.close();
});

const FETCHED = `SELECT sum(coalesce(idx_tup_fetch, 0) + seq_tup_read)::int AS n
  FROM pg_stat_xact_user_tables WHERE relname IN ('disclosure', 'sealed')`;

/** So many rows are fetched for the uses of one stretch, by this transaction, and so many are the last. */
const costOf = (after: number, end: number, size: number): Promise<readonly [number, number]> =>
  inRole(db, 'village_dpo', async (tx) => {
    const among = { after, end, size, asOf: '2027-01-01T00:00:00.000Z' };
    const found = await readLastUses(tx, among, {});
    const [{ n }] = await tx.query<[{ n: number }]>(FETCHED);
    return [n, found.length];
  });

test('what is asked of a stretch costs the same, however often its customer was read elsewhere', async () => {
  const STRETCH = 100;
  // By either way that the planner may take; looking at all later uses would be 4,000 and more.
  const most = 10 * STRETCH;
  await forgeUse(sealed.village.ownerUrl, use, { copies: 400 });
  const few = await sealed.seal();
  await asOwner(sealed.village.ownerUrl, 'ANALYZE audit.disclosure, ledger.sealed');
  const [first, none] = await costOf(few - 2 * STRETCH, few - STRETCH, few);
  await forgeUse(sealed.village.ownerUrl, use, { copies: 4_000 });
  const many = await sealed.seal();
  await asOwner(sealed.village.ownerUrl, 'ANALYZE audit.disclosure, ledger.sealed');
  const [again, still] = await costOf(few - 2 * STRETCH, few - STRETCH, many);
  expect([none, still]).toEqual([0, 0]);
  expect(Math.max(first, again)).toBeLessThanOrEqual(most);
  const [end, last] = await costOf(many - STRETCH, many, many);
  expect(last).toBe(1);
  expect(end).toBeLessThanOrEqual(most);
}, 60_000);
