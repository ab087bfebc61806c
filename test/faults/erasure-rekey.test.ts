import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Keyring } from '../../src/ledger/keyring.js';
import { readKey } from '../../src/ledger/ledger.store.js';
import { rewrapAll } from '../../src/ledger/rekey.flow.js';
import { destroyOlderKey, makeNextKey } from '../../src/wrapping-key.js';
import { brokenChains } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { eraseNow, heldBy, newcomer, WISH } from '../support/erasing.js';
import { keyringAt, tombstonesIn } from '../support/keys.js';

let house: FreshDatabase;
let folder: string;
beforeAll(async () => {
  house = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'village-rekey-'));
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const open = (): Promise<Keyring> => keyringAt(house.ownerUrl, house.db, folder);
const fileOf = (name: string) => join(folder, name);

const opens = async (keyring: Keyring, customer: string): Promise<boolean> => {
  const key = (await readKey(house.db, customer))!;
  return keyring.open(customer, key, 'profile').length === 32;
};

test('a new wrapping key takes over, wherever it is broken off, and the old one opens nothing', async () => {
  const first = await open();
  const { db, ownerUrl } = house;
  const [ada, bob, gone] = await Promise.all([1, 2, 3].map(() => newcomer({ db, keyring: first })));
  const tombstones = tombstonesIn(join(folder, 'anchor'), 'restrict');
  await eraseNow({ db, keyring: first, tombstones }, gone!, null);
  expect(await heldBy(ownerUrl, first)).toEqual([{ type: 'wished', ...WISH }]);
  const backup = (await readKey(db, ada!))!;
  const oldBytes = readFileSync(fileOf('wrapping.key'));

  makeNextKey(folder);
  makeNextKey(folder);
  const both = await open();
  expect(both.kek).not.toBe(first.kek);
  expect(await opens(both, ada!)).toBe(true);
  const cyd = await newcomer({ db, keyring: both });
  expect(await rewrapAll(db, both)).toBe(3);
  expect(await rewrapAll(db, await open())).toBe(0);
  for (const customer of [ada, bob, cyd]) expect(await opens(await open(), customer!)).toBe(true);

  destroyOlderKey(folder);
  expect(existsSync(fileOf('wrapping.next.key'))).toBe(false);
  expect(readFileSync(fileOf('wrapping.key'))).not.toEqual(oldBytes);
  const last = await open();
  expect(last.keks).toEqual([both.kek]);
  expect(await heldBy(ownerUrl, last)).toEqual([{ type: 'wished', ...WISH }]);
  for (const customer of [ada, bob, cyd]) {
    expect(await opens(last, customer!)).toBe(true);
  }
  expect(await brokenChains({ db, keyring: last })).toEqual([]);
  expect(() => last.open(ada!, backup, 'profile')).toThrow('key file that is not here');
  const now = (await readKey(db, ada!))!;
  expect(() => first.open(ada!, now, 'profile')).toThrow('key file that is not here');
});

test('a key that is not there has no successor', () => {
  expect(() => makeNextKey(join(folder, 'nowhere'))).toThrow('no wrapping key');
});
