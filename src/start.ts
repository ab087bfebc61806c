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
import { tellingOf } from './telling.js';
import { trustOf } from './trust.js';

/** Starts the service, and answers what the person at the terminal should read. */
export async function start(settings: Settings, log: Log, ends: Ends): Promise<string[]> {
  const say = (step: string) => log.tell({ event: 'preparing', step });
  const basis = await openBasis(settings, ends, say);
  if (!settings.databaseUrl) sayIfOnOneDisk(settings, say);
  const trust = await trustOf(settings);
  const disk = onDisk(settings, basis.keyring.word.origin);
  const app = await createApp({
    ...basis,
    ...trust,
    ...disk,
    ...(settings.databaseUrl ? {} : { sealer: 'inside' as const }),
    settings,
    log,
    clock: new DatabaseClock(),
  });
  ends.add(() => app.close());
  const telling = tellingOf(basis.db, trust.register, settings);
  ends.add(startChores({ ...basis, log, telling }, app));
  const addressesAt = await moveIn({ ...basis, ...disk }, trust, settings, say);
  await app.listen(settings.port, settings.host);
  const origin = await app.getUrl();
  return [`The village butcher listens on ${origin}`, ...addressesAt(origin)];
}
