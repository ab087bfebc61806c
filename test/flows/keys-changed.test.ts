import { generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openKeyring, signingKeyAt } from '../../src/keys.js';
import { openAsSealer } from '../../src/log-places.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { ask, newFolder, removeAll } from '../support/embedded.js';
import { ORIGIN } from '../support/keys.js';
import { begin, inPlace, sealAll } from '../support/sealing.js';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.close();
  removeAll();
});

/** The names of the keys that the log announces, in its order. */
async function announced(): Promise<readonly string[]> {
  const rows = await ask(
    database.ownerUrl,
    `SELECT convert_from(substr(entry, 3), 'UTF8') AS text FROM ledger.queue
     WHERE kind = 18 ORDER BY queued_at`,
  );
  const lines = rows.map(({ text }) => JSON.parse(String(text)) as { keys: { kid: string }[] });
  return lines.flatMap(({ keys }) => keys.map(({ kid }) => kid));
}

test('a promise key that was changed is announced by the log, once', async () => {
  const folder = newFolder(0o700);
  const kidNow = async () => {
    const { ownerUrl, db } = database;
    return (await openKeyring(ownerUrl, db, folder, { ledgerOrigin: ORIGIN })).word.kid;
  };
  const before = await kidNow();
  rmSync(join(folder, 'promise.key'));
  const after = await kidNow();
  expect(after).not.toBe(before);
  expect(await kidNow()).toBe(after);
  expect(await announced()).toEqual([before, after]);
});

test('a sealer with another log key than the anchor was signed with signs nothing', async () => {
  const folder = newFolder(0o700);
  const places = { tiles: join(folder, 'log'), anchor: join(folder, 'anchor') };
  const key = signingKeyAt(join(folder, 'log.key'));
  const other = generateKeyPairSync('ed25519').privateKey;
  const sealer = await openAsSealer(database.ownerUrl);
  try {
    await begin(sealer, { ...places, key }, new Date());
    const sealWith = (own: typeof key) =>
      inPlace(sealer, (session) => sealAll({ ...places, key: own }, session, () => {}, null));
    await expect(sealWith(other)).rejects.toMatchObject({ code: 'S6-anchor-missing' });
    expect(await sealWith(key)).toBeGreaterThan(0);
    await expect(sealWith(other)).rejects.toMatchObject({ code: 'S6-anchor-missing' });
  } finally {
    await sealer.destroy();
  }
});
