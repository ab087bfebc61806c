import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Checkpoint } from './checkpoint.js';
import { leafHashOf } from './commit.js';
import { emptyRange, extended, rootOfRange, type Range } from './merkle.js';
import { refusal, signedLog } from './seal-compare.flow.js';
import { adopt, moveLog, type Adopted } from './recover.store.js';
import { readEntries } from './seal.store.js';
import { tileThere, writeTiles } from './seal-tiles.flow.js';
import type { LogPlaces } from './seal.js';
import { entriesIn } from './tile.js';
import { cutTiles } from './tiles-cut.store.js';

const FULL = 256;
/** Leaves that are read or written at a time. */
const CHUNK = 64 * FULL;

/**
 * After the database lost what it had sealed: brings the leaves back that were signed, from the
 * tiles. What was written to disk and never signed goes. Tiles that are missing are written again.
 * Nothing is kept unless it comes to the root that is in the anchor.
 */
export async function recover(db: DataSource, places: LogPlaces, now: Date): Promise<Adopted> {
  const { log, signed } = await signedLog(db, places);
  const done =
    log.size < signed.size
      ? await db.transaction((tx) => fill(tx, places.tiles, log, signed, now))
      : { leaves: 0, lost: 0 };
  await cutTiles(places.tiles, signed.size);
  for (let old = 0; old < signed.size; old += CHUNK) {
    const entries = await readEntries(db, old, Math.min(old + CHUNK, signed.size));
    await writeTiles(places.tiles, { old, entries }, () => {});
  }
  return done;
}

async function fill(
  tx: EntityManager,
  tiles: string,
  log: Checkpoint,
  signed: Checkpoint,
  now: Date,
): Promise<Adopted> {
  let border: Range = emptyRange;
  for (let at = 0; at < log.size; at += CHUNK) {
    const entries = await readEntries(tx, at, Math.min(at + CHUNK, log.size));
    border = extended(border, entries.map(leafHashOf));
  }
  if (!rootOfRange(border).equals(log.root)) throw refusal('S3-other-root');
  const found = { leaves: 0, lost: 0 };
  const batch = randomUUID();
  while (border.size < signed.size) {
    const entries = await bundleFrom(tiles, border.size, signed.size);
    const { leaves, lost } = await adopt(tx, { from: border.size, entries, batch, now });
    found.leaves += leaves;
    found.lost += lost;
    border = extended(border, entries.map(leafHashOf));
  }
  if (!rootOfRange(border).equals(signed.root)) throw refusal('S3-other-root');
  await moveLog(tx, log, signed);
  return found;
}

/** The rest of the bundle in which an index lies. */
async function bundleFrom(folder: string, from: number, size: number): Promise<readonly Buffer[]> {
  const index = Math.floor(from / FULL);
  const width = Math.min(FULL, size - index * FULL);
  const bundle = await tileThere(folder, { level: 'entries', index, width });
  return entriesIn(bundle, width).slice(from - index * FULL);
}
