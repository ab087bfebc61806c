import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Receipt } from '@village-butcher/sdk';
import { type TestVillage, give, NOTICE, startVillage, takeBack } from '../support/village.js';

let house: TestVillage;
beforeAll(async () => {
  house = await startVillage();
});
afterAll(() => house.stop());

/** What the lines of a receipt say. */
const saidBy = ({ lines }: Receipt) =>
  lines.map(({ payload }) => (JSON.parse(payload) as { body: Record<string, unknown> }).body);

/** What stands granted, and until when. */
const given = async ({ permissions }: ReturnType<TestVillage['customer']>) =>
  (await permissions.get()).standing
    .filter(({ verdict }) => verdict === 'granted')
    .map(({ field, until }) => [field, until]);

test('B6: undo gives again exactly what the withdrawal took, up to the same ends, as an act of its own', async () => {
  const ada = house.customer();
  await give(ada, ['diet', 'memory', 'household']);
  const before = await given(ada);
  const taken = await takeBack(ada, ['diet', 'memory']);
  expect(await given(ada)).toEqual(before.filter(([field]) => field === 'household'));

  const undone = await ada.undo(taken, NOTICE);
  expect(saidBy(undone)).toMatchObject([
    { type: 'granted', control: 'undo', surface: 'permission-centre', notice: NOTICE },
  ]);
  expect((await given(ada)).toSorted()).toEqual(before.toSorted());
  expect(await house.broken()).toEqual([]);
});

test('B6: undoing “all” gives again what it took, and nothing that was taken back elsewhere before', async () => {
  const [phone, tablet] = [house.customer('bea'), house.customer('bea')];
  await give(phone, ['diet', 'memory']);
  await phone.permissions.get();
  await takeBack(tablet, ['diet']);
  const taken = await phone.withdraw({
    permissions: 'all',
    surface: 'permission-centre',
    control: 'withdraw-all',
  });
  await phone.undo(taken, NOTICE);
  expect((await given(phone)).map(([field]) => field)).toEqual(['memory']);
});

test('B6: what this device did not know the end of is not given again: nobody guesses for how long', async () => {
  const [phone, tablet] = [house.customer('cem'), house.customer('cem')];
  await give(tablet, ['diet']);
  const undone = phone.undo(await takeBack(phone, ['diet']), NOTICE);
  await expect(undone).rejects.toMatchObject({ code: 'configuration' });
  await expect(undone).rejects.toThrow('receipt');
  expect(await given(tablet)).toEqual([]);
});

test('B6: a receipt that took nothing undoes nothing', async () => {
  const dora = house.customer();
  const grant = await give(dora, ['diet']);
  await dora.permissions.get();
  const nothing = await takeBack(dora, ['pets']);
  const torn = { ...grant, lines: grant.lines.map((line) => ({ ...line, payload: '{' })) };
  for (const receipt of [grant, nothing, torn]) {
    await expect(dora.undo(receipt, NOTICE)).rejects.toMatchObject({ code: 'configuration' });
  }
});

test('L1: undo under a text that nobody was shown is refused, as every grant is', async () => {
  const eva = house.customer();
  await give(eva, ['diet']);
  await eva.permissions.get();
  const taken = await takeBack(eva, ['diet']);
  const undone = eva.undo(taken, { ...NOTICE, version: 9 });
  await expect(undone).rejects.toMatchObject({ code: 'unknown-notice' });
  expect(await given(eva)).toEqual([]);
});
