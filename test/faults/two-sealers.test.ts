import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { latest, swap } from '../../src/ledger/anchor.store.js';
import { signCheckpoint } from '../../src/ledger/checkpoint.js';
import { moveToLog, readLog } from '../../src/ledger/seal.store.js';
import { someone } from '../support/customers.js';
import { openSealed, type SealedLog } from '../support/sealed.js';

let log: SealedLog;
beforeEach(async () => {
  log = await openSealed();
  await log.seal();
  await log.add(someone(), 10);
});
afterEach(() => log.close());

const refusal = (code: string) => expect.objectContaining({ code });
const KILL = `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

test('row 19: there is one sealer, and the second one is told so', async () => {
  let second: unknown;
  await log.seal(async (step) => {
    if (step === 'committed') second ??= await log.seal().catch((cause: unknown) => cause);
  });
  expect(second).toEqual(refusal('S8-two-sealers'));
  expect(await log.check()).toBe(13);
});

test.each(['taken', 'committed', 'tiles', 'signed'] as const)(
  'row 19: a sealer whose connection is cut at "%s" and another one never sign two roots for a size',
  async (at) => {
    let isCut = false;
    const first = log.seal(async (step) => {
      if (step !== at || isCut) return;
      isCut = true;
      await log.ask(KILL);
      await log.add(someone(), 20);
      await log.seal();
    });
    await first.catch((cause: unknown) => cause);
    expect(isCut).toBe(true);
    expect(await log.seal()).toBe(33);
    expect(await log.check()).toBe(33);
  },
);

test('row 19: who is late at the log, and who is late at the anchor, is refused', async () => {
  const from = (await readLog(log.sealer))!;
  const before = (await latest(log.places.anchor))!;
  await log.seal();
  const rows = [
    {
      customer_id: someone(),
      line_id: someone(),
      kind: 1,
      entry: Buffer.alloc(34),
      leaf_hash: Buffer.alloc(32),
    },
  ];
  const to = { ...from, size: from.size + 1 };
  const late = log.sealer.transaction((tx) => moveToLog(tx, { rows, from, to }));
  await expect(late).rejects.toBeInstanceOf(Error);
  const note = signCheckpoint({ ...from, size: from.size + 10 }, log.places.key);
  await expect(swap(log.places.anchor, before, note)).rejects.toEqual(refusal('S8-two-sealers'));
  const own = (await latest(log.places.anchor))!;
  expect(await swap(log.places.anchor, before, own.note)).toEqual(own);
  expect(await log.check()).toBe(13);
});
