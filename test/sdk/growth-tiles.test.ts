import { afterAll, expect, test } from '@jest/globals';
import { verifyGrowth, type ReadTile } from '@village-butcher/sdk/verify';
import { rootOf } from '../../src/ledger/merkle.js';
import { pathOf, tileBytes, tilesFor } from '../../src/ledger/tile.js';
import { startSealedVillage } from '../support/sealed-village.js';
import { someLeaves } from '../support/trees.js';
import { give } from '../support/village.js';
import { found, noteFor, readerOf, tilesOf } from './growing.js';

test('a large log is compared through few tiles, each read once, whatever the sizes', async () => {
  const leaves = someLeaves(70_000);
  const levels = new Map<string, Buffer>();
  const hash = (level: number, index: number): Buffer => {
    const key = `${level}/${index}`;
    const known =
      levels.get(key) ??
      rootOf(
        level === 0
          ? [leaves[index]!]
          : [hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1)],
      );
    levels.set(key, known);
    return known;
  };
  for (const [older, newer] of [
    [256, 257],
    [300, 69_999],
    [65_536, 65_537],
    [65_535, 70_000],
    [65_792, 70_000],
  ] as const) {
    const asked: string[] = [];
    const read: ReadTile = async (path) => {
      asked.push(path);
      const tile = tilesFor(0, newer).find((one) => pathOf(one) === path);
      return tile ? tileBytes(tile, hash) : null;
    };
    const [one, other] = [older, newer].map((size) => noteFor(size, rootOf(leaves.slice(0, size))));
    expect(await found(one, other, read)).toBe('grown');
    expect(asked.length).toBe(new Set(asked).size);
    expect(asked.length).toBeLessThan(8);
  }
});

test('a partial tile that is gone since is read from the full one', async () => {
  const leaves = someLeaves(300);
  const read = readerOf(tilesOf(leaves));
  const older = noteFor(100, rootOf(leaves.slice(0, 100)));
  expect(await found(older, noteFor(200, rootOf(leaves.slice(0, 200))), read)).toBe('grown');
});

const { village, trust, seal, close } = await startSealedVillage();
afterAll(close);

test('L10: what a phone remembers of a running service is found again in what it serves later', async () => {
  await seal();
  const checkpoint = async () => (await village.ask('/v1/ledger/checkpoint')).text();
  const readTile: ReadTile = async (path) => {
    const answer = await village.ask(`/v1/ledger/${path}`);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  };
  const remembered = await checkpoint();
  for (let turn = 0; turn < 3; turn++) await give(village.customer(), ['diet']);
  await seal();
  const now = await checkpoint();
  expect(now).not.toBe(remembered);
  expect(await verifyGrowth(remembered, now, readTile, trust)).toMatchObject({ state: 'grown' });
  expect(await verifyGrowth(now, remembered, readTile, trust)).toMatchObject({ code: 'shrunk' });
});
