import { LONGEST_ENTRY_BYTES, SHORTEST_ENTRY_BYTES } from './commit.js';
import { LogRefusal } from './log-refusal.js';
import { rootOf, subtreesIn, type HashAt, type Span, type Subtree } from './merkle.js';

/**
 * A file of the log (c2sp.org/tlog-tiles). On level L, hash j is the root of the 256^L leaves from
 * j × 256^L; a tile holds the `width` hashes from `index` × 256. `entries` holds what level 0 hashes.
 */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

const FULL = 256;
const TREE_LEVELS = 8;
const HIGHEST = 63;
const HASH_BYTES = 32;
const LENGTH_BYTES = 2;
const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/;

/** Where a tile is served and kept: `tile/0/x001/x234/067`, and `.p/5` behind it if it is partial. */
export function pathOf({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group));
  return `tile/${level}/${place.join('/')}${width < FULL ? `.p/${width}` : ''}`;
}

/** The tile at a path, or `null`: a path has one spelling, and none leads out of the folder. */
export function tileAt(path: string): Tile | null {
  const [, level, place, width] = PATH.exec(path) ?? [];
  if (!level || !place) return null;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(place.replaceAll(/[x/]/g, '')),
    width: Number(width ?? FULL),
  };
  return isTile(tile) && pathOf(tile) === path ? tile : null;
}

/** The tiles that change when a log grows: the lowest level first, and entries before it. */
export function tilesFor(oldSize: number, newSize: number): readonly Tile[] {
  const tiles = tilesOn('entries', oldSize, newSize);
  let [before, after] = [oldSize, newSize];
  for (let level = 0; after > before; level += 1) {
    tiles.push(...tilesOn(level, before, after));
    [before, after] = [Math.floor(before / FULL), Math.floor(after / FULL)];
  }
  return tiles;
}

/** What stands in a tile of hashes. */
export function tileBytes({ level, index, width }: Tile, hashAt: HashAt): Buffer {
  if (level === 'entries') throw new Error('Entries are bundled, not hashed.');
  const first = index * FULL;
  return Buffer.concat(
    Array.from({ length: width }, (_, at) => hashAt(level * TREE_LEVELS, first + at)),
  );
}

/** The tile in which a subtree is found, in a log of `size` leaves. */
function tileOf({ level, index }: Subtree, size: number): Tile {
  const tileLevel = Math.floor(level / TREE_LEVELS);
  const first = index * 2 ** (level % TREE_LEVELS);
  const count = Math.floor(size / FULL ** tileLevel) - Math.floor(first / FULL) * FULL;
  return { level: tileLevel, index: Math.floor(first / FULL), width: Math.min(count, FULL) };
}

/** The tiles that have to be read before the spans of a proof can be answered, each of them once. */
export function tilesUnder(spans: readonly Span[], size: number): readonly Tile[] {
  const tiles = spans.flatMap(subtreesIn).map((subtree) => tileOf(subtree, size));
  return [...new Map(tiles.map((tile) => [pathOf(tile), tile])).values()];
}

/** The hashes of a log of `size` leaves, from its tiles: proofs need nothing else. */
export const hashesFrom =
  (bytesOf: (tile: Tile) => Buffer, size: number): HashAt =>
  (level, index) => {
    const tile = tileOf({ level, index }, size);
    const hashes = hashesIn(bytesOf(tile), tile.width);
    const count = 2 ** (level % TREE_LEVELS);
    const first = (index * count) % FULL;
    if (first + count > hashes.length) throw new Error('No such subtree.');
    return rootOf(hashes.slice(first, first + count));
  };

/** The hashes of a tile, as many as it has to have. */
export function hashesIn(bytes: Buffer, width: number): readonly Buffer[] {
  if (bytes.length !== width * HASH_BYTES) throw new LogRefusal('malformed', 'A tile is cut.');
  return Array.from({ length: width }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

/** Entries as they are served: each with its length before it. */
export const bundleOf = (entries: readonly Buffer[]): Buffer =>
  Buffer.concat(entries.flatMap((entry) => [lengthOf(entry), entry]));

/** The entries of a bundle: exactly `width` of them, none longer than an entry may be, no rest. */
export function entriesIn(bundle: Buffer, width: number): readonly Buffer[] {
  const entries: Buffer[] = [];
  let at = 0;
  while (entries.length < width && at + LENGTH_BYTES <= bundle.length) {
    const start = at + LENGTH_BYTES;
    at = start + bundle.readUInt16BE(at);
    const entry = bundle.subarray(start, at);
    if (!isEntry(entry)) throw new LogRefusal('malformed', 'An entry is too short or too long.');
    entries.push(entry);
  }
  if (entries.length !== width || at !== bundle.length) {
    throw new LogRefusal('malformed', 'An entry bundle is cut, or goes on.');
  }
  return entries;
}

function tilesOn(level: Tile['level'], before: number, after: number): Tile[] {
  const tiles: Tile[] = [];
  if (after <= before) return tiles;
  for (let index = Math.floor(before / FULL); index * FULL < after; index += 1) {
    tiles.push({ level, index, width: Math.min(after - index * FULL, FULL) });
  }
  return tiles;
}

const isTile = ({ level, index, width }: Tile): boolean =>
  (level === 'entries' || level <= HIGHEST) &&
  Number.isSafeInteger(index * FULL) &&
  width >= 1 &&
  width <= FULL;

function lengthOf(entry: Buffer): Buffer {
  if (!isEntry(entry)) throw new Error('An entry is too short or too long.');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(entry.length);
  return length;
}

const isEntry = ({ length }: Buffer): boolean =>
  length >= SHORTEST_ENTRY_BYTES && length <= LONGEST_ENTRY_BYTES;
