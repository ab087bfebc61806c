import { createApp } from './app.module.js';
import { beginWork, type Voice } from './at-work.js';
import { DatabaseClock } from './base/clock.js';
import { openBasis } from './basis.js';
import { moveIn } from './addresses.js';
import type { Ends } from './ends.js';
import { onDisk } from './on-disk.js';
import { sayOf } from './say.js';
import type { Settings } from './settings.js';
import { trustOf } from './trust.js';

/** Starts the service, and answers what the person at the terminal should read. */
export async function start(settings: Settings, voice: Voice, ends: Ends): Promise<string[]> {
  const { log } = voice;
  const say = sayOf(log);
  const basis = await openBasis(settings, ends, say);
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
  beginWork({ ...basis, ...trust, ...disk }, settings, app, voice, ends);
  const addressesAt = await moveIn({ ...basis, ...disk }, trust, settings, say);
  await app.listen(settings.port, settings.host);
  const origin = await app.getUrl();
  return [`The village butcher listens on ${origin}`, ...addressesAt(origin)];
}
