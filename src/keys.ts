import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { Keyring } from './ledger/keyring.js';

const KEY_BYTES = 32;
/** Its owner may read it, nobody else may do anything. */
const OWNER_ONLY = 0o600;

/**
 * The keys beside the data. They are made on the first start; with customers in the database and
 * no key file they are never made anew, because nothing that was told could be opened again.
 */
export async function loadKeyring(folder: string, db: DataSource): Promise<Keyring> {
  const used = await keksInUse(db);
  const names = ['wrapping.key', 'pseudonym.key'].map((name) => join(folder, name));
  if (used.length > 0 && !names.every((name) => existsSync(name))) {
    throw new Error(`The key files in ${folder} are missing, and the database needs them.`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [wrapping, pseudonym] = names.map(keyAt);
  const keyring = new Keyring(wrapping!, pseudonym!);
  if (used.some((kek) => kek !== keyring.kek)) {
    throw new Error(
      `The wrapping key in ${folder} is not the one that this database was kept with.`,
    );
  }
  return keyring;
}

const keksInUse = async (db: DataSource): Promise<string[]> => {
  const rows: { kek: string }[] = await db.query('SELECT DISTINCT kek FROM ledger.customer_key');
  return rows.map(({ kek }) => kek);
};

function keyAt(path: string): Buffer {
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(KEY_BYTES), { mode: OWNER_ONLY, flag: 'wx' });
  }
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, OWNER_ONLY);
  return readFileSync(path);
}
