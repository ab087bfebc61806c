import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forgeUse } from '../support/desk-forged.js';
import { aReader, deskOf, wholeOf, type Desk } from '../support/desk.js';
import { saidBy } from '../support/receipts.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { takeBack } from '../support/village.js';

let sealed: SealedVillage;
let desk: Desk;
beforeAll(async () => {
  sealed = await startSealedVillage();
  desk = deskOf(sealed.village);
  await sealed.seal();
});
afterAll(() => sealed.close());

const DID_READ = { question: 'did-read', version: 1, parameters: {} } as const;

const zero = (question: 'used-after-end' | 'used-without-permission') =>
  wholeOf(desk, { question, version: 1, parameters: {} });

test('L1: a use that somebody forged stands at the desk with what it was missing', async () => {
  expect((await zero('used-without-permission')).rows).toEqual([]);
  const { ada } = await aReader(sealed.village);
  const [use] = (await ada.disclosures.list()).items;
  await forgeUse(sealed.village.ownerUrl, use!.id, { purpose: 'offers' });
  await sealed.seal();
  expect((await zero('used-without-permission')).rows).toMatchObject([
    { cells: { recipient: 'app:brandt', field: 'diet', purpose: 'offers', missing: 'purpose' } },
  ]);
});

test('L2: a use after a withdrawal stands at the desk with the time between the two', async () => {
  expect((await zero('used-after-end')).rows).toEqual([]);
  const { ada, given } = await aReader(sealed.village);
  const [use] = (await ada.disclosures.list()).items;
  const { lines } = await takeBack(ada, ['diet']);
  await forgeUse(sealed.village.ownerUrl, use!.id, { seen: saidBy(lines[0]!).seq });
  await sealed.seal();
  const { rows } = await zero('used-after-end');
  expect(rows).toMatchObject([
    { cells: { field: 'diet', line: saidBy(given.lines[0]!).line, endReason: 'withdrawn' } },
  ]);
  expect(rows[0]!.cells['lagMs']).toBeGreaterThanOrEqual(0);
});

test('an answer of many pages has each use once, and a cursor serves no other parameter', async () => {
  const { ada } = await aReader(sealed.village);
  const [use] = (await ada.disclosures.list()).items;
  const before = (await wholeOf(desk, DID_READ)).rows.length;
  await forgeUse(sealed.village.ownerUrl, use!.id, { copies: 1_100 });
  await sealed.seal();
  const first = await desk.answer(DID_READ);
  expect(first.rows).toHaveLength(1_000);
  const { rows } = await wholeOf(desk, DID_READ);
  expect(rows.length).toBe(before + 1_101);
  expect(new Set(rows.map(({ position }) => position)).size).toBe(rows.length);
  const refs = rows.slice(-1_101).map(({ cells }) => cells['customerRef']);
  expect(new Set(refs).size).toBe(1);

  await aReader(sealed.village);
  await sealed.seal();
  const second = await desk.answer({ ...DID_READ, page: first.next! });
  expect(second).toMatchObject({ asOf: first.asOf, logSize: first.logSize });
  const other = { ...DID_READ, parameters: { purpose: 'recipes' }, page: first.next! } as const;
  await expect(desk.answer(other)).rejects.toMatchObject({ code: 'invalid' });
});
