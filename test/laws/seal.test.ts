import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leafHashOf } from '../../src/ledger/commit.js';
import { rootOf } from '../../src/ledger/merkle.js';
import { readEntries, readLog } from '../../src/ledger/seal.store.js';
import { writeTiles } from '../../src/ledger/seal-tiles.flow.js';
import { pathOf, tilesFor } from '../../src/ledger/tile.js';
import { readCheckpoint, readTile } from '../../src/ledger/tiles.store.js';
import { someone } from '../support/customers.js';
import { openSealed, type SealedLog } from '../support/sealed.js';

let log: SealedLog;
beforeAll(async () => {
  log = await openSealed();
});
afterAll(() => log.close());

const customers = [someone(), someone(), someone()];
const acknowledged: string[] = [];

/** Lines of somebody, or a moment in which the sealer comes by. */
const anyMoment = fc.oneof(
  fc.record({ who: fc.nat(2), count: fc.oneof(fc.nat(5), fc.constantFrom(255, 256, 700, 1025)) }),
  fc.constant('seal' as const),
);

async function live(
  moments: readonly (typeof anyMoment extends fc.Arbitrary<infer M> ? M : never)[],
) {
  for (const moment of moments) {
    if (moment === 'seal') await log.seal();
    else {
      const lines = await log.add(customers[moment.who]!, moment.count);
      acknowledged.push(...lines.map(({ leafHash }) => leafHash.toString('hex')));
    }
  }
  return log.seal();
}

/** The same entries, published in one go. */
async function tilesAtOnce(entries: readonly Buffer[]): Promise<Map<string, Buffer | null>> {
  const folder = mkdtempSync(`${tmpdir()}/village-tiles-`);
  await writeTiles(folder, { old: 0, entries }, () => {});
  const tiles = await tilesIn(folder, entries.length);
  rmSync(folder, { recursive: true });
  return tiles;
}

const tilesIn = async (folder: string, size: number): Promise<Map<string, Buffer | null>> =>
  new Map(
    await Promise.all(
      tilesFor(0, size).map(async (tile) => [pathOf(tile), await readTile(folder, tile)] as const),
    ),
  );

test('L10: however lines come and whenever they are sealed, each is in the log once, in the order of its customer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyMoment, { maxLength: 12 }), async (moments) => {
      const size = await live(moments);
      const entries = await readEntries(log.sealer, 0, size);
      const hashes = entries.map(leafHashOf);
      expect(rootOf(hashes)).toEqual((await readLog(log.sealer))!.root);
      expect(await tilesIn(log.places.tiles, size)).toEqual(await tilesAtOnce(entries));

      const blind = hashes.filter((_, index) => entries[index]![1]! < 16);
      expect(blind.map((hash) => hash.toString('hex')).toSorted()).toEqual(acknowledged.toSorted());
      const rows = await log.ask(`
        SELECT count(*)::int AS wrong FROM (
          SELECT leaf_index, lag(leaf_index) OVER (PARTITION BY customer_id ORDER BY seq) AS before
          FROM ledger.line JOIN ledger.sealed USING (customer_id, line_id)
        ) l WHERE before >= leaf_index`);
      expect(rows).toEqual([{ wrong: 0 }]);
      expect(await log.check()).toBe(size);
    }),
    { numRuns: 5 },
  );
}, 120_000);

test('the log begins with its genesis, and what is sealed twice is the same', async () => {
  const [first] = await readEntries(log.sealer, 0, 1);
  expect(JSON.parse(first!.subarray(2).toString())).toMatchObject({ kind: 'genesis' });
  const shown = await readCheckpoint(log.places.tiles);
  await log.seal();
  expect(await readCheckpoint(log.places.tiles)).toBe(shown);
});

test('a notice is in the log before the lines that wait longer than it', async () => {
  await log.add(customers[0]!, 3);
  await log.ask(
    `SELECT ledger.publish(gen_random_uuid(), 17, '{"kind":"notice"}') FROM ledger.log`,
  );
  const size = await log.seal();
  const entries = await readEntries(log.sealer, size - 4, size);
  expect(entries.map((entry) => entry[1])).toEqual([17, 1, 1, 1]);
});
