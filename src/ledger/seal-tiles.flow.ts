import { leafHashOf } from './commit.js';
import type { Checkpoint } from './checkpoint.js';
import {
  consistencyProof,
  consistencySpans,
  EMPTY_ROOT,
  rootOf,
  rootOfRange,
  subtreesIn,
  verifyConsistency,
  type HashAt,
  type Range,
  type Span,
} from './merkle.js';
import { SealRefusal } from './seal-refusal.js';
import type { Steps } from './seal.js';
import {
  bundleOf,
  entriesIn,
  hashesFrom,
  hashesIn,
  pathOf,
  tilesFor,
  tilesUnder,
  type Tile,
} from './tile.js';
import { readTile, writeTile } from './tiles.store.js';

const FULL = 256;
const TREE_LEVELS = 8;
/** Files that are written at a time. */
const AT_ONCE = 16;

/** A tree that has grown: how far it was published, and its entries from `firstOf(old)` on. */
export interface Grown {
  readonly old: number;
  readonly entries: readonly Buffer[];
}

/** Where the bundle begins that a log of this size goes on in. */
export const firstOf = (size: number): number => Math.floor(size / FULL) * FULL;

/** Writes the tiles that a tree got when it grew, the lowest level first. */
export async function writeTiles(folder: string, grown: Grown, tell: Steps): Promise<void> {
  const files = await filesOf(folder, grown);
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    await allDone(some.map(({ tile, bytes }) => writeTile(folder, tile, bytes)));
    await tell('tile');
  }
}

/** Waits for all of them, also where one fails: nothing goes on behind our back. */
async function allDone(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find(({ status }) => status === 'rejected');
  if (failed) await Promise.all(work);
}

interface File {
  readonly tile: Tile;
  readonly bytes: Buffer;
}

async function filesOf(folder: string, { old, entries }: Grown): Promise<readonly File[]> {
  const bundles = inTiles(entries).map((some, at) => ({
    tile: { level: 'entries' as const, index: firstOf(old) / FULL + at, width: some.length },
    bytes: bundleOf(some),
  }));
  const files: File[] = bundles;
  let [before, hashes] = [old, entries.map(leafHashOf)];
  for (let level = 0; hashes.length > 0; level += 1) {
    const index = Math.floor(before / FULL);
    const parts = inTiles(hashes);
    files.push(
      ...parts.map((some, at) => ({
        tile: { level, index: index + at, width: some.length },
        bytes: Buffer.concat(some),
      })),
    );
    const roots = parts.filter((some) => some.length === FULL).map(rootOf);
    if (roots.length === 0) break;
    hashes = [...(await lastHashes(folder, level + 1, index)), ...roots];
    before = index;
  }
  return files;
}

/** The hashes of the last tile of a level that has so many, if it is not full. */
async function lastHashes(
  folder: string,
  level: number,
  count: number,
): Promise<readonly Buffer[]> {
  const tile = { level, index: Math.floor(count / FULL), width: count % FULL };
  return tile.width === 0 ? [] : hashesIn(await tileThere(folder, tile), tile.width);
}

/**
 * Reads back what was written, and finds the root on another way than it was found before: from the
 * bytes on disk. Refuses unless they are these leaves, and go on from what was anchored.
 */
export async function checkTiles(
  folder: string,
  before: Checkpoint,
  now: Checkpoint,
): Promise<void> {
  for (const tile of tilesFor(before.size, now.size)) {
    if (tile.width === FULL) await checkParent(folder, tile, now.size);
    if (tile.level !== 0) continue;
    const bundle = await tileThere(folder, { ...tile, level: 'entries' });
    const found = Buffer.concat(entriesIn(bundle, tile.width).map(leafHashOf));
    if (!found.equals(await tileThere(folder, tile))) throw otherTiles(pathOf(tile));
  }
  const root = rootOfRange(await rangeIn(folder, now.size));
  if (!root.equals(now.root) || !(await isBeginning(folder, before, now))) {
    throw otherTiles(`the tree of ${now.size} leaves`);
  }
}

/** Each full tile is one hash of the tile above it. */
async function checkParent(folder: string, { level, index }: Tile, size: number): Promise<void> {
  if (level === 'entries') return;
  const full = { level, index, width: FULL };
  const width = FULL ** (level + 1);
  const hashAt = await loaded(folder, [{ start: index * width, end: (index + 1) * width }], size);
  const found = rootOf(hashesIn(await tileThere(folder, full), FULL));
  if (!found.equals(hashAt((level + 1) * TREE_LEVELS, index))) throw otherTiles(pathOf(full));
}

/** Every tree begins with the empty one; any other beginning has to be proven. */
async function isBeginning(folder: string, before: Checkpoint, now: Checkpoint): Promise<boolean> {
  if (before.size === 0) return before.root.equals(EMPTY_ROOT);
  const spans = consistencySpans(before.size, now.size);
  const hashAt = await loaded(folder, spans, now.size);
  const proof = consistencyProof(hashAt, before.size, now.size);
  const { size: old, root: oldRoot } = before;
  return verifyConsistency({ old, size: now.size, oldRoot, root: now.root, proof });
}

/** The border of the tree of this size, from the tiles. */
export async function rangeIn(folder: string, size: number): Promise<Range> {
  const hashAt = await loaded(folder, [{ start: 0, end: size }], size);
  const hashes = subtreesIn({ start: 0, end: size }).map(({ level, index }) =>
    hashAt(level, index),
  );
  return { size, hashes };
}

/** A tile that has to be there. It is public, and can be written again from the database. */
export async function tileThere(folder: string, tile: Tile): Promise<Buffer> {
  const bytes = await readTile(folder, tile);
  if (bytes) return bytes;
  throw new SealRefusal(
    'S9-storage',
    `${pathOf(tile)} is missing. Run ledger:recover, which writes it again from the database.`,
  );
}

async function loaded(folder: string, spans: readonly Span[], size: number): Promise<HashAt> {
  const tiles = tilesUnder(spans, size);
  const bytes = await Promise.all(tiles.map((tile) => tileThere(folder, tile)));
  const found = new Map(tiles.map((tile, at) => [pathOf(tile), bytes[at]!]));
  return hashesFrom((tile) => found.get(pathOf(tile))!, size);
}

const inTiles = (hashes: readonly Buffer[]): readonly (readonly Buffer[])[] =>
  Array.from({ length: Math.ceil(hashes.length / FULL) }, (_, at) =>
    hashes.slice(at * FULL, (at + 1) * FULL),
  );

const otherTiles = (what: string): SealRefusal =>
  new SealRefusal(
    'S4-tiles-ahead',
    `On disk ${what} is not what the database has. Keep both, and run ledger:check.`,
  );
