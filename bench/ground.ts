import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { openDatabase } from '../src/database.js';
import { startEmbedded } from '../src/embedded.js';
import { migrate } from '../src/migrate.js';
import { letOwnerSee } from '../test/support/unwalled.js';

/** A database of a row's own: its address as its owner, and open as the service opens it. */
export interface Base {
  readonly ownerUrl: string;
  readonly db: DataSource;
}

/** The one PostgreSQL under all rows of a run: both sides of a comparison stand on it. */
export interface Ground {
  readonly version: string;
  /** A new, migrated database. */
  base(name: string): Promise<Base>;
  /** Closes every base and leaves nothing behind. */
  end(): Promise<void>;
}

/** A quarter of the memory, as one gives a PostgreSQL of 100,000 customers; 2 GB hold them all. */
const BUFFERS_MB = Math.min(2_048, Math.floor(totalmem() / 2 ** 22));

/** Starts it in a folder that nobody else has. Durable as in production, `initdb` aside. */
export async function startGround(say: (text: string) => void): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'village-bench-'));
  chmodSync(folder, 0o755); // The account that runs PostgreSQL has to reach it.
  const initdb = ['--no-sync', '--set', `shared_buffers=${BUFFERS_MB}MB`];
  const { ownerUrl, stop } = await startEmbedded({ folder, say, initdb });
  const bases: DataSource[] = [];
  const [{ server_version: version }] = (await asOwner(ownerUrl, 'SHOW server_version')) as [
    { server_version: string },
  ];
  return {
    version,
    async base(name) {
      await asOwner(ownerUrl, `CREATE DATABASE ${name}`);
      const url = new URL(ownerUrl);
      url.pathname = `/${name}`;
      await migrate(url.href);
      await letOwnerSee(url.href);
      const db = await openDatabase(url.href, { role: 'village_app' });
      bases.push(db);
      return { ownerUrl: url.href, db };
    },
    async end() {
      for (const db of bases) await db.destroy();
      await stop();
      rmSync(realpathSync(join(folder, 'postgres')), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Does one thing after another as the owner of a database, and answers with the last one's rows. */
export async function asOwner(ownerUrl: string, ...texts: readonly string[]): Promise<unknown[]> {
  const db = await new DataSource({ type: 'postgres', url: ownerUrl, poolSize: 1 }).initialize();
  try {
    let rows: unknown[] = [];
    for (const text of texts) rows = await db.query(text);
    return rows;
  } finally {
    await db.destroy();
  }
}
