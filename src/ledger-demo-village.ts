import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PURPOSES, type CatalogueImport } from '@village-butcher/sdk/contract';
import { Log, asText } from './api/log.js';
import { readDemo } from './demo-file.js';
import { startEmbedded } from './embedded.js';
import type { Ends } from './ends.js';
import type { DemoVillage } from './ledger-demo-days.js';
import { startIssuer } from './ledger-demo-issuer.js';
import { sealInside, type Say } from './sealing.js';
import { Settings } from './settings.js';
import { start } from './start.js';

const APP = 'app:brandt';
/** The shop that everybody comes to. */
export const SHOP = new URL('../demo/brandt-day.json', import.meta.url);

/** A running village, with what its bundle is made of. */
export interface Inhabited extends DemoVillage {
  readonly catalogue: CatalogueImport;
  readonly ownerUrl: string;
  readonly settings: Settings;
}

/** What happens on a database before the service is started on it. */
export type Before = (settings: Settings) => Promise<void>;

/** Starts the service and the sealer on a database of their own, as an installation has them. */
export async function inhabit(
  folder: string,
  ends: Ends,
  say: Say,
  before: Before = async () => {},
): Promise<Inhabited> {
  const initdb = ['--no-sync'];
  const { ownerUrl, stop } = await startEmbedded({ folder, say, initdb });
  ends.add(stop);
  const issuer = await startIssuer(ends);
  const clients = join(folder, 'clients.json');
  writeFileSync(
    clients,
    JSON.stringify({
      app: { role: 'customer', recipient: APP, purposes: PURPOSES },
      office: { role: 'retailer' },
      desk: { role: 'dpo' },
    }),
  );
  const settings = new Settings({
    ...issuer.settings,
    DATABASE_URL: ownerUrl,
    VILLAGE_FOLDER: folder,
    CLIENTS: clients,
    PORT: '0',
  });
  await before(settings);
  const log = new Log(() => {}, asText);
  const [greeting = ''] = await start(settings, { log }, ends);
  ends.add(await sealInside(ownerUrl, settings.ledger, say));
  return {
    app: APP,
    baseUrl: /http:\S+/.exec(greeting)![0],
    catalogue: readDemo(SHOP, new Date().toISOString().slice(0, 10)).catalogue,
    ownerUrl,
    settings,
    tokenFor: issuer.tokenFor,
  };
}
