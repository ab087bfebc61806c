import { createPublicKey, generateKeyPairSync } from 'node:crypto';
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
  /** The key of its log. */
  readonly vkey: string;
  /** Seals all that waits. Answers the size of the log. */
  seal(): Promise<number>;
  close(): Promise<void>;
}

/** Begins the log of a database, and publishes it in a folder. */
export async function openSealer(ownerUrl: string, tiles: string): Promise<TestSealer> {
  const folder = mkdtempSync(join(tmpdir(), 'village-sealer-'));
  const { privateKey: key } = generateKeyPairSync('ed25519');
  const places = { tiles, anchor: join(folder, 'anchor'), key };
  const db = await openAsSealer(ownerUrl);
  await begin(db, places, new Date());
  return {
    vkey: vkeyOf(logKeyOf(ORIGIN, createPublicKey(key))),
    seal: () => inPlace(db, (session) => sealAll(places, session, () => {}, null)),
    async close() {
      await db.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
