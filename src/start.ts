import type { Log } from './api/log.js';
import { createApp } from './app.module.js';
import { DatabaseClock } from './base/clock.js';
import { openBasis } from './basis.js';
import { startChores } from './chores.js';
import { moveIn } from './addresses.js';
import { sayIfOnOneDisk } from './disks.js';
import type { Ends } from './ends.js';
import { onDisk } from './on-disk.js';
import type { Settings } from './settings.js';
import { trustOf } from './trust.js';

/** Starts the service, and answers what the person at the terminal should read. */
export async function start(settings: Settings, log: Log, ends: Ends): Promise<string[]> {
  const say = (step: string) => log.tell({ event: 'preparing', step });
  const basis = await openBasis(settings, ends, say);
  if (!settings.databaseUrl) sayIfOnOneDisk(settings, say);
  const trust = await trustOf(settings);
  const app = await createApp({
    ...basis,
    ...trust,
    ...onDisk(settings, basis.keyring.word.origin),
    ...(settings.databaseUrl ? {} : { sealer: 'inside' as const }),
    settings,
    log,
    clock: new DatabaseClock(),
  });
  ends.add(() => app.close());
  ends.add(startChores({ ...basis, log }, app));
  const addressesAt = await moveIn(basis, trust, settings, say);
  await app.listen(settings.port, settings.host);
  const origin = await app.getUrl();
  return [`The village butcher listens on ${origin}`, ...addressesAt(origin)];
}
