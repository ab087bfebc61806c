import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Step } from '../../src/ledger/seal.js';
import { readCheckpoint } from '../../src/ledger/tiles.store.js';
import { someone } from '../support/customers.js';
import { removeAll } from '../support/embedded.js';
import { openSealed, type SealedLog } from '../support/sealed.js';
import { sealedApart } from '../support/sealer-apart.js';

/** `npm run ledger:crash` tries everything; otherwise each step fails, or is killed. */
const isWhole = process.env['CRASHES'] !== undefined;
const STEPS: readonly Step[] = [
  'taken',
  'written',
  'committed',
  'tile',
  'tiles',
  'checked',
  'signed',
  'anchored',
  'published',
];
/** What the next sealer finds: the same lines, or more of them. */
const NEXT = ['the same batch', 'another batch'] as const;
const KILLED: readonly Step[] = isWhole ? STEPS : ['written', 'tile', 'anchored'];
const MINUTE_MS = 60_000;

let log: SealedLog;
beforeEach(async () => {
  log = await openSealed();
  await log.add(someone(), 250);
  await log.seal();
  await log.add(someone(), 1100);
});
afterEach(() => log.close());
afterAll(removeAll);

/** After a crash: one sealer more, and every line that was acknowledged is in the log, once. */
async function expectWhole(next: (typeof NEXT)[number], shown: string | null): Promise<void> {
  const more = next === 'the same batch' ? 0 : 300;
  await log.add(someone(), more);
  expect(await log.seal()).toBe(1353 + more);
  expect(await log.check()).toBe(1353 + more);
  const found = await log.ask(`
    SELECT (SELECT count(*) FROM ledger.queue)::int AS waiting,
      (SELECT count(*) FROM ledger.sealed)::int AS sealed,
      (SELECT count(DISTINCT leaf_index) FROM ledger.sealed s JOIN ledger.line l
        USING (customer_id, line_id) JOIN ledger.leaf f USING (leaf_index)
        WHERE f.leaf_hash = l.leaf_hash)::int AS right`);
  expect(found).toEqual([{ waiting: 0, sealed: 1350 + more, right: 1350 + more }]);
  expect(shown === null || Number(shown.split('\n')[1]) <= 1353 + more).toBe(true);
}

const FAILED = isWhole ? STEPS : STEPS.filter((step) => !KILLED.includes(step));
const everyStep = FAILED.flatMap((step, n) =>
  (isWhole ? NEXT : [NEXT[n % NEXT.length]!]).map((next) => [step, next] as const),
);

describe('row 48: whatever fails wherever, each acknowledged line is in the log once', () => {
  test.each(everyStep)('a failure right after "%s", then %s', async (at, next) => {
    const crash = log.seal((step) => {
      if (step === at) throw new Error('It fails here.');
    });
    await expect(crash).rejects.toThrow('It fails here.');
    await expectWhole(next, await readCheckpoint(log.places.tiles));
  });

  const kills = KILLED.flatMap((step) =>
    (isWhole ? NEXT : NEXT.slice(1)).flatMap((next) =>
      (isWhole ? [1, 2] : [1]).map((nth) => [step, nth, next] as const),
    ),
  );
  test.each(kills)(
    'a sealer that is killed at "%s", time %i, then %s',
    async (step, nth, next) => {
      const { ended } = await sealedApart(log, { step, nth });
      // A second time does not come at every step: then all is sealed, which is as good.
      expect(ended).toBe(nth > 1 && ended === 0 ? 0 : 'SIGKILL');
      await expectWhole(next, await readCheckpoint(log.places.tiles));
    },
    MINUTE_MS,
  );
});
