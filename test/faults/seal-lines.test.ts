import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fromCanonical } from '../../src/base/canonical.js';
import { readEntries } from '../../src/ledger/seal.store.js';
import { writeErasureLines, writeHeartbeat } from '../../src/ledger/seal-lines.flow.js';
import { someone } from '../support/customers.js';
import { openSealed, type SealedLog } from '../support/sealed.js';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-26T12:00:00Z');
const after = (ms: number) => new Date(NOW.getTime() + ms);

let log: SealedLog;
beforeEach(async () => {
  log = await openSealed(NOW);
  await log.seal();
});
afterEach(() => log.close());

/** What the public lines from an index on say. */
async function saidFrom(index: number): Promise<readonly unknown[]> {
  const entries = await readEntries(log.sealer, index, await log.seal());
  const open = entries.filter((entry) => entry[1]! >= 16);
  return open.map((entry) => fromCanonical(entry.subarray(2).toString()));
}

/** Rows that an erasure leaves behind for the sealer. */
const owe = (batch: string, leaves: string, due: Date) =>
  log.ask(`INSERT INTO ledger.erasure_due (line_id, leaf_index, reason, batch, due_at)
    SELECT gen_random_uuid(), i, 'customer', '${batch}', '${due.toISOString()}'
    FROM generate_series(${leaves}) i`);

test('a heartbeat every ten minutes says how many lines wait, and counts up without a gap', async () => {
  for (const minutes of [0, 5, 9, 10, 19, 20, 35]) {
    if (minutes === 10) await log.add(someone(), 2);
    await writeHeartbeat(log.sealer, after(minutes * 60_000));
    if (minutes === 19) await log.seal();
  }
  expect(await saidFrom(3)).toMatchObject([
    { kind: 'heartbeat', n: 1, waiting: 0, oldest: 0, at: '2026-11-26T12:00:00.000Z' },
    { n: 2, waiting: 3, at: '2026-11-26T12:10:00.000Z' },
    { n: 3, waiting: 0, at: '2026-11-26T12:20:00.000Z' },
    { n: 4, at: '2026-11-26T12:35:00.000Z' },
  ]);
});

test('erased leaves are named once a day, for all customers together, sorted, 900 a line', async () => {
  await log.add(someone(), 1000);
  await log.seal();
  await owe(randomUUID(), '1000, 101, -1', NOW);
  await owe(randomUUID(), '3, 100', NOW);
  expect(await writeErasureLines(log.sealer, NOW, 'daily')).toBe(998);
  const lines = (await saidFrom(1003)) as { leaves: number[]; count: number }[];
  expect(lines.map(({ count }) => count)).toEqual([900, 98]);
  expect(lines.flatMap(({ leaves }) => leaves)).toEqual(
    Array.from({ length: 998 }, (_, n) => n + 3),
  );
  expect(await log.ask('SELECT FROM ledger.erasure_due')).toEqual([]);

  await owe(randomUUID(), '1001, 1001', after(DAY_MS / 2));
  await owe(randomUUID(), '1002, 1002', after(DAY_MS / 2));
  expect(await writeErasureLines(log.sealer, after(DAY_MS - 1), 'daily')).toBe(0);
  expect(await writeErasureLines(log.sealer, after(DAY_MS), 'daily')).toBe(2);
});

test('the erasure of one customer alone waits for company, a week at most, or until it is asked for', async () => {
  await log.add(someone(), 10);
  await log.seal();
  await owe(randomUUID(), '4, 9', NOW);
  expect(await writeErasureLines(log.sealer, after(7 * DAY_MS - 1), 'daily')).toBe(0);
  expect(await writeErasureLines(log.sealer, after(7 * DAY_MS), 'daily')).toBe(6);
  await owe(randomUUID(), '10, 11', NOW);
  expect(await writeErasureLines(log.sealer, NOW, 'now')).toBe(2);
});

test('L10: a line that became nobody’s while it waited is sealed, and only its index is known', async () => {
  const customer = someone();
  await log.add(customer, 2);
  await log.ask(`
    INSERT INTO ledger.erasure_due (line_id, reason, batch, due_at)
    SELECT line_id, 'customer', gen_random_uuid(), now() FROM ledger.queue;
    UPDATE ledger.queue SET customer_id = ledger.nobody(), seq = NULL`);
  expect(await log.seal()).toBe(5);
  expect(await log.ask('SELECT FROM ledger.sealed')).toEqual([]);
  const due = await log.ask('SELECT leaf_index::int AS i FROM ledger.erasure_due ORDER BY 1');
  expect(due).toEqual([{ i: 3 }, { i: 4 }]);
});
