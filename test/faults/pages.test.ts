import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/database.js';
import { LedgerSettings } from '../../src/ledger-settings.js';
import { enter, openAsSealer, placesOf } from '../../src/log-places.js';
import { someone } from '../support/customers.js';
import { ask, endAll, newFolder, owns, removeAll } from '../support/embedded.js';
import { newKeyring } from '../support/keys.js';
import { begunAt, checkedAt } from '../support/sealed-at.js';
import { addLines, inPlace, sealAll } from '../support/sealing.js';
import { runsAlone } from '../support/server-alone.js';

const MINUTE_MS = 60_000;
const folder = newFolder();
const cluster = join(folder, 'postgres/cluster');
const settings = new LedgerSettings({ VILLAGE_FOLDER: folder });
let ownerUrl: string;
/** Where a sealed leaf lies on disk: the file, and its bytes. */
let page: { readonly path: string; readonly entry: Buffer };
let end = async () => {};

beforeAll(async () => {
  const owner = owns(folder);
  ownerUrl = await owner.started;
  await begunAt(ownerUrl, settings);
  const sealer = await openAsSealer(ownerUrl);
  const db = await openDatabase(ownerUrl, { role: 'village_app', poolSize: 1 });
  await addLines(db, newKeyring(), someone(), 300).finally(() => db.destroy());
  await inPlace(sealer, (session) => sealAll(placesOf(settings), session, () => {}, null));
  await sealer.destroy();
  const [row] = await ask(
    ownerUrl,
    `SELECT pg_relation_filepath('ledger.leaf') AS path, entry FROM ledger.leaf
     WHERE leaf_index = 100`,
  );
  page = { path: join(cluster, String(row!['path'])), entry: row!['entry'] as Buffer };
  await owner.end('SIGTERM');
}, MINUTE_MS);
afterEach(() => end());
afterAll(async () => {
  await endAll();
  removeAll();
});

const runs = async (more: Readonly<Record<string, string>> = {}) => {
  end = await runsAlone(folder, ownerUrl, more);
};

/** Turns one bit of the leaf in the file, or turns it back. PostgreSQL is not running. */
function flip(): void {
  const bytes = readFileSync(page.path);
  const at = bytes.indexOf(page.entry.subarray(0, 10)) + 20;
  bytes[at]! ^= 1;
  writeFileSync(page.path, bytes);
}

test(
  'row 15: a page that is edited on disk is refused by its checksum, or found by the check',
  async () => {
    flip();
    await runs();
    await expect(checkedAt(ownerUrl, settings)).rejects.toMatchObject({ code: 'XX001' });
    await end();
    await runs({ ignore_checksum_failure: 'on' });
    await expect(checkedAt(ownerUrl, settings)).rejects.toMatchObject({ code: 'S4-tiles-ahead' });
    await end();
    flip();
    await runs();
    expect(await checkedAt(ownerUrl, settings)).toBe(302);
  },
  MINUTE_MS,
);

test(
  'row 55: nothing is sealed on a replica',
  async () => {
    writeFileSync(join(cluster, 'standby.signal'), '');
    await runs();
    const replica = await openAsSealer(ownerUrl);
    await expect(enter(replica).finally(() => replica.destroy())).rejects.toMatchObject({
      code: 'S1-settings',
      message: expect.stringContaining('replica'),
    });
  },
  MINUTE_MS,
);
