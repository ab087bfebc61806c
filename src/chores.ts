import type { INestApplication } from '@nestjs/common';
import { Changes } from './api/changes.flow.js';
import { traceOf, type Chore, type Log } from './api/log.js';
import { turnedOf } from './api/security.js';
import { refreshShelves } from './catalogue/in-use.flow.js';
import { deskChores } from './desk-chores.js';
import type { Parts } from './parts.js';
import { carryOutErasures } from './recommend/erasure.flow.js';
import { sweeping } from './sweeping.js';
import { tellAll, type Telling } from './telling.js';

/** How often another instance's import is looked for. */
const LOOK_MS = 5_000;
/** How often another instance's acts are looked for, and how often a stream shows that it lives. */
const CHANGES_MS = 2_000;
const BEAT_MS = 15_000;
/** How often it is looked whether somebody asked for an export, and whom there is something to tell. */
const EXPORT_MS = 1_000;
const TELL_MS = 1_000;
/** How often what is over is swept away. */
const SWEEP_MS = 10 * 60_000;

type ChoreParts = Pick<Parts, 'db' | 'keyring' | 'tombstones' | 'shelves' | 'log'> & {
  readonly telling: Telling;
};

/** What the service does without being asked. Answers a function that ends it. */
export function startChores(
  { shelves, log, telling, ...house }: ChoreParts,
  app: Pick<INestApplication, 'get'>,
): () => void {
  const changes = app.get(Changes);
  const { db } = house;
  const look = () => refreshShelves(db, shelves);
  const sweep = sweeping({ ...house, shelves }, app);
  const { exportAll, askTonight } = deskChores(app, log);
  const tell = tellAll(telling, (turn) => log.warn(turnedOf(turn)));
  const erase = () => carryOutErasures(house, null);
  const timers = [
    setInterval(() => void tried('look', look, log), LOOK_MS),
    setInterval(() => void tried('changes', () => changes.look(), log), CHANGES_MS),
    setInterval(() => changes.beat(), BEAT_MS),
    setInterval(() => void tried('sweep', sweep, log), SWEEP_MS),
    setInterval(() => void tried('erase', erase, log), SWEEP_MS),
    setInterval(() => void tried('night', askTonight, log), SWEEP_MS),
    setInterval(() => void tried('export', exportAll, log), EXPORT_MS),
    setInterval(() => void tried('tell', tell, log), TELL_MS),
  ];
  void tried('sweep', sweep, log);
  return () => timers.forEach(clearInterval);
}

/** A chore that fails is tried again next time. */
async function tried(chore: Chore, work: () => Promise<unknown>, log: Log): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.tell({ event: 'chore-failed', chore, ...traceOf(error) });
  }
}
