import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, expect, jest, test } from '@jest/globals';
import { bornAt } from '../../src/alive.js';
import { checkDatabase, openDatabase } from '../../src/database.js';
import { ask, isKept, keep, serverIn } from '../support/embedded.js';
import { endAll, eventually, newFolder, owns, removeAll } from '../support/embedded.js';

jest.setTimeout(60_000);

/** One folder for all tests that do not need a fresh one. */
const village = newFolder();
const home = join(village, 'postgres');
const modeOf = (path: string): number => fs.statSync(path).mode & 0o777;

afterEach(endAll);
afterAll(removeAll);

test('a fresh folder becomes a real database that keeps its word, open to its owner alone', async () => {
  const url = await owns(village).started;

  const [found] = await ask(
    url,
    `SELECT current_setting('fsync') || current_setting('full_page_writes') ||
            current_setting('synchronous_commit') AS durable,
            current_setting('listen_addresses') AS address, datcollate AS collation,
            pg_encoding_to_char(encoding) AS encoding, rolsuper AS is_super
     FROM pg_database, pg_roles WHERE datname = current_database() AND rolname = current_user`,
  );
  expect(found).toEqual({
    durable: 'ononon',
    address: '127.0.0.1',
    collation: 'C',
    encoding: 'UTF8',
    is_super: false,
  });
  expect(modeOf(home)).toBe(0o711);
  expect(['cluster', 'log', 'password'].map((it) => modeOf(join(home, it)) & 0o77)).toEqual([
    0, 0, 0,
  ]);
  const guess = Object.assign(new URL(url), { password: 'guess' });
  await expect(ask(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
});

test('a service that stops leaves nothing running, and finds its rows and port again', async () => {
  const first = owns(village);
  const url = await first.started;
  const word = await keep(url);
  const server = serverIn(village);
  await first.end('SIGTERM');
  expect(bornAt(server)).toBeUndefined();
  expect(fs.readdirSync(home).filter((file) => file.startsWith('claim-'))).toEqual([]);

  expect(await owns(village).started).toBe(url);
  expect(await isKept(url, word)).toBe(true);
});

test('a service that ends without a word takes its database with it', async () => {
  const owner = owns(village);
  await owner.started;
  const server = serverIn(village);
  await owner.end('SIGHUP');
  await eventually(() => expect(bornAt(server)).toBeUndefined());
});

test('a second service on the same folder is refused, and told which one has it', async () => {
  const first = owns(village);
  const url = await first.started;
  await expect(owns(village).started).rejects.toThrow(
    `${village} is in use by another village butcher, process ${first.pid}.`,
  );
  await keep(url);
});

test('of three that start at once on a fresh folder, one has it', async () => {
  const folder = newFolder();
  const started = await Promise.allSettled([1, 2, 3].map(() => owns(folder).started));
  expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('PostgreSQL killed below a living service comes back, with every row that was answered', async () => {
  const owner = owns(village);
  const url = await owner.started;
  for (let kills = 0; kills < 3; kills++) {
    const word = await keep(url);
    const server = serverIn(village);
    process.kill(server, 'SIGKILL');
    await eventually(() => expect(serverIn(village)).not.toBe(server));
    expect(await eventually(() => isKept(url, word))).toBe(true);
  }
  expect(owner.said).toContain('PostgreSQL ended (SIGKILL). It is started again.');
  await eventually(() => expect(owner.said.at(-1)).toBe('PostgreSQL is back.'));
});

test('a killed service is followed by another, which ends the orphan and finds every row', async () => {
  const first = owns(village);
  const word = await keep(await first.started);
  const orphan = serverIn(village);
  await first.end('SIGKILL');
  expect(bornAt(orphan)).toBeDefined();

  expect(await isKept(await owns(village).started, word)).toBe(true);
  expect(bornAt(orphan)).toBeUndefined();
});

test('both killed at once are followed by both, though their numbers now belong to others', async () => {
  const first = owns(village);
  const word = await keep(await first.started);
  process.kill(serverIn(village), 'SIGKILL');
  await first.end('SIGKILL');
  const note = join(home, 'cluster/postmaster.pid');
  const [, ...lines] = fs.readFileSync(note, 'utf8').split('\n');
  fs.writeFileSync(note, [process.pid, ...lines].join('\n'));
  fs.writeFileSync(join(home, `claim-${process.pid}-1`), '');

  expect(await isKept(await owns(village).started, word)).toBe(true);
});

test('a first start that is killed half-way does not stand in the way of the next', async () => {
  const folder = newFolder();
  const drafts = (): string[] =>
    fs.readdirSync(join(folder, 'postgres')).filter((file) => file.startsWith('draft-'));
  const first = owns(folder);
  await eventually(() => fs.readdirSync(join(folder, 'postgres', drafts()[0]!, 'global')));
  await first.end('SIGKILL');
  expect(drafts()).toHaveLength(1);

  // Its initdb may still be at work, and put back what was thrown away: then it goes the next time.
  const second = owns(folder);
  await keep(await second.started);
  await second.end('SIGTERM');
  await keep(await owns(folder).started);
  expect(drafts()).toEqual([]);
});

test('a port that somebody else has taken is left to them', async () => {
  const first = owns(village);
  const url = await first.started;
  await first.end('SIGTERM');
  const other = createServer().listen(Number(new URL(url).port), '127.0.0.1');
  try {
    const next = await owns(village).started;
    expect(next).not.toBe(url);
    await keep(next);
  } finally {
    other.close();
  }
});

test('a database without fsync is refused, and a start that fails says what PostgreSQL said', async () => {
  const first = owns(village);
  await ask(await first.started, 'CREATE ROLE village_app; GRANT village_app TO village_owner');
  await first.end('SIGTERM');
  const settings = join(home, 'cluster/postgresql.conf');

  fs.appendFileSync(settings, 'fsync = off\nfull_page_writes = off\n');
  const second = owns(village);
  const db = await openDatabase(await second.started, { role: 'village_app', poolSize: 1 });
  const check = checkDatabase(db).finally(() => db.destroy());
  await expect(check).rejects.toThrow(/fsync is off[^]*full_page_writes is off/);
  await second.end('SIGTERM');

  fs.appendFileSync(settings, 'max_connections = many\n');
  await expect(owns(village).started).rejects.toThrow(/did not start: code 1\.[^]*max_connections/);
});
