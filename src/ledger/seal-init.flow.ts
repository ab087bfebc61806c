import { createPublicKey } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createAnchor, latest } from './anchor.store.js';
import { logKeyOf, signCheckpoint } from './checkpoint.js';
import { foundLog } from './founding.flow.js';
import { refusal } from './seal-compare.flow.js';
import { SealRefusal } from './seal-refusal.js';
import { readLog } from './seal.store.js';
import type { LogPlaces } from './seal.js';
import { readCheckpoint, tilesEnd } from './tiles.store.js';

/** Whether a log has not begun anywhere: no leaf, no tile, nothing shown, nothing remembered. */
export async function isUntouched(
  db: DataSource,
  { tiles, anchor }: Pick<LogPlaces, 'tiles' | 'anchor'>,
): Promise<boolean> {
  const [log, anchored] = [await readLog(db), await latest(anchor)];
  if (anchored || (await readCheckpoint(tiles)) !== null) return false;
  return (log?.size ?? 0) === 0 && (await tilesEnd(tiles)) === 0;
}

/**
 * Begins to remember a log: announces its key, and anchors it while it is empty. From then on an
 * anchor that is missing is a loss, and never made again.
 */
export async function beginLog(db: DataSource, places: LogPlaces, now: Date): Promise<void> {
  const log = await readLog(db);
  if (!log) {
    throw new SealRefusal('S1-settings', 'The log is not founded: start the service once.');
  }
  if (!(await isUntouched(db, places))) throw refusal('S6-anchor-missing');
  const publicKey = createPublicKey(places.key);
  const kid = logKeyOf(log.origin, publicKey).id.toString('hex');
  const known = publicKey.export({ format: 'jwk' }).x!;
  await foundLog(db, log.origin, [{ kid, public: known, use: 'log' }], now);
  await createAnchor(places.anchor, signCheckpoint(log, places.key));
}
