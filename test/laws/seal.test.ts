import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { leafHashOf } from '../../src/ledger/commit.js';
import { openSealed, type SealedLog } from '../support/sealed.js';

let log: SealedLog;
beforeAll(async () => {
  log = await openSealed();
});
afterAll(() => log.close());

test('L10: what waits is sealed once, in order, and the whole log holds together', async () => {
  expect(await log.seal()).toBe(3);
  const customer = randomUUID();
  for (const count of [1, 300, 5, 1200, 0, 700]) {
    await log.add(customer, count);
    await log.seal();
    expect(await log.check()).toBe(await log.seal());
  }
  void leafHashOf;
});
