import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Village } from '@village-butcher/sdk';
import { checkDatabase, openDatabase } from '../../src/database.js';
import { openTombstones } from '../../src/erasing.js';
import { LedgerSettings } from '../../src/ledger-settings.js';
import { openAsSealer, placesOf } from '../../src/log-places.js';
import { migrate } from '../../src/migrate.js';
import { snapshotKeyIn } from '../../src/screening.js';
import { asAdmin, urlOf } from './database.js';
import { CLIENT_OF, startIssuer } from './issuer.js';
import { keyringAt } from './keys.js';
import { backupOf, restore } from './rows.js';
import { inPlace, sealAll } from './sealing.js';
import { TestClock } from './service.js';
import { letOwnerSee } from './unwalled.js';
import { startVillage, type TestVillage } from './village.js';

/*
 * What a service of an older release left: every row of its database, every file of its folder, and what
 * its customers saw on that day. It was written by that release itself, as it ran (commit and time stand in it).
 */
const LEFT = new URL('./older-release.json.gz', import.meta.url);
const MINUTE_MS = 60_000;

/** What a customer saw of what is theirs. */
interface Saw {
  readonly standing: readonly object[];
  readonly wishes: readonly object[];
  readonly receipts: readonly string[];
  readonly [more: string]: unknown;
}

interface Left {
  readonly at: string;
  readonly issuer: string;
  readonly migrations: readonly string[];
  readonly saw: Readonly<Record<string, Saw>>;
  readonly files: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly object[]>>;
}

/** That house with the service of today in it. */
export interface Older {
  readonly village: TestVillage;
  readonly settings: LedgerSettings;
  readonly saw: Left['saw'];
  readonly app: (name: string) => Village;
  seal(): Promise<number>;
  close(): Promise<void>;
}

/** The rows and files of the older release, on a database that is as far as it was. */
async function olderHouse(): Promise<{ ownerUrl: string; folder: string; left: Left }> {
  const left = JSON.parse(gunzipSync(readFileSync(LEFT)).toString()) as Left;
  const folder = mkdtempSync(join(tmpdir(), 'village-older-'));
  for (const [name, bytes] of Object.entries(left.files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, name), Buffer.from(bytes, 'base64'), { mode: 0o600 });
  }
  const then = join(folder, 'migrations');
  for (const name of left.migrations) cpSync(resolve('migrations', name), join(then, name));
  const name = `village_older_${process.pid}`;
  await asAdmin(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  const ownerUrl = urlOf(name);
  await migrate(ownerUrl, then);
  const backup = (await backupOf(ownerUrl)).map(({ name: table }) => ({
    name: table,
    rows: JSON.stringify(left.tables[table] ?? []),
  }));
  await restore(ownerUrl, backup);
  return { ownerUrl, folder, left };
}

/** Starts the service of today on it, as its own start does: migrated, checked, with its keys. */
export async function startOlder(): Promise<Older> {
  const { ownerUrl, folder, left } = await olderHouse();
  await migrate(ownerUrl);
  await letOwnerSee(ownerUrl);
  const db = await openDatabase(ownerUrl, { role: 'village_app', poolSize: 2 });
  await checkDatabase(db);
  const settings = new LedgerSettings({ VILLAGE_FOLDER: folder });
  const keyring = await keyringAt(ownerUrl, db, join(folder, 'keys'));
  const tombstones = await openTombstones({ db, keyring }, settings);
  const issuer = await startIssuer(left.issuer);
  const clock = new TestClock(new Date(Date.parse(left.at) + MINUTE_MS));
  const snapshots = snapshotKeyIn(join(folder, 'keys'));
  const village = await startVillage({
    beside: { ownerUrl, keyring, snapshots, issuer, clock, tombstones },
    logFolder: settings.ledgerTiles,
    clients: {
      [CLIENT_OF.recipient]: { role: 'recipient', recipient: 'app:brandt', keeps: 'screen' },
    },
  });
  await village.refresh();
  const sealer = await openAsSealer(ownerUrl);
  return {
    village,
    settings,
    saw: left.saw,
    app: (name) => village.customer(name),
    seal: () => inPlace(sealer, (session) => sealAll(placesOf(settings), session, () => {}, null)),
    async close() {
      await sealer.destroy();
      await db.destroy();
      await village.stop();
      await issuer.close();
      await asAdmin(`DROP DATABASE ${new URL(ownerUrl).pathname.slice(1)} WITH (FORCE)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
