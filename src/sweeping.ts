import type { INestApplication } from '@nestjs/common';
import { ExportDesk } from './audit/export-desk.flow.js';
import { sweepExports } from './audit/export-work.flow.js';
import { sweepRequests } from './audit/request-write.store.js';
import type { Parts } from './parts.js';
import { sweepSettled } from './profile/settled.store.js';
import { sweepCalendars } from './profile/sweep.flow.js';
import { sweepVisits } from './profile/visit.store.js';
import { endHeldDays } from './recommend/held.flow.js';

/** Sweeps away what is over. No answer waits for it: what is over is not read. */
export function sweeping(
  { db, keyring, shelves }: Pick<Parts, 'db' | 'keyring' | 'shelves'>,
  app: Pick<INestApplication, 'get'>,
): () => Promise<void> {
  const desk = app.get(ExportDesk);
  return async () => {
    await endHeldDays(db, null);
    await sweepSettled(db, null);
    await sweepVisits(db, null);
    await sweepRequests(db, null);
    await sweepExports(desk, null);
    await sweepCalendars(db, keyring, shelves.today(new Date()));
  };
}
