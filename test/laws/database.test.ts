import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { run, statement } from '../../src/base/statement.store.js';
import { checkDatabase, openDatabase } from '../../src/database.js';
import { migrate } from '../../src/migrate.js';
import { asAdmin, freshDatabase, urlOf } from '../support/database.js';

const folder = mkdtempSync(join(tmpdir(), 'village-migrations-'));
/** The role of the service belongs to the whole server: any migrated database brings it. */
beforeAll(async () => (await freshDatabase()).close());
afterAll(() => rmSync(folder, { recursive: true }));

let name: string;
beforeEach(async () => {
  name = `village_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE template0`);
});
afterEach(() => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`));

const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);

async function rowsOf(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: urlOf(name) });
  await client.connect();
  return (await client.query(text).finally(() => client.end())).rows;
}

/** Opens a database, asks one question and closes it. */
async function open<T>(url: string, ask: (db: DataSource) => Promise<T>): Promise<T> {
  const db = await openDatabase(url, { role: 'village_app', poolSize: 1 });
  return ask(db).finally(() => db.destroy());
}

test('two instances that start at once run every migration once', async () => {
  write('0001-count.sql', 'CREATE TABLE count (n int); INSERT INTO count VALUES (1);');
  await Promise.all([migrate(urlOf(name), folder), migrate(urlOf(name), folder)]);
  write('0002-more.sql', 'UPDATE count SET n = n + 1');
  await migrate(urlOf(name), folder);
  await migrate(urlOf(name), folder);

  expect(await rowsOf('SELECT n FROM count')).toEqual([{ n: 2 }]);
  expect(await rowsOf('SELECT name, length(sha256) FROM migration ORDER BY name')).toEqual([
    { name: '0001-count.sql', length: 64 },
    { name: '0002-more.sql', length: 64 },
  ]);
});

test('a migration that was applied never changes, and is never forgotten', async () => {
  write('0001-count.sql', 'CREATE TABLE count (n int)');
  write('0002-more.sql', 'SELECT 1');
  await migrate(urlOf(name), folder);

  write('0001-count.sql', 'CREATE TABLE count (n bigint)');
  await expect(migrate(urlOf(name), folder)).rejects.toThrow('0001-count.sql was changed');
  write('0001-count.sql', 'CREATE TABLE count (n int)');
  rmSync(join(folder, '0002-more.sql'));
  await expect(migrate(urlOf(name), folder)).rejects.toThrow('0002-more.sql');
});

test('a migration that fails leaves nothing', async () => {
  write('0001-count.sql', 'CREATE TABLE count (n int); SELECT 1 / 0');
  await expect(migrate(urlOf(name), folder)).rejects.toThrow('0001-count.sql failed');
  expect(await rowsOf("SELECT to_regclass('count') AS there")).toEqual([{ there: null }]);
  expect(await rowsOf('SELECT name FROM migration')).toEqual([]);
});

test('the service is village_app from its first statement on, and has its limits', async () => {
  const { db, ownerUrl, close } = await freshDatabase();
  try {
    await checkDatabase(db);
    const ask = `SELECT current_user AS role, current_setting('statement_timeout') AS patience`;
    const expected = [{ role: 'village_app', patience: '15s' }];
    expect(await db.query(ask)).toEqual(expected);
    expect(await open(`${ownerUrl}?options=-c%20role%3Dnone`, (it) => it.query(ask))).toEqual(
      expected,
    );
  } finally {
    await close();
  }
});

test('a schema that changes below a living service costs nobody an answer', async () => {
  const all = statement<Record<string, unknown>>(
    'all',
    'SELECT * FROM (SELECT *, pg_sleep(0.05) FROM t) t',
  );
  await rowsOf('CREATE TABLE t AS SELECT 1 AS a');
  await rowsOf('GRANT SELECT ON t TO village_app');
  const db = await openDatabase(urlOf(name), { role: 'village_app', poolSize: 3 });
  try {
    const answers = () => Promise.all([1, 2, 3].map(() => run(db, all, [])));
    await answers();
    await rowsOf('ALTER TABLE t ADD COLUMN b int DEFAULT 2');
    for (const [row] of await answers()) expect(row).toMatchObject({ a: 1, b: 2 });
  } finally {
    await db.destroy();
  }
});

test('a database that forgets, or reads bytes in its own way, is refused with the reason', async () => {
  await asAdmin(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  await expect(open(urlOf(name), checkDatabase)).rejects.toThrow('synchronous_commit is off');

  await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
  await asAdmin(`CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0`);
  await expect(open(urlOf(name), checkDatabase)).rejects.toThrow('not UTF8');
});

test('a service that is still the owner of its database is refused', async () => {
  const [{ owner }] = (await rowsOf('SELECT current_user AS owner')) as [{ owner: string }];
  const db = await openDatabase(urlOf(name), { role: owner, poolSize: 1 });
  await expect(checkDatabase(db).finally(() => db.destroy())).rejects.toThrow('as its owner');
});
