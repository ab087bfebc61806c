import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DataSource } from 'typeorm';
import { inRole } from './base/statement.store.js';
import { openDatabase } from './database.js';
import { keyAt } from './key-file.js';
import type { LedgerSettings } from './ledger-settings.js';
import { foundLog } from './ledger/founding.flow.js';
import { Keyring } from './ledger/keyring.js';
import { PromiseKey } from './ledger/promise.js';
import { wrappingKeysIn } from './wrapping-key.js';

const KEY_BYTES = 32;

/** The keys of the service, and the log that it speaks of: opened here, if nobody did. */
export async function openKeyring(
  ownerUrl: string,
  db: DataSource,
  keyFolder: string,
  { ledgerOrigin }: Pick<LedgerSettings, 'ledgerOrigin'>,
  now: Date = new Date(),
): Promise<Keyring> {
  const { wrapping, older, pseudonym, promise } = await loadKeys(keyFolder, db);
  const { kid, public: known } = new PromiseKey(ledgerOrigin, promise);
  const sealer = await openDatabase(ownerUrl, { role: 'village_sealer', poolSize: 1 });
  const announced = [{ kid, public: known, use: 'promise' as const }];
  const origin = await foundLog(sealer, ledgerOrigin, announced, now).finally(() =>
    sealer.destroy(),
  );
  const keyring = new Keyring(wrapping, pseudonym, new PromiseKey(origin, promise), older);
  await checkWrapping(keyFolder, db, keyring);
  return keyring;
}

/** The service's keys, as they lie in its folder. */
interface Keys {
  readonly wrapping: Buffer;
  /** The one before, while `ledger:rekey` has not come to its end. */
  readonly older: readonly Buffer[];
  readonly pseudonym: Buffer;
  readonly promise: KeyObject;
}

/**
 * The keys beside the data. They are made on the first start; with customers in the database and
 * no key file they are never made anew, because nothing that was told could be opened again.
 */
async function loadKeys(folder: string, db: DataSource): Promise<Keys> {
  const names = ['wrapping.key', 'pseudonym.key'].map((name) => join(folder, name));
  if (!names.every((name) => existsSync(name)) && (await hasKeys(db, 'true', []))) {
    throw new Error(`The key files in ${folder} are missing, and the database needs them.`);
  }
  const [wrapping, ...older] = wrappingKeysIn(folder);
  return {
    wrapping: wrapping!,
    older,
    pseudonym: keyAt(join(folder, 'pseudonym.key'), () => randomBytes(KEY_BYTES)),
    promise: signingKeyAt(join(folder, 'promise.key')),
  };
}

/** Looked at by the keeper: which key wrapped somebody's is all that it sees of theirs. */
const hasKeys = (db: DataSource, where: string, values: readonly unknown[]): Promise<boolean> =>
  inRole(db, 'village_keeper', async (tx) => {
    const found: unknown[] = await tx.query(
      `SELECT FROM ledger.customer_key WHERE ${where} LIMIT 1`,
      [...values],
    );
    return found.length > 0;
  });

/** Refuses a wrapping key that some customer's key was not wrapped with. */
async function checkWrapping(folder: string, db: DataSource, { keks }: Keyring): Promise<void> {
  if (!(await hasKeys(db, 'kek <> ALL ($1)', [keks]))) return;
  throw new Error(`The wrapping key in ${folder} is not the one that this database was kept with.`);
}

/** An Ed25519 key (RFC 8410, PKCS#8 in PEM), made where there is none. */
export function signingKeyAt(path: string): KeyObject {
  const key = keyIn(
    keyAt(path, () => {
      const { privateKey } = generateKeyPairSync('ed25519');
      return Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    }),
  );
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new Error(`${basename(path)} is not an Ed25519 key in PEM (PKCS#8).`);
}

function keyIn(pem: Buffer): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}
