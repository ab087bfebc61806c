import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { checkLedger } from '../../src/ledger/check.flow.js';
import type { LogPlaces, Steps } from '../../src/ledger/seal.js';
import { openAsSealer } from '../../src/log-places.js';
import { freshDatabase } from './database.js';
import { ask } from './embedded.js';
import { newKeyring } from './keys.js';
import { addLines, begin, inPlace, sealAll } from './sealing.js';

/** A log of a test's own: a database, folders for tiles and anchor, and a sealer's place. */
export interface SealedLog {
  readonly ownerUrl: string;
  /** As the service sees it. */
  readonly db: DataSource;
  readonly sealer: DataSource;
  readonly places: LogPlaces;
  readonly keyring: ReturnType<typeof newKeyring>;
  /** Adds lines to somebody's chain, in one act. */
  add(customer: string, count: number): ReturnType<typeof addLines>;
  /** Seals all that waits, as a sealer that has just been started. Answers the size of the log. */
  seal(tell?: Steps): Promise<number>;
  check(): Promise<number>;
  /** Asks as the owner, whom nothing stops. */
  ask(text: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Opens a log with its first two lines waiting, and a third that announces its key. */
export async function openSealed(now: Date = new Date()): Promise<SealedLog> {
  const { ownerUrl, db, close } = await freshDatabase();
  const sealer = await openAsSealer(ownerUrl);
  const folder = mkdtempSync(join(tmpdir(), 'village-log-'));
  const places: LogPlaces = {
    tiles: join(folder, 'log'),
    anchor: join(folder, 'anchor'),
    key: generateKeyPairSync('ed25519').privateKey,
  };
  const keyring = newKeyring();
  await begin(sealer, places, now);
  return {
    ownerUrl,
    db,
    sealer,
    places,
    keyring,
    add: (customer, count) => addLines(db, keyring, customer, count),
    seal: (tell = () => {}) => inPlace(sealer, (session) => sealAll(places, session, tell, null)),
    check: () => checkLedger(sealer, places),
    ask: (text) => ask(ownerUrl, text),
    async close() {
      await sealer.destroy();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
