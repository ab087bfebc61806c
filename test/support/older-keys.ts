import { join } from 'node:path';
import { checkDatabase, openDatabase } from '../../src/database.js';
import { openTombstones } from '../../src/erasing.js';
import { LedgerSettings } from '../../src/ledger-settings.js';
import { openAsSealer, placesOf } from '../../src/log-places.js';
import { snapshotKeyIn } from '../../src/screening.js';
import { keyringAt } from './keys.js';
import { inPlace, sealAll } from './sealing.js';

/** Opens a house by the keys, the tombstones and the log in its folder, as a start of the service does. */
export async function openHouse(ownerUrl: string, folder: string) {
  const db = await openDatabase(ownerUrl, { role: 'village_app', poolSize: 2 });
  await checkDatabase(db);
  const settings = new LedgerSettings({ VILLAGE_FOLDER: folder });
  const keyring = await keyringAt(ownerUrl, db, join(folder, 'keys'));
  const tombstones = await openTombstones({ db, keyring }, settings);
  const sealer = await openAsSealer(ownerUrl);
  return {
    settings,
    keyring,
    tombstones,
    snapshots: snapshotKeyIn(join(folder, 'keys')),
    seal: () => inPlace(sealer, (session) => sealAll(placesOf(settings), session, () => {}, null)),
    async close() {
      await sealer.destroy();
      await db.destroy();
    },
  };
}
