import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../src/database.js';
import { foundLog, type AnnouncedKey } from '../../src/ledger/founding.flow.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { ORIGIN } from '../support/keys.js';

let fresh: FreshDatabase;
let sealer: DataSource;
beforeAll(async () => {
  fresh = await freshDatabase();
  sealer = await openDatabase(fresh.ownerUrl, { role: 'village_sealer', poolSize: 1 });
});
afterAll(async () => {
  await sealer.destroy();
  await fresh.close();
});

const found = (origin: string, ...keys: readonly AnnouncedKey[]) =>
  foundLog(sealer, origin, keys, new Date('2026-11-26T12:00:00.000Z'));
const keyOf = (kid: string): AnnouncedKey => ({ kid, public: 'A'.repeat(43), use: 'promise' });

/** The kinds that wait for the log, in the order in which it will take them. */
const kinds = async (): Promise<number[]> => {
  const rows: { kind: number }[] = await sealer.query(
    'SELECT kind FROM ledger.queue ORDER BY queued_at',
  );
  return rows.map(({ kind }) => kind);
};

test('L10: a log begins once, keeps its name, and announces each key once', async () => {
  expect(await found(ORIGIN, keyOf('first'))).toBe(ORIGIN);
  expect(await found(ORIGIN, keyOf('first'))).toBe(ORIGIN);
  expect(await kinds()).toEqual([0x10, 0x12]);

  expect(await found('another.example/village/2027', keyOf('second'))).toBe(ORIGIN);
  expect(await kinds()).toEqual([0x10, 0x12, 0x12]);
});
