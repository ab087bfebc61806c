import { rmSync } from 'node:fs';
import type { Village } from '@village-butcher/sdk';
import type { LedgerSettings } from '../../src/ledger-settings.js';
import { migrate } from '../../src/migrate.js';
import { asAdmin } from './database.js';
import { CLIENT_OF, startIssuer } from './issuer.js';
import { openHouse } from './older-keys.js';
import { olderHouse, type Left } from './older-rows.js';
import { TestClock } from './service.js';
import { letOwnerSee } from './unwalled.js';
import { startVillage, type TestVillage } from './village.js';

const MINUTE_MS = 60_000;

/** That house with the service of today in it. */
export interface Older {
  readonly village: TestVillage;
  readonly settings: LedgerSettings;
  readonly saw: Left['saw'];
  readonly app: (name: string) => Village;
  seal(): Promise<number>;
  close(): Promise<void>;
}

/** Starts the service of today on it, as its own start does: migrated, checked, with its keys. */
export async function startOlder(): Promise<Older> {
  const { ownerUrl, folder, left } = await olderHouse();
  await migrate(ownerUrl);
  await letOwnerSee(ownerUrl);
  const { keyring, tombstones, snapshots, settings, seal, close } = await openHouse(
    ownerUrl,
    folder,
  );
  const issuer = await startIssuer(left.issuer);
  const clock = new TestClock(new Date(Date.parse(left.at) + MINUTE_MS));
  const village = await startVillage({
    beside: { ownerUrl, keyring, snapshots, issuer, clock, tombstones },
    logFolder: settings.ledgerTiles,
    clients: {
      [CLIENT_OF.recipient]: { role: 'recipient', recipient: 'app:brandt', keeps: 'screen' },
    },
  });
  await village.refresh();
  return {
    village,
    settings,
    saw: left.saw,
    app: (name) => village.customer(name),
    seal,
    async close() {
      await close();
      await village.stop();
      await issuer.close();
      await asAdmin(`DROP DATABASE ${new URL(ownerUrl).pathname.slice(1)} WITH (FORCE)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
