import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { textIn } from './alive.js';
import { DATABASE, OWNER, passwordIn } from './cluster.js';
import { startEmbedded } from './embedded.js';
import { Ends } from './ends.js';
import { placeOf } from './place.js';
import { openAsSealer } from './log-places.js';
import { toldBy, type Environment } from './setting.js';

/** Where the sealer finds the database. The embedded one is sealed by the service itself. */
export function sealerUrl(environment: Environment): string {
  const url = urlIn(environment);
  if (url) return url;
  throw new Error(
    'SEALER_DATABASE_URL is missing. With the embedded database the service seals by itself.',
  );
}

/** The database as the sealer sees it, and how to leave it. The embedded one is started if it rests. */
export async function openLedger(
  environment: Environment,
): Promise<{ readonly db: DataSource; readonly close: () => Promise<void> }> {
  const ends = new Ends();
  const folder = resolve(toldBy(environment)('VILLAGE_FOLDER') ?? '.village');
  try {
    const db = await openAsSealer(urlIn(environment) ?? (await embeddedUrl(folder, ends)));
    ends.add(() => db.destroy());
    return { db, close: () => ends.all() };
  } catch (cause) {
    await ends.all();
    throw cause;
  }
}

/** Named by its variable and never by its value: an address may hold a password. */
function urlIn(environment: Environment): string | undefined {
  const told = toldBy(environment);
  const variables = ['SEALER_DATABASE_URL', 'DATABASE_URL'];
  const name = variables.find((variable) => told(variable));
  const url = name && told(name);
  if (url && !(/^postgres(ql)?:/.test(url) && URL.canParse(url))) {
    throw new Error(`${name} must be an address that begins with postgres:// or postgresql://.`);
  }
  return url;
}

/** Only a service makes a database: a command on the wrong folder leaves nothing there. */
async function embeddedUrl(folder: string, ends: Ends): Promise<string> {
  if (!existsSync(join(folder, 'postgres', 'cluster'))) {
    throw new Error(
      'VILLAGE_FOLDER has no database: start the service there once, or give SEALER_DATABASE_URL.',
    );
  }
  try {
    const { ownerUrl, stop } = await startEmbedded({ folder, say: () => {} });
    ends.add(stop);
    return ownerUrl;
  } catch (cause) {
    const place = placeOf(folder, () => {});
    const port = textIn(join(place.home, 'port'))?.trim();
    if (!port || !String(cause).includes('in use')) throw cause;
    return `postgres://${OWNER}:${passwordIn(place)}@127.0.0.1:${port}/${DATABASE}`;
  }
}
