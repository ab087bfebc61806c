import { dirname, join } from 'node:path';
import {
  makeFolder,
  namesBelow,
  namesIn,
  readWhole,
  removeAll,
  replace,
  thin,
  writeOnce,
} from './durable.store.js';
import { SealRefusal } from './seal-refusal.js';
import { bundleOf, entriesIn, hashesIn, pathOf, tileAt, type Tile } from './tile.js';

const FULL = 256;
const CHECKPOINT = 'checkpoint';
const EARLIER = 'checkpoints';

/**
 * The bytes of a tile, or `null` if there is none. A partial tile goes when its full one is there,
 * and then is the beginning of it.
 */
export async function readTile(folder: string, tile: Tile): Promise<Buffer | null> {
  const bytes = await readWhole(join(folder, pathOf(tile)));
  if (bytes || tile.width === FULL) return bytes;
  const full = await readWhole(join(folder, pathOf({ ...tile, width: FULL })));
  return full && beginningOf(full, tile);
}

/** Writes a tile for good. A tile that is there already has to be the same, byte for byte. */
export async function writeTile(folder: string, tile: Tile, bytes: Buffer): Promise<void> {
  const path = join(folder, pathOf(tile));
  await makeFolder(dirname(path));
  if ((await writeOnce(path, bytes)) === 'taken' && !(await readWhole(path))?.equals(bytes)) {
    throw new SealRefusal(
      'S4-tiles-ahead',
      `${pathOf(tile)} holds other bytes than the database. Keep both, and run ledger:check.`,
    );
  }
  if (tile.width === FULL) await removeAll(`${path}.p`);
}

/** How many entries the tiles hold, counted by their names alone. */
export async function tilesEnd(folder: string): Promise<number> {
  const ends = (await tilePaths(folder))
    .filter(({ tile }) => tile.level === 'entries')
    .map(({ tile }) => tile.index * FULL + tile.width);
  return ends.reduce((most, end) => Math.max(most, end), 0);
}

/** Every tile in a folder, and its path there. */
export const tilePaths = async (
  folder: string,
): Promise<readonly { readonly path: string; readonly tile: Tile }[]> =>
  ((await namesBelow(join(folder, 'tile'))) ?? []).flatMap((name) => {
    const tile = tileAt(`tile/${name}`);
    return tile ? [{ path: `tile/${name}`, tile }] : [];
  });

/** Whether the tiles go on right behind a log of this size. */
export async function goesOn(folder: string, size: number): Promise<boolean> {
  const [index, width] = [Math.floor(size / FULL), size % FULL];
  const next = pathOf({ level: 'entries', index: index + 1, width: FULL });
  const here = pathOf({ level: 'entries', index, width: FULL });
  const whole = await Promise.all([here, next].map((path) => readWhole(join(folder, path))));
  const parts = await Promise.all(
    [here, next].map((path) => namesIn(join(folder, `${path}.p`)).then((names) => names ?? [])),
  );
  const isWider = parts[0]!.some((name) => /^\d+$/.test(name) && Number(name) > width);
  return whole.some((bytes) => bytes !== null) || isWider || parts[1]!.length > 0;
}

/** The checkpoint that everybody is shown, or `null` before the first. */
export const readCheckpoint = async (folder: string): Promise<string | null> =>
  (await readWhole(join(folder, CHECKPOINT)))?.toString() ?? null;

/** The sizes of the checkpoints that are kept, smallest first. */
export const checkpointSizes = async (folder: string): Promise<readonly number[]> =>
  ((await namesIn(join(folder, EARLIER))) ?? [])
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .toSorted((a, b) => a - b);

/** A checkpoint of before, by its size, if it is one of those that are kept. */
export const checkpointAt = async (folder: string, size: number): Promise<string | null> =>
  (await readWhole(join(folder, EARLIER, String(size))))?.toString() ?? null;

/** Shows everybody a checkpoint, and keeps it: some of the earlier ones can be asked for later. */
export async function publishCheckpoint(folder: string, note: string): Promise<void> {
  const size = Number(note.split('\n')[1]);
  await makeFolder(join(folder, EARLIER));
  await replace(join(folder, EARLIER, String(size)), note);
  await replace(join(folder, CHECKPOINT), note);
  await thin(join(folder, EARLIER), (await checkpointSizes(folder)).map(String));
}

const beginningOf = (full: Buffer, { level, width }: Tile): Buffer =>
  level === 'entries'
    ? bundleOf(entriesIn(full, FULL).slice(0, width))
    : Buffer.concat(hashesIn(full, FULL).slice(0, width));
