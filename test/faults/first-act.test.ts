import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { lockHead } from '../../src/ledger/ledger.store.js';
import { someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { eventually } from '../support/embedded.js';
import { newKeyring } from '../support/keys.js';

let fresh: FreshDatabase;
let owner: DataSource;
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = await new DataSource({ type: 'postgres', url: fresh.ownerUrl }).initialize();
});
afterAll(async () => {
  await owner.destroy();
  await fresh.close();
});

/** Until somebody waits for a lock in this database. */
const isAwaited = async () =>
  eventually(async () =>
    expect(
      await owner.query(`SELECT count(*)::int AS n FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`),
    ).toEqual([{ n: 1 }]),
  );

test('a head that comes while it is looked for is not given out without its lock', async () => {
  const customer = someone();
  const look = (): Promise<unknown> =>
    fresh.db.query('SELECT seq FROM ledger.lock_head($1, $2)', [customer, randomUUID()]);
  const { early } = await owner.transaction(async (tx) => {
    await tx.query('LOCK TABLE ledger.customer_key IN ACCESS EXCLUSIVE MODE');
    const early = look();
    await Promise.race([early, isAwaited()]);
    const act = { id: randomUUID(), requestHash: Buffer.alloc(32) };
    await lockHead(tx, newKeyring(), customer, act);
    return { early };
  });
  expect(await early).toEqual([]);
  expect(await look()).toEqual([{ seq: -1 }]);
});
