import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTombstones } from '../../src/erasing.js';
import type { ErasureMode } from '../../src/ledger/erasure.js';
import { carryOutErasures, type House } from '../../src/recommend/erasure.flow.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { eraseNow, heldBy, newcomer, WISH } from '../support/erasing.js';
import { newKeyring, tombstonesIn } from '../support/keys.js';
import { asOwner, backupOf, restore, rowsOf, sealSome } from '../support/rows.js';

const anchor = join(tmpdir(), `village-replay-${randomUUID()}`);
const keyring = newKeyring();
let base: FreshDatabase;
beforeAll(async () => {
  base = await freshDatabase();
});
afterAll(async () => {
  await base.close();
  rmSync(anchor, { recursive: true, force: true });
});

const houseIn = (mode: ErasureMode): House => ({
  db: base.db,
  keyring,
  tombstones: tombstonesIn(anchor, mode),
});
const settings = { ledgerAnchor: anchor, erasureMode: 'shred' } as const;
const owed = async (): Promise<(number | null)[]> =>
  (
    await asOwner<{ at: number | null }>(
      base.ownerUrl,
      'SELECT leaf_index::int AS at FROM ledger.erasure_due ORDER BY 1',
    )
  ).map(({ at }) => at);
const stay = (customer: string) => rowsOf(base.ownerUrl, customer);

test('whoever a backup brings back is erased again before anybody is served', async () => {
  const house = houseIn('shred');
  const [ada, bob] = [await newcomer(house), await newcomer(house)];
  await sealSome(base.ownerUrl, 1_000);
  const backup = await backupOf(base.ownerUrl);
  await eraseNow(house, ada, null);
  const once = await owed();
  expect(once).toHaveLength(1);

  await restore(base.ownerUrl, backup);
  expect(await stay(ada)).not.toEqual({});
  await openTombstones({ db: base.db, keyring }, { ...settings });
  expect(await stay(ada)).toEqual({});
  expect(await stay(bob)).not.toEqual({});
  expect(await owed()).toEqual(once);

  await openTombstones({ db: base.db, keyring }, { ...settings });
  expect(await owed()).toEqual(once);
});

test('a leaf that an erasure line names already is not named again', async () => {
  const house = houseIn('shred');
  const ada = await newcomer(house);
  await sealSome(base.ownerUrl, 1_000);
  const backup = await backupOf(base.ownerUrl);
  const before = await owed();
  await eraseNow(house, ada, null);
  const named = (await owed()).filter((at) => !before.includes(at));

  await restore(base.ownerUrl, backup);
  await publishErasure(named as number[]);
  await carryOutErasures(house, null);
  expect(await stay(ada)).toEqual({});
  expect(await owed()).toEqual(before);
  await sealSome(base.ownerUrl, 1_000);
  await carryOutErasures(house, null);
  expect(await owed()).toEqual(before);
});

/** An erasure line, waiting for the log: a restored database got it back from the tiles. */
const publishErasure = (leaves: readonly number[]) =>
  asOwner(base.ownerUrl, 'SELECT ledger.publish($1, 19, $2)', [
    randomUUID(),
    JSON.stringify({ count: leaves.length, kind: 'erasure', leaves, range: null }),
  ]);

test('whoever was erased under hold comes back under hold, in whatever mode we are now', async () => {
  const ada = await newcomer(houseIn('restrict'));
  const backup = await backupOf(base.ownerUrl);
  await eraseNow(houseIn('restrict'), ada, new Date('2026-11-26T12:00:00.000Z'));
  expect(await heldBy(base.ownerUrl, keyring)).toEqual([{ type: 'wished', ...WISH }]);

  await restore(base.ownerUrl, backup);
  expect(await heldBy(base.ownerUrl, keyring)).toEqual([]);
  await carryOutErasures(houseIn('shred'), new Date('2029-12-31T12:00:00.000Z'));
  expect(await stay(ada)).toEqual({});
  expect(await heldBy(base.ownerUrl, keyring)).toEqual([{ type: 'wished', ...WISH }]);

  await carryOutErasures(houseIn('shred'), new Date('2030-01-01T00:00:00.000Z'));
  expect(await heldBy(base.ownerUrl, keyring)).toEqual([]);
  await restore(base.ownerUrl, backup);
  await carryOutErasures(houseIn('restrict'), new Date('2030-01-01T00:00:00.000Z'));
  expect(await stay(ada)).toEqual({});
  expect(await heldBy(base.ownerUrl, keyring)).toEqual([]);
});

test('an erasure that fails after its tombstone is set is carried out the next time', async () => {
  const house = houseIn('shred');
  const ada = await newcomer(house);
  await asOwner(
    base.ownerUrl,
    `CREATE FUNCTION pg_temp_break() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100'; END $$`,
  );
  await asOwner(
    base.ownerUrl,
    'CREATE TRIGGER breaks BEFORE DELETE ON ledger.head EXECUTE FUNCTION pg_temp_break()',
  );
  const before = await stay(ada);
  await expect(eraseNow(house, ada, null)).rejects.toThrow('the disk is full');
  expect(await stay(ada)).toEqual(before);
  await asOwner(base.ownerUrl, 'DROP TRIGGER breaks ON ledger.head');
  await carryOutErasures(house, null);
  expect(await stay(ada)).toEqual({});
});

test('a tombstone that cannot be set erases nobody', async () => {
  const file = join(anchor, 'no-folder');
  writeFileSync(file, '');
  const house = { ...houseIn('shred'), tombstones: tombstonesIn(file) };
  const ada = await newcomer(house);
  await expect(eraseNow(house, ada, null)).rejects.toThrow();
  expect(await stay(ada)).not.toEqual({});
});

test('without the anchor of a signed log, and with a damaged tombstone, nobody is served', async () => {
  const { db, ownerUrl } = base;
  await asOwner(
    ownerUrl,
    `INSERT INTO ledger.log (one, origin, size, root) VALUES (true, 'a', 1, sha256(''))
     ON CONFLICT (one) DO UPDATE SET size = 1`,
  );
  const elsewhere = { ...settings, ledgerAnchor: join(anchor, 'elsewhere') };
  await expect(openTombstones({ db, keyring }, elsewhere)).rejects.toThrow('LEDGER_ANCHOR');
  await openTombstones({ db, keyring }, settings);
  const torn = join(anchor, 'torn');
  mkdirSync(join(torn, 'tombstones'), { recursive: true });
  writeFileSync(join(torn, 'tombstones', randomUUID()), '{"mode":');
  const damaged = { ...settings, ledgerAnchor: torn };
  await expect(openTombstones({ db, keyring }, damaged)).rejects.toThrow('damaged');
  expect(readdirSync(join(anchor, 'tombstones')).length).toBeGreaterThan(2);
});
