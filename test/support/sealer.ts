import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logKeyOf } from '../../src/ledger/checkpoint.js';
import { vkeyOf } from '../../src/ledger/note.js';
import { openAsSealer } from '../../src/log-places.js';
import { ORIGIN } from './keys.js';
import { begin, inPlace, sealAll } from './sealing.js';

/** A sealer of a test's own, for the database of a service that runs elsewhere. */
export interface TestSealer {
  /** Seals all that waits. Answers the size of the log. */
  seal(): Promise<number>;
  close(): Promise<void>;
}

/** A key of a log that nobody has signed anything with. */
export const newLogKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** The public half of a log's key, as people hand it on. */
export const vkeyFor = (key: KeyObject): string => vkeyOf(logKeyOf(ORIGIN, createPublicKey(key)));

/** Begins the log of a database, and publishes it in a folder. */
export async function openSealer(
  ownerUrl: string,
  tiles: string,
  key: KeyObject,
): Promise<TestSealer> {
  const folder = mkdtempSync(join(tmpdir(), 'village-sealer-'));
  const places = { tiles, anchor: join(folder, 'anchor'), key };
  const db = await openAsSealer(ownerUrl);
  await begin(db, places, new Date());
  return {
    seal: () => inPlace(db, (session) => sealAll(places, session, () => {}, null)),
    async close() {
      await db.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
