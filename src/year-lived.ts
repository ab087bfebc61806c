import { generateKeyPairSync } from 'node:crypto';
import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { openBasis } from './basis.js';
import { openDatabase } from './database.js';
import { Ends } from './ends.js';
import { openKeyring } from './keys.js';
import { migrate } from './migrate.js';
import { onDisk } from './on-disk.js';
import type { Settings } from './settings.js';
import { liveYear } from './year.js';

const APP = 'app:brandt';
const CLIENT = 'app';
const MONTH_DAYS = 30;
const FOUNDED_BEFORE_MS = 366 * 86_400_000;

/** Opens an installation, lets a year go by in it, and closes it again. Says each month. */
export async function livedYear(
  settings: Settings,
  catalogue: CatalogueImport,
  customers: number,
  say: (text: string) => void,
): Promise<void> {
  const ends = new Ends();
  try {
    await foundAYearAgo(settings);
    const basis = await openBasis(settings, ends, say);
    const { snapshots } = onDisk(settings, basis.keyring.word.origin);
    const { privateKey } = generateKeyPairSync('ed25519');
    const living = {
      ...basis,
      snapshots,
      issuer: settings.tokenIssuer!,
      app: APP,
      client: CLIENT,
      seals: { scheme: 'v1a', keys: [privateKey] } as const,
    };
    const { told } = await liveYear(living, catalogue, customers, (day) => {
      if (day % MONTH_DAYS === 0) say(`Day ${day} of 365`);
    });
    say(`${customers} customers lived here; the app was told ${told} things.`);
  } finally {
    await ends.all();
  }
}

/** A log knows no line that is older than itself: so it begins before the first day of the year. */
async function foundAYearAgo({ databaseUrl, keyFolder, ledger }: Settings): Promise<void> {
  await migrate(databaseUrl!);
  const db = await openDatabase(databaseUrl!, { role: 'village_app', poolSize: 1 });
  const begin = new Date(Date.now() - FOUNDED_BEFORE_MS);
  await openKeyring(databaseUrl!, db, keyFolder, ledger, begin).finally(() => db.destroy());
}
