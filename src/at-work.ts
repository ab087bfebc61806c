import type { INestApplication } from '@nestjs/common';
import type { Log } from './api/log.js';
import { startChores } from './chores.js';
import { sayIfOnOneDisk } from './disks.js';
import type { Ends } from './ends.js';
import { openTo } from './gauges.js';
import { keysInUse } from './keys-in-use.js';
import type { Management } from './management.js';
import type { Parts } from './parts.js';
import { sayOf } from './say.js';
import type { Settings } from './settings.js';
import { tellingOf } from './telling.js';

/** By what a service is heard by whoever operates it. */
export interface Voice {
  readonly log: Log;
  readonly management?: Management;
}

/** Begins what a service does beside answering: its chores, and what it tells its operator of itself. */
export function beginWork(
  parts: Omit<Parts, 'settings' | 'clock' | 'log'>,
  settings: Settings,
  app: Pick<INestApplication, 'get'>,
  { log, management }: Voice,
  ends: Ends,
): void {
  const { db, register } = parts;
  if (!settings.databaseUrl) sayIfOnOneDisk(settings, sayOf(log));
  const telling = tellingOf(db, register, settings);
  ends.add(startChores({ ...parts, log, telling }, app));
  log.warn({ event: 'started' });
  keysInUse(parts, settings.keyFolder).forEach((event) => log.warn(event));
  if (management) ends.add(openTo(management, db, app));
}
