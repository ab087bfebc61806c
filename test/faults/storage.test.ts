import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { readCheckpoint } from '../../src/ledger/tiles.store.js';
import { someone } from '../support/customers.js';
import { removeAll } from '../support/embedded.js';
import { openSealed, type SealedLog } from '../support/sealed.js';
import { sealedApart } from '../support/sealer-apart.js';

let log: SealedLog;
beforeEach(async () => {
  log = await openSealed();
  await log.seal();
  await log.add(someone(), 400);
});
afterEach(() => log.close());
afterAll(removeAll);

const refusal = (code: string) => expect.objectContaining({ code });

/** Puts a file where the sealer needs a folder: every call there fails, as on a broken disk. */
function spoil(path: string): () => void {
  const isThere = existsSync(path);
  if (isThere) renameSync(path, `${path}-kept`);
  writeFileSync(path, '');
  return () => {
    rmSync(path);
    if (isThere) renameSync(`${path}-kept`, path);
  };
}

const PLACES: readonly (readonly [string, () => string])[] = [
  ['the entries', () => join(log.places.tiles, 'tile/entries')],
  ['the hashes', () => join(log.places.tiles, 'tile/0')],
  ['a level that is new', () => join(log.places.tiles, 'tile/1')],
  ['the anchor', () => log.places.anchor],
  ['earlier checkpoints', () => join(log.places.tiles, 'checkpoints')],
];

test.each(PLACES)(
  'row 49: with a broken disk at %s nothing is shown that is not whole, and then it goes on',
  async (_, place) => {
    const shown = await readCheckpoint(log.places.tiles);
    const mend = spoil(place());
    await expect(log.seal()).rejects.toEqual(refusal('S9-storage'));
    expect(await readCheckpoint(log.places.tiles)).toBe(shown);
    mend();
    expect(await log.seal()).toBe(403);
    expect(await log.check()).toBe(403);
  },
);

test('row 49: where a file cannot take its place the one before it stays whole', async () => {
  const shown = await readCheckpoint(log.places.tiles);
  rmSync(join(log.places.tiles, 'checkpoint'));
  mkdirSync(join(log.places.tiles, 'checkpoint'));
  await expect(log.seal()).rejects.toEqual(refusal('S9-storage'));
  rmSync(join(log.places.tiles, 'checkpoint'), { recursive: true });
  writeFileSync(join(log.places.tiles, 'checkpoint'), shown!);
  expect(await log.seal()).toBe(403);
  expect(await log.check()).toBe(403);
  expect(drafts()).toEqual([]);
});

test('row 49: a disk that takes half of a file gets no tile out of it', async () => {
  const shown = await readCheckpoint(log.places.tiles);
  const { ended, said } = await sealedApart(log, { step: 'never', nth: 1, mostBlocks: 4 });
  expect(ended).toBe(1);
  expect(said).toMatch(/S9-storage/);
  expect(said).toMatch(/The disk answers EFBIG to write/);
  expect(await readCheckpoint(log.places.tiles)).toBe(shown);
  expect(drafts()).toEqual([]);
  expect(await log.seal()).toBe(403);
  expect(await log.check()).toBe(403);
}, 30_000);

/** Files that never got their name. */
const drafts = () =>
  readdirSync(log.places.tiles, { recursive: true }).filter((name) =>
    String(name).endsWith('.draft'),
  );
