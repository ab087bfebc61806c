import { setTimeout } from 'node:timers/promises';
import { writeBundle, type Written } from './audit/bundle.flow.js';
import { BundleFolder } from './audit/bundle.store.js';
import { openDatabase } from './database.js';
import { openKeyring } from './keys.js';
import { PublishedLog } from './ledger/published.store.js';
import type { Settings } from './settings.js';
import { trustIn } from './trust-file.js';

/** How long a bundle waits for a moment in which nothing is on its way into the log. */
const PATIENCE_MS = 120_000;
const PAUSE_MS = 200;

/** What was written, and whom an auditor of it would trust. */
export interface Bundled extends Written {
  readonly trust: object;
}

/** Writes the whole log of an installation, as soon as it rests. */
export async function bundleOf(
  ownerUrl: string,
  { keyFolder, ledger }: Pick<Settings, 'keyFolder' | 'ledger'>,
  folder: string,
  promises: readonly string[],
): Promise<Bundled> {
  const db = await openDatabase(ownerUrl, { role: 'village_dpo', poolSize: 2 });
  try {
    const keyring = await openKeyring(ownerUrl, db, keyFolder, ledger);
    const published = new PublishedLog(ledger.ledgerTiles);
    const parts = { keyring, published, folder: new BundleFolder(folder), promises };
    for (const last = Date.now() + PATIENCE_MS; Date.now() < last; await setTimeout(PAUSE_MS)) {
      const written = await writeBundle(db, parts);
      if (!written) continue;
      return { ...written, trust: trustIn({ keyFolder, ledger }, { origin: keyring.word.origin }) };
    }
  } finally {
    await db.destroy();
  }
  throw new Error('The log does not come to rest: is the sealer running?');
}
