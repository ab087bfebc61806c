import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { ExportKey } from '../../src/audit/export-key.js';
import { ExportPlace } from '../../src/audit/export-place.js';
import { SnapshotKey } from '../../src/consent/snapshot.js';
import { openKeyring } from '../../src/keys.js';
import { Keyring } from '../../src/ledger/keyring.js';
import { PublishedLog } from '../../src/ledger/published.store.js';
import { PromiseKey } from '../../src/ledger/promise.js';
import { Tombstones } from '../../src/ledger/tombstone.store.js';

/** The log that tests speak of. */
export const ORIGIN = 'test.example/village/2026';

/** Keys that only this run knows. */
export const newKeyring = (): Keyring =>
  new Keyring(
    randomBytes(32),
    randomBytes(32),
    new PromiseKey(ORIGIN, generateKeyPairSync('ed25519').privateKey),
  );

/** The keys in a folder of a test, and the log that they speak of. */
export const keyringAt = (ownerUrl: string, db: DataSource, folder: string): Promise<Keyring> =>
  openKeyring(ownerUrl, db, folder, { ledgerOrigin: ORIGIN });

/** A key for snapshots that only this run knows. */
export const newSnapshots = (): SnapshotKey =>
  new SnapshotKey(generateKeyPairSync('ed25519').privateKey);

/** The log in a folder. Without one it is nowhere, and nothing was ever sealed. */
export const publishedIn = (folder = 'nowhere'): PublishedLog => new PublishedLog(folder);

/** Who was erased, remembered in a folder: one of its own, there once somebody is. */
export const tombstonesIn = (
  folder = join(tmpdir(), `village-anchor-${randomUUID()}`),
  mode: Tombstones['mode'] = 'shred',
): Tombstones => new Tombstones(folder, mode);

/** Who is responsible where tests are. */
export const CONTROLLER = {
  name: 'Familie Brandt Frischemärkte',
  address: 'Mühlenstraße 1, 12345 Mutzenhausen',
  contact: ['datenschutz@brandt.example'],
  country: 'DE',
  storedIn: ['DE', 'NL'],
  authority: { name: 'Aufsicht von Mutzenhausen', contact: ['https://aufsicht.example'] },
};

/** Where exports are written, with a key that only this run knows, in parts of so many rows. */
export const exportsIn = (
  folder = join(tmpdir(), `village-exports-${randomUUID()}`),
  mostRows?: number,
): ExportPlace =>
  new ExportPlace(
    folder,
    new ExportKey(generateKeyPairSync('ed25519').privateKey),
    'verify/verify.mjs',
    CONTROLLER,
    mostRows,
  );
