import type { ExportDesk } from '../src/audit/export-desk.flow.js';
import { ExportPlace } from '../src/audit/export-place.js';
import { openDatabase } from '../src/database.js';
import { exportDeskOf, exportKeyIn } from '../src/exports.js';
import { openKeyring } from '../src/keys.js';
import { PublishedLog } from '../src/ledger/published.store.js';
import { snapshotKeyIn } from '../src/screening.js';
import type { Settings } from '../src/settings.js';
import { expectShortLives } from '../src/short-lived.js';

/** Opens what exports are made with, as the service does. Whoever opens it closes its database. */
export async function openDesk(ownerUrl: string, settings: Settings): Promise<ExportDesk> {
  expectShortLives();
  const { keyFolder, ledger } = settings;
  const db = await openDatabase(ownerUrl, { role: 'village_app' });
  const keyring = await openKeyring(ownerUrl, db, keyFolder, ledger);
  const published = new PublishedLog(ledger.ledgerTiles);
  const exports = new ExportPlace(
    settings.exportFolder,
    exportKeyIn(keyFolder),
    'verify/verify.mjs',
  );
  const snapshots = snapshotKeyIn(keyFolder);
  return exportDeskOf({ db, keyring, published, exports, snapshots, shelves: NONE });
}

const FIRST = '00000000-0000-7000-8000-000000000000';
/** Nobody is called anything here: no question of the bench asks. */
const NONE = {
  current: () => ({
    register: { recipients: new Map(), notices: [] },
    shelf: { edition: FIRST, stores: new Map() },
  }),
} as never;
