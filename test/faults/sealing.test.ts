import { renameSync, statSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { signingKeyAt } from '../../src/keys.js';
import { LedgerSettings } from '../../src/ledger-settings.js';
import { readLog } from '../../src/ledger/seal.store.js';
import { sealInside } from '../../src/sealing.js';
import { someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { ask, eventually, newFolder, removeAll } from '../support/embedded.js';
import { newKeyring, ORIGIN } from '../support/keys.js';
import { checkedAt, foundAt } from '../support/sealed-at.js';
import { addLines } from '../support/sealing.js';

const keyring = newKeyring();
let database: FreshDatabase;
let settings: LedgerSettings;
let said: string[];
let stop: () => Promise<void>;

const start = async () => {
  stop = await sealInside(database.ownerUrl, settings, (text) => void said.push(text));
};
beforeEach(async () => {
  database = await freshDatabase();
  settings = new LedgerSettings({ VILLAGE_FOLDER: newFolder(0o700), LEDGER_ORIGIN: ORIGIN });
  said = [];
  await foundAt(database.ownerUrl);
  await start();
});
afterEach(async () => {
  await stop();
  await database.close();
});
afterAll(removeAll);

/** Waits until the log has so many leaves, heartbeats included. */
const until = (size: number) =>
  eventually(async () => {
    const [row] = await database.db.query<{ size: string }[]>('SELECT size FROM ledger.log');
    expect(Number(row!.size)).toBe(size);
  });

/** Waits until it has said so, and how often. */
const says = (code: string, times = 1) =>
  eventually(() => expect(said.filter((text) => text.includes(code))).toHaveLength(times));

const checked = () => checkedAt(database.ownerUrl, settings);

test('a new house makes its log, seals what waits, and goes on after a stop', async () => {
  await until(3); // The genesis, the key of the log, the first heartbeat.
  expect(statSync(settings.ledgerLogKey).mode & 0o777).toBe(0o600);
  await addLines(database.db, keyring, someone(), 5);
  await until(8);
  await stop();
  await addLines(database.db, keyring, someone(), 5);
  expect((await readLog(database.db))!.size).toBe(8);
  await start();
  await until(13);
  await eventually(async () => expect(await checked()).toBe(13));
  expect(said).toEqual([]);
});

test('an anchor that goes missing stops the sealer, said once, until it is back', async () => {
  await until(3);
  renameSync(settings.ledgerAnchor, `${settings.ledgerAnchor}-away`);
  await addLines(database.db, keyring, someone(), 1);
  await says('S6-anchor-missing');
  await stop();
  await start(); // A start does not make a new one either.
  await says('S6-anchor-missing', 2);
  renameSync(`${settings.ledgerAnchor}-away`, settings.ledgerAnchor);
  await says('well again');
  await until(4);
  await eventually(async () => expect(await checked()).toBe(4));
});

test('a log key that is missing is not made again, and another one signs nothing', async () => {
  await until(3);
  renameSync(settings.ledgerLogKey, `${settings.ledgerLogKey}.away`);
  await says('There is no log key');
  signingKeyAt(settings.ledgerLogKey); // Another one.
  await says('not signed with this key');
  renameSync(`${settings.ledgerLogKey}.away`, settings.ledgerLogKey);
  await says('well again');
  await eventually(async () => expect(await checked()).toBe(3));
});

test('row 7: the sealer says by itself that a line lost its place in the queue', async () => {
  await until(3);
  await stop();
  await addLines(database.db, keyring, someone(), 2);
  await ask(database.ownerUrl, 'DELETE FROM ledger.queue WHERE seq = 1');
  await start();
  await says('S10-unqueued');
  await addLines(database.db, keyring, someone(), 1);
  await until(5);
  await addLines(database.db, keyring, someone(), 1);
  await until(6); // It goes on, and does not say that all is well.
  expect(said).toHaveLength(1);
});

test('row 19: of two services on one database one seals, and the other says why not', async () => {
  await until(3);
  const heard: string[] = [];
  const stopSecond = await sealInside(database.ownerUrl, settings, (text) => void heard.push(text));
  await eventually(() => expect(heard.join()).toContain('S8-two-sealers'));
  await addLines(database.db, keyring, someone(), 1);
  await until(4);
  await stop();
  await eventually(() => expect(heard.at(-1)).toContain('well again'));
  await addLines(database.db, keyring, someone(), 1);
  await until(5);
  expect(await checked()).toBe(5);
  await stopSecond();
});
