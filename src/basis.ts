import { refreshShelves } from './catalogue/in-use.flow.js';
import { Shelves } from './catalogue/shelves.js';
import { checkDatabase, openDatabase } from './database.js';
import { startEmbedded } from './embedded.js';
import type { Ends } from './ends.js';
import { openTombstones } from './erasing.js';
import { openKeyring } from './keys.js';
import { PublishedLog } from './ledger/published.store.js';
import { migrate } from './migrate.js';
import type { House } from './recommend/erasure.flow.js';
import { sealInside } from './sealing.js';
import type { Settings } from './settings.js';

/** What everything else stands on: rows, the keys to them, and what the shops have. */
export interface Basis extends House {
  readonly shelves: Shelves;
  readonly published: PublishedLog;
}

/** The database that the settings name, or the embedded one: up to date, checked and open. */
export async function openBasis(
  settings: Settings,
  ends: Ends,
  say: (step: string) => void,
): Promise<Basis> {
  const ownerUrl = settings.databaseUrl ?? (await ownDatabase(settings, ends, say));
  await migrate(ownerUrl);
  const db = await openDatabase(ownerUrl, { role: 'village_app' });
  ends.add(() => db.isInitialized && db.destroy());
  await checkDatabase(db);
  const keyring = await openKeyring(ownerUrl, db, settings.keyFolder, settings.ledger);
  const tombstones = await openTombstones({ db, keyring }, settings.ledger);
  if (!settings.databaseUrl) ends.add(await sealInside(ownerUrl, settings.ledger, say));
  const shelves = new Shelves();
  await refreshShelves(db, shelves);
  return {
    db,
    keyring,
    tombstones,
    shelves,
    published: new PublishedLog(settings.ledger.ledgerTiles),
  };
}

async function ownDatabase(
  { villageFolder: folder }: Settings,
  ends: Ends,
  say: (step: string) => void,
): Promise<string> {
  const { ownerUrl, stop } = await startEmbedded({ folder, say });
  ends.add(stop);
  return ownerUrl;
}
