import type { LedgerSettings } from '../../src/ledger-settings.js';
import { checkLedger } from '../../src/ledger/check.flow.js';
import { foundLog } from '../../src/ledger/founding.flow.js';
import { initLog, openAsSealer, placesOf } from '../../src/log-places.js';
import { migrate } from '../../src/migrate.js';
import { ORIGIN } from './keys.js';
import { letOwnerSee } from './unwalled.js';

/** Founds the log of a database, as the first start of a service does. */
export async function foundAt(ownerUrl: string): Promise<void> {
  const sealer = await openAsSealer(ownerUrl);
  await foundLog(sealer, ORIGIN, [], new Date()).finally(() => sealer.destroy());
}

/** Makes a new database ready, and begins its log in the folders of the settings. */
export async function begunAt(ownerUrl: string, settings: LedgerSettings): Promise<void> {
  await migrate(ownerUrl);
  await letOwnerSee(ownerUrl);
  await foundAt(ownerUrl);
  const sealer = await openAsSealer(ownerUrl);
  await initLog(sealer, settings).finally(() => sealer.destroy());
}

/** Checks the whole of a log, and answers how many leaves it has. */
export async function checkedAt(ownerUrl: string, settings: LedgerSettings): Promise<number> {
  const sealer = await openAsSealer(ownerUrl);
  return checkLedger(sealer, placesOf(settings)).finally(() => sealer.destroy());
}
