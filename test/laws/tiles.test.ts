import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LogRefusal } from '../../src/ledger/log-refusal.js';
import {
  consistencyProof,
  consistencySpans,
  inclusionProof,
  inclusionSpans,
  rootOf,
} from '../../src/ledger/merkle.js';
import {
  bundleOf,
  entriesIn,
  hashesFrom,
  hashesIn,
  pathOf,
  tileAt,
  tileBytes,
  tilesFor,
  tilesUnder,
  type Tile,
} from '../../src/ledger/tile.js';
import { hashesOver, someLeaves } from '../support/trees.js';

const LEAVES = 1500;
const leaves = someLeaves(LEAVES);
const hashAt = hashesOver(leaves);
const anyTile: fc.Arbitrary<Tile> = fc.record({
  level: fc.oneof(fc.nat(63), fc.constant('entries' as const)),
  index: fc.oneof(
    fc.nat(2000),
    fc.maxSafeNat().map((n) => Math.floor(n / 512)),
  ),
  width: fc.integer({ min: 1, max: 256 }),
});
const anyEntry = fc.uint8Array({ minLength: 3, maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const refusal = expect.objectContaining({ code: 'malformed' });

test('the paths of tiles are those of the standard', () => {
  expect(pathOf({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
  expect(pathOf({ level: 3, index: 0, width: 1 })).toBe('tile/3/000.p/1');
  expect(pathOf({ level: 'entries', index: 1000, width: 255 })).toBe('tile/entries/x001/000.p/255');
});

test('a path has one tile, and a tile one path', () => {
  expect(tileAt('tile/63/x001/x234/067')).toEqual({ level: 63, index: 1_234_067, width: 256 });
  expect(tileAt('tile/entries/000.p/255')).toEqual({ level: 'entries', index: 0, width: 255 });
  fc.assert(fc.property(anyTile, (tile) => expect(tileAt(pathOf(tile))).toEqual(tile)));
});

const NO_PATHS = `
  tile tile/0 tile/0/ tile//000 /tile/0/000 tile/0/000/ tile/0/../000 tile/0/..%2f000 tile/../0/000
  tile/0/x../000 tile\\0\\000 tile/00/000 tile/01/000 tile/64/000 tile/-1/000 tile/1e1/000 tile/x/000
  tile/0/0 tile/0/00 tile/0/0000 tile/0/x000 tile/0/x000/000 tile/0/001/000 tile/0/x001/x000
  tile/0/X001/000 tile/0/x035/x184/x372/x088/832 tile/0/x001/x000/x000/x000/x000/x000/000
  tile/0/000.p tile/0/000.p/ tile/0/000.p/0 tile/0/000.p/01 tile/0/000.p/256 tile/0/000.p/999
  tile/0/000.p/+1 tile/0/000.p/1.p/1 tile/0/000.P/1 tile/0/٠٠٠ tile/entries/0 tile/Entries/000
  tile/entries/000.p/256 tile/0/000?a tile/0/000%00 tile/__proto__/000`;

test('no other path is the path of a tile', () => {
  const others = [
    ...NO_PATHS.split(/\s+/),
    'tile/0/000\n',
    ' tile/0/000',
    'x'.repeat(1e6),
    `tile/0/${'x001/'.repeat(1e5)}000`,
  ];
  expect(others.filter((path) => tileAt(path) !== null)).toEqual([]);
});

test('a log of 70,000 leaves has the tiles that the standard counts', () => {
  const count = new Map<string, number>();
  for (const { level, width } of tilesFor(0, 70_000)) {
    const kind = `${level} ${width}`;
    count.set(kind, (count.get(kind) ?? 0) + 1);
  }
  expect(Object.fromEntries(count)).toEqual({
    'entries 256': 273,
    'entries 112': 1,
    '0 256': 273,
    '0 112': 1,
    '1 256': 1,
    '1 17': 1,
    '2 1': 1,
  });
  expect(tilesFor(0, 256).map(pathOf)).toEqual([
    'tile/entries/000',
    'tile/0/000',
    'tile/1/000.p/1',
  ]);
  expect(tilesFor(5, 5)).toEqual([]);
  expect(tilesFor(0, 0)).toEqual([]);
  expect(tilesFor(257, 258).map(pathOf)).toEqual(['tile/entries/001.p/2', 'tile/0/001.p/2']);
});

test('at the end of what can be counted, a leaf still changes few tiles', () => {
  const size = Number.MAX_SAFE_INTEGER;
  expect(tilesFor(size - 1, size).map(pathOf)).toEqual([
    'tile/entries/x035/x184/x372/x088/831.p/255',
    'tile/0/x035/x184/x372/x088/831.p/255',
  ]);
  expect(tilesFor(2 ** 48 - 1, 2 ** 48).map(({ level }) => level)).toEqual([
    'entries',
    0,
    1,
    2,
    3,
    4,
    5,
    6,
  ]);
});

test('L10: tiles written in batches are, to the byte, the tiles written at once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 4 }), (steps) => {
      const files = new Map<string, Buffer>();
      let size = 0;
      for (const step of steps) {
        for (const tile of tilesFor(size, size + step)) written(files, tile);
        size += step;
      }
      const atOnce = new Map<string, Buffer>();
      for (const tile of tilesFor(0, size)) written(atOnce, tile);
      for (const [path, bytes] of atOnce) expect(files.get(path)).toEqual(bytes);
    }),
    { numRuns: 15 },
  );
});

test('L10: tiles alone give the root and every proof', () => {
  const files = new Map<string, Buffer>();
  const sizes = [1, 2, 255, 256, 257, 511, 512, 700, 1500];
  for (const [at, size] of sizes.entries()) {
    for (const tile of tilesFor(sizes[at - 1] ?? 0, size)) written(files, tile);
  }
  fc.assert(
    fc.property(fc.constantFrom(...sizes), fc.nat(), (size, any) => {
      const index = any % size;
      const read: string[] = [];
      const bytesOf = (tile: Tile): Buffer => {
        read.push(pathOf(tile));
        return files.get(pathOf(tile))!;
      };
      const fromTiles = hashesFrom(bytesOf, size);
      expect(inclusionProof(fromTiles, index, size)).toEqual(inclusionProof(hashAt, index, size));
      expect(consistencyProof(fromTiles, index + 1, size)).toEqual(
        consistencyProof(hashAt, index + 1, size),
      );
      const spans = [...inclusionSpans(index, size), ...consistencySpans(index + 1, size)];
      expect(new Set(tilesUnder(spans, size).map(pathOf))).toEqual(new Set(read));
    }),
    { numRuns: 40 },
  );
  const whole = hashesFrom((tile) => files.get(pathOf(tile))!, 256);
  expect(whole(8, 0)).toEqual(rootOf(leaves.slice(0, 256)));
  expect(() => whole(8, 1)).toThrow();
});

test('a tile that is cut or goes on is refused', () => {
  const bytes = tileBytes({ level: 0, index: 0, width: 3 }, hashAt);
  expect(hashesIn(bytes, 3)).toEqual(leaves.slice(0, 3));
  for (const other of [bytes.subarray(1), bytes.subarray(32), Buffer.concat([bytes, bytes])]) {
    expect(() => hashesIn(other, 3)).toThrow(LogRefusal);
  }
  expect(() => tileBytes({ level: 'entries', index: 0, width: 1 }, hashAt)).toThrow('bundled');
});

test('L10: a bundle gives back its entries, and is refused when cut, longer or other in number', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 8 }), fc.nat(), (entries, any) => {
      const bundle = bundleOf(entries);
      const cut = bundle.subarray(0, any % bundle.length);
      expect(entriesIn(bundle, entries.length)).toEqual(entries);
      expect(() => entriesIn(cut, entries.length)).toThrow(refusal);
      expect(() => entriesIn(Buffer.concat([bundle, Buffer.of(0)]), entries.length)).toThrow();
      expect(() => entriesIn(bundle, entries.length + 1)).toThrow(refusal);
      expect(() => entriesIn(bundle, entries.length - 1)).toThrow(refusal);
    }),
  );
});

test('an entry is neither shorter nor longer than an entry may be', () => {
  expect(bundleOf([Buffer.from('abc')])).toEqual(Buffer.from('\0\u0003abc'));
  const longest = Buffer.alloc(16_002);
  expect(entriesIn(bundleOf([longest]), 1)).toEqual([longest]);
  for (const entry of [Buffer.alloc(0), Buffer.alloc(2), Buffer.alloc(16_003)]) {
    const length = Buffer.of(entry.length >> 8, entry.length & 255);
    expect(() => bundleOf([entry])).toThrow('An entry');
    expect(() => entriesIn(Buffer.concat([length, entry]), 1)).toThrow(refusal);
  }
});

/** Writes a tile as a store would: what is there already must be the same. */
function written(files: Map<string, Buffer>, tile: Tile): void {
  if (tile.level === 'entries') return;
  const bytes = tileBytes(tile, hashAt);
  expect(files.get(pathOf(tile)) ?? bytes).toEqual(bytes);
  files.set(pathOf(tile), bytes);
}
