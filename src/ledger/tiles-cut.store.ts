import { join } from 'node:path';
import { removeAll } from './durable.store.js';
import { tilesFor, type Tile } from './tile.js';
import { readTile, tilePaths, writeTile } from './tiles.store.js';

const FULL = 256;

/**
 * Takes away what stands behind a size: it was written and never signed, so nobody was shown it.
 * What is left of a full tile becomes a partial one.
 */
export async function cutTiles(folder: string, size: number): Promise<void> {
  const beyond = (await tilePaths(folder)).filter(({ tile }) => endOf(tile) > size);
  if (beyond.length === 0) return;
  const partial = tilesFor(0, size).filter(({ width }) => width < FULL);
  const kept = await Promise.all(
    partial.map(async (tile) => ({ tile, bytes: await readTile(folder, tile) })),
  );
  for (const { path } of beyond) await removeAll(join(folder, path));
  for (const { tile, bytes } of kept) if (bytes) await writeTile(folder, tile, bytes);
}

/** Behind which leaf a tile ends. */
const endOf = ({ level, index, width }: Tile): number =>
  (index * FULL + width) * (level === 'entries' ? 1 : FULL ** level);
