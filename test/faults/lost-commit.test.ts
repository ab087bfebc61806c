import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chainOf } from '../support/customers.js';
import { give, startVillage, takeBack, type TestVillage } from '../support/village.js';
import { wireTo, type Wire } from '../support/wire.js';

let village: TestVillage;
let wire: Wire;
let behind: TestVillage;
beforeAll(async () => {
  village = await startVillage();
  wire = await wireTo(village.ownerUrl);
  behind = await startVillage({ beside: { ...village, ownerUrl: wire.url } });
  await behind.refresh();
});
afterAll(async () => {
  await behind.stop();
  wire.close();
  await village.stop();
});

test('row 50: an act whose commit nobody heard of is there once, and asked again answers the same', async () => {
  const ada = behind.customer('ada');
  await give(ada, ['diet', 'memory']);
  wire.cutAtCommit();
  const taken = await takeBack(ada, ['pets']);
  expect(wire.lost()).toBe(1);

  const id = village.keyring.pseudonymOf(village.issuer.issuer, 'ada');
  const chain = await chainOf(village.db, village.keyring, id);
  expect(chain.map(({ payload }) => payload).slice(1)).toEqual(
    taken.lines.map(({ payload }) => payload),
  );
  const kept = await village.customer('ada').receipts.get(taken.id);
  expect(kept).toEqual(taken);
  expect(await village.broken()).toEqual([]);
});
