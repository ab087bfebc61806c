import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { ofCustomer, run } from '../../src/base/statement.store.js';
import { type DatabaseOptions, openDatabase } from '../../src/database.js';
import { foundLog } from '../../src/ledger/founding.flow.js';
import { ORIGIN } from './keys.js';
import { letOwnerSee } from './unwalled.js';

/** A database of a test's own, migrated, and open as the service opens it. */
export interface FreshDatabase {
  readonly ownerUrl: string;
  readonly db: DataSource;
  /** Asks as the service does, of the customer who comes first. */
  ask<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Makes a database with a name of its own, with every migration in it. `close` drops it. */
export async function freshDatabase(
  entities?: DatabaseOptions['entities'],
): Promise<FreshDatabase> {
  const name = `village_test_${randomBytes(6).toString('hex')}`;
  const ownerUrl = urlOf(name);
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${process.env['VILLAGE_TEST_TEMPLATE']}`);
  await letOwnerSee(ownerUrl);
  const db = await openDatabase(ownerUrl, {
    role: 'village_app',
    poolSize: 10,
    ...(entities ? { entities } : {}),
  });
  return {
    ownerUrl,
    db,
    ask: <Row>(text: string, values: readonly unknown[]) =>
      run(db, ofCustomer<Row>(`test-${randomBytes(6).toString('hex')}`, text), values),
    close: async () => {
      if (db.isInitialized) await db.destroy();
      await dropped(name);
    },
  };
}

/** Autovacuum may be in it, and nobody but a superuser ends that; it is gone soon. */
async function dropped(name: string, tries = 20): Promise<void> {
  try {
    await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
  } catch (error) {
    if (tries === 0) throw error;
    await setTimeout(250);
    await dropped(name, tries - 1);
  }
}

/** The address of another database on the server of this run. */
export function urlOf(database: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${database}`;
  return url.href;
}

/** One statement of whoever may make databases and accounts. */
export async function asAdmin(text: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl() });
  admin.on('error', () => {}); // The query that it breaks says so.
  await admin.connect();
  await admin.query(text).finally(() => admin.end());
}

function adminUrl(): string {
  const url = process.env['VILLAGE_TEST_URL'];
  if (!url) throw new Error('VILLAGE_TEST_URL is not set: run the tests by `npm test`.');
  return url;
}

/** Opens the log of a database, as the service does when it starts. */
export async function openLogIn(ownerUrl: string): Promise<void> {
  const db = await openDatabase(ownerUrl, { role: 'village_sealer', poolSize: 1 });
  await foundLog(db, ORIGIN, [], new Date()).finally(() => db.destroy());
}
