import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { firstBreak } from '../../src/ledger/line.js';
import { checkQueue } from '../../src/ledger/check.flow.js';
import { moveToLog, readLog } from '../../src/ledger/seal.store.js';
import { openAsSealer } from '../../src/log-places.js';
import { withoutTriggers } from '../support/backup.js';
import { chainOf, someone } from '../support/customers.js';
import { openSealed, type SealedLog } from '../support/sealed.js';
import { inPlace } from '../support/sealing.js';
import { see } from '../../src/base/statement.store.js';

let log: SealedLog;
beforeEach(async () => {
  log = await openSealed();
  await log.seal();
});
afterEach(() => log.close());

const refusal = (code: string) => expect.objectContaining({ code });
const flipped = `set_byte(entry, 10, get_byte(entry, 10) # 1)`;

describe('what was acknowledged is what is sealed', () => {
  test('row 1: a byte of a waiting line cannot be changed, and where it could it is not sealed', async () => {
    await log.add(someone(), 2);
    const change = `UPDATE ledger.queue SET entry = ${flipped} WHERE seq = 1`;
    await expect(log.ask(change)).rejects.toEqual(refusal('23514'));
    const checks = await log.ask(`SELECT conname FROM pg_constraint
      WHERE conrelid = 'ledger.queue'::regclass AND contype = 'c'`);
    const drops = checks.map(({ conname }) => `DROP CONSTRAINT ${String(conname)}`);
    await log.ask(`ALTER TABLE ledger.queue ${drops.join(', ')}; ${change}`);
    await expect(log.seal()).rejects.toEqual(refusal('S7-leaf-changed'));
    expect(await log.ask('SELECT count(*)::int AS n FROM ledger.queue')).toEqual([{ n: 2 }]);
  });

  test('row 54: a bit that flips between reading and sequencing is refused by the log', async () => {
    await log.add(someone(), 1);
    const [row] = await log.ask('SELECT * FROM ledger.queue');
    const entry = Buffer.from(row!['entry'] as Buffer);
    entry[20]! ^= 1;
    const rows = [{ ...(row as never as Parameters<typeof moveToLog>[1]['rows'][0]), entry }];
    const from = (await readLog(log.sealer))!;
    const to = { ...from, size: from.size + 1 };
    const moved = log.sealer.transaction((tx) => moveToLog(tx, { rows, from, to }));
    await expect(moved).rejects.toEqual(refusal('23514'));
  });

  test('row 7: a line that lost its place in the queue is missed', async () => {
    await log.add(someone(), 2);
    await expect(checkQueue(log.sealer)).resolves.toBeUndefined();
    await log.ask('DELETE FROM ledger.queue WHERE seq = 0');
    await expect(checkQueue(log.sealer, new Date(Date.now() - 60_000))).rejects.toEqual(
      refusal('S10-unqueued'),
    );
    await log.seal();
    await expect(log.check()).rejects.toEqual(refusal('S10-unqueued'));
  });

  test('rows 5 and 11: a sealed leaf that is deleted is missed by the check, and a changed one', async () => {
    await log.add(someone(), 600);
    await log.seal();
    await log.ask(
      'BEGIN; CREATE TABLE kept AS SELECT * FROM ledger.leaf WHERE leaf_index = 30; COMMIT',
    );
    await log.ask(withoutTriggers('DELETE FROM ledger.leaf WHERE leaf_index = 30'));
    await expect(log.check()).rejects.toEqual(refusal('S3-other-root'));
    await log.ask('INSERT INTO ledger.leaf SELECT * FROM kept');
    expect(await log.check()).toBe(603);
    const other = `UPDATE ledger.leaf SET entry = ${flipped},
      leaf_hash = sha256('\\x00'::bytea || ${flipped}) WHERE leaf_index = 30`;
    await log.ask(withoutTriggers(other));
    await expect(log.check()).rejects.toEqual(refusal('S4-tiles-ahead'));
  });
});

describe('every line is taken, in the order of its customer', () => {
  test('row 51: a line whose transaction began first and ended last is not skipped', async () => {
    let end = () => {};
    const open = new Promise<void>((done) => (end = done));
    const first = someone();
    await log.add(first, 1);
    const late = log.db.transaction(async (tx) => {
      await see(tx, 'customer', first);
      await tx.query(`INSERT INTO ledger.queue
        SELECT ledger.nobody(), gen_random_uuid(), kind, NULL, entry, leaf_hash, queued_at
        FROM ledger.queue LIMIT 1`);
      await open;
    });
    await setTimeout(100);
    await log.add(someone(), 1);
    const before = await log.seal();
    end();
    await late;
    expect(await log.seal()).toBe(before + 1);
    expect(await log.check()).toBe(before + 1);
  });

  test('row 52: 64 writers on one customer and 64 on others leave whole chains, while they are sealed', async () => {
    const customer = someone();
    const others = Array.from({ length: 64 }, someone);
    const sealing = (async () => {
      for (let n = 0; n < 10; n += 1) await log.seal();
    })();
    await Promise.all([...others.map(() => customer), ...others].map((one) => log.add(one, 2)));
    await sealing;
    expect(await log.seal()).toBe(3 + 64 * 4);
    expect(firstBreak(await chainOf(log.db, log.keyring, customer))).toBeNull();
    expect(await chainOf(log.db, log.keyring, customer)).toHaveLength(128);
    expect(await log.check()).toBe(3 + 64 * 4);
  }, 30_000);

  test('row 53: an act that changes nothing has no line, moves no head, and the next one works', async () => {
    const customer = someone();
    await log.add(customer, 1);
    const head = await log.ask('SELECT seq, leaf_hash FROM ledger.head');
    await log.add(customer, 0);
    expect(await log.ask('SELECT seq, leaf_hash FROM ledger.head')).toEqual(head);
    await log.add(customer, 1);
    expect(await log.seal()).toBe(5);
  });

  test('row 24: a clock that steps back does not turn the lines of a customer around', async () => {
    const customer = someone();
    await log.add(customer, 2);
    await log.ask(`UPDATE ledger.head SET queued_at = now() + interval '1 day'`);
    await log.add(customer, 1);
    await log.add(someone(), 1);
    await log.add(customer, 2);
    await log.seal();
    const rows = await log.ask(`SELECT array_agg(seq ORDER BY leaf_index) AS seqs
      FROM ledger.line JOIN ledger.sealed USING (customer_id, line_id)
      WHERE customer_id = '${customer}'`);
    expect(rows).toEqual([{ seqs: [0, 1, 2, 3, 4] }]);
  });
});

test('row 55: a database that could forget is not sealed', async () => {
  const name = new URL(log.ownerUrl).pathname.slice(1);
  await log.ask(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  const sealer = await openAsSealer(log.ownerUrl);
  await expect(inPlace(sealer, async () => {})).rejects.toEqual(refusal('S1-settings'));
  await sealer.destroy();
});
