import type { DataSource, EntityManager } from 'typeorm';
import { allAnchored } from './anchor.store.js';
import { leafHashOf } from './commit.js';
import { emptyRange, extended, rootOf, rootOfRange, type Range } from './merkle.js';
import { compared, refusal, type Compared } from './seal-compare.flow.js';
import { SealRefusal } from './seal-refusal.js';
import { countUnqueued, readEntries } from './seal.store.js';
import { tileThere } from './seal-tiles.flow.js';
import { ownCheckpoint, type LogPlaces } from './seal.js';
import { bundleOf, pathOf, type Tile } from './tile.js';
import { checkpointAt, checkpointSizes } from './tiles.store.js';

const FULL = 256;

/** Compares the whole log in the database, on disk and in the anchor. Refuses at the first fault. */
export async function checkLedger(db: DataSource, places: LogPlaces): Promise<number> {
  return db.transaction('REPEATABLE READ', async (tx) => {
    const found = await compared(tx, places, 'whole');
    const roots = await signedRoots(places, found);
    const roof: Buffer[] = [];
    let border: Range = emptyRange;
    while (border.size < found.log.size) {
      const to = Math.min(border.size + FULL, found.log.size);
      const entries = await readEntries(tx, border.size, to);
      await checkBundle(places.tiles, found.signed.size, border.size / FULL, entries);
      for (const hash of entries.map(leafHashOf)) {
        border = extended(border, [hash]);
        const signed = roots.get(border.size);
        if (signed && !signed.equals(rootOfRange(border))) throw refusal('S3-other-root');
      }
      if (entries.length === FULL) roof.push(rootOf(entries.map(leafHashOf)));
    }
    if (!rootOfRange(border).equals(found.log.root)) throw refusal('S3-other-root');
    await checkRoof(places.tiles, found.signed.size, roof);
    await checkQueue(tx);
    return border.size;
  });
}

/** Everything that we ever signed and still have, by its size. */
async function signedRoots(
  { tiles, anchor, key }: LogPlaces,
  { signed, log }: Compared,
): Promise<ReadonlyMap<number, Buffer>> {
  const sizes = (await checkpointSizes(tiles)).filter((size) => size <= signed.size);
  const kept = await Promise.all(sizes.map((size) => checkpointAt(tiles, size)));
  const notes = [...(await allAnchored(anchor)).map(({ note }) => note), ...kept];
  const checkpoints = notes.flatMap((note) => (note && ownCheckpoint(note, log.origin, key)) || []);
  const roots = new Map<number, Buffer>();
  for (const { size, root } of checkpoints) {
    if (!(roots.get(size) ?? root).equals(root)) throw refusal('S3-other-root');
    roots.set(size, root);
  }
  return roots;
}

/** One bundle and the tile of its hashes, as far as they are published. */
async function checkBundle(
  folder: string,
  size: number,
  index: number,
  entries: readonly Buffer[],
): Promise<void> {
  const some = entries.slice(0, Math.max(0, size - index * FULL));
  if (some.length === 0) return;
  const width = some.length;
  await checkTile(folder, { level: 'entries', index, width }, bundleOf(some));
  await checkTile(folder, { level: 0, index, width }, Buffer.concat(some.map(leafHashOf)));
}

/** The tiles above those of the leaves, each made of the roots of the level below. */
async function checkRoof(folder: string, size: number, roots: readonly Buffer[]): Promise<void> {
  let hashes = roots.slice(0, Math.floor(size / FULL));
  for (let level = 1; hashes.length > 0; level += 1) {
    const above: Buffer[] = [];
    for (let index = 0; index * FULL < hashes.length; index += 1) {
      const some = hashes.slice(index * FULL, (index + 1) * FULL);
      await checkTile(folder, { level, index, width: some.length }, Buffer.concat(some));
      if (some.length === FULL) above.push(rootOf(some));
    }
    hashes = above;
  }
}

async function checkTile(folder: string, tile: Tile, bytes: Buffer): Promise<void> {
  if ((await tileThere(folder, tile)).equals(bytes)) return;
  throw new SealRefusal(
    'S4-tiles-ahead',
    `${pathOf(tile)} is not what the database has. Find out which of the two was changed.`,
  );
}

/** Refuses where a line since then was neither queued nor sealed. */
export async function checkQueue(
  db: DataSource | EntityManager,
  since: Date = new Date(0),
): Promise<void> {
  const count = await countUnqueued(db, since);
  if (count === 0) return;
  throw new SealRefusal(
    'S10-unqueued',
    `${count} lines neither wait for the log nor are in it. Somebody emptied the queue: find out who.`,
  );
}
