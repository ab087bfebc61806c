import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { migrate } from '../../src/migrate.js';
import { asAdmin, urlOf } from './database.js';
import { backupOf, restore } from './rows.js';

/*
 * What a service of an older release left: every row of its database, every file of its folder, and what
 * its customers saw on that day. It was written by that release itself, as it ran (commit and time stand in it).
 */
const LEFT = new URL('./older-release.json.gz', import.meta.url);

/** What a customer saw of what is theirs. */
interface Saw {
  readonly standing: readonly object[];
  readonly wishes: readonly object[];
  readonly receipts: readonly string[];
  readonly [more: string]: unknown;
}

/** All that it left. */
export interface Left {
  readonly at: string;
  readonly issuer: string;
  readonly migrations: readonly string[];
  readonly saw: Readonly<Record<string, Saw>>;
  readonly files: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly object[]>>;
}

/** The rows and files of the older release, on a database that is as far as it was. */
export async function olderHouse(): Promise<{ ownerUrl: string; folder: string; left: Left }> {
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
