import { generateKeyPairSync } from 'node:crypto';
import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { openBasis } from './basis.js';
import { Ends } from './ends.js';
import { onDisk } from './on-disk.js';
import type { Settings } from './settings.js';
import { liveYear } from './year.js';

const APP = 'app:brandt';
const CLIENT = 'app';
const MONTH_DAYS = 30;

/** Opens an installation, lets a year go by in it, and closes it again. Says each month. */
export async function livedYear(
  settings: Settings,
  catalogue: CatalogueImport,
  customers: number,
  say: (text: string) => void,
): Promise<void> {
  const ends = new Ends();
  try {
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
