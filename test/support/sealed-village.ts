import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trust } from '@village-butcher/sdk/verify';
import { logKeyOf } from '../../src/ledger/checkpoint.js';
import { vkeyOf } from '../../src/ledger/note.js';
import type { LogPlaces } from '../../src/ledger/seal.js';
import { openAsSealer } from '../../src/log-places.js';
import { ORIGIN } from './keys.js';
import { begin, inPlace, sealAll } from './sealing.js';
import { startVillage, type TestVillage } from './village.js';

/** A village whose log is published, and sealed when a test says so. */
export interface SealedVillage {
  readonly village: TestVillage;
  /** Whom a customer's app trusts: it was told so once, and never by a receipt. */
  readonly trust: Trust;
  /** Where its log lies. */
  readonly places: LogPlaces;
  /** Seals all that waits. Answers the size of the log. */
  seal(): Promise<number>;
  close(): Promise<void>;
}

/** Starts a village with a log and a sealer. */
export async function startSealedVillage(
  options: Parameters<typeof startVillage>[0] = {},
): Promise<SealedVillage> {
  const folder = mkdtempSync(join(tmpdir(), 'village-receipts-'));
  const { privateKey: key } = generateKeyPairSync('ed25519');
  const places: LogPlaces = { tiles: join(folder, 'log'), anchor: join(folder, 'anchor'), key };
  const village = await startVillage({ ...options, logFolder: places.tiles });
  const sealer = await openAsSealer(village.ownerUrl);
  await begin(sealer, places, new Date());
  const { kid, public: known } = village.keyring.word;
  return {
    village,
    places,
    trust: {
      log: vkeyOf(logKeyOf(ORIGIN, createPublicKey(key))),
      promise: [{ kid, public: known }],
    },
    seal: () => inPlace(sealer, (session) => sealAll(places, session, () => {}, null)),
    async close() {
      await sealer.destroy();
      await village.stop();
      rmSync(village.exports.folder, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
