import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eraseNow } from '../support/erasing.js';
import { aReader, deskOf, wholeOf } from '../support/desk.js';
import { approved, knownAs, looksAt, namingsOf } from '../support/naming.js';
import { asOwner } from '../support/rows.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import type { TestVillage } from '../support/village.js';

let sealed: SealedVillage;
let village: TestVillage;
beforeAll(async () => {
  sealed = await startSealedVillage();
  village = sealed.village;
});
afterAll(() => sealed.close());

const ruth = () => namingsOf(village, 'ruth');
const looksSince = (from?: string) =>
  wholeOf(deskOf(village), {
    question: 'looks',
    version: 1,
    parameters: from === undefined ? {} : { from },
  });

test('Q15 has every look with who, what for, and who allowed it; and a naming as its customers have it', async () => {
  const { ada } = await aReader(village);
  await sealed.seal();
  const from = new Date().toISOString();
  const id = await approved(village, { reason: 'authority', ticket: '77' });
  await ruth().read(id);
  const desk = deskOf(village);
  const exported = await desk.exports.create({
    questions: ['proof', 'did-read'],
    parameters: {},
    formats: [],
    reason: 'Jahresprüfung',
  });
  await aReader(village);
  await sealed.seal();
  const { rows, columns } = await looksSince(from);
  expect(columns).toEqual(
    'look at actorRole actorRef scope reason ticket approver customers fields question export'.split(
      ' ',
    ),
  );
  const [naming, other, ...more] = rows.map(({ cells }) => cells);
  expect(more).toEqual([]);
  const asked = (await ruth().list()).items.find((one) => one.id === id)!;
  const [seen] = await looksAt(ada);
  expect(naming).toMatchObject({
    look: seen!.id,
    at: seen!.at,
    actorRole: 'dpo',
    actorRef: asked.asker,
    scope: 'audit:identify',
    reason: 'authority',
    ticket: '77',
    approver: asked.decider,
    fields: ['diet'],
    question: ['did-read'],
    export: null,
  });
  expect(other).toMatchObject({
    scope: 'audit:ask',
    reason: 'Jahresprüfung',
    ticket: null,
    approver: null,
    customers: 0,
    fields: [],
    question: ['proof', 'did-read'],
    export: exported.id,
  });
});

test('L10: who is erased is named no more, not even by what was approved before; that there was a look stays', async () => {
  const { ada } = await aReader(village);
  await sealed.seal();
  const id = await approved(village);
  const name = await knownAs(ada);
  const names = async () => (await ruth().read(id)).rows.map(({ cells }) => cells['customer']);
  expect(await names()).toContain(name);
  await aReader(village);
  await sealed.seal();
  const looks = await looksSince();
  expect(looks.rows.length).toBeGreaterThan(0);
  const customer = (await ada.rights.export()).customer;
  const atHer = 'SELECT FROM audit.looked_at WHERE customer_id = $1';
  const lookedAt = async () => (await asOwner(village.ownerUrl, atHer, [customer])).length;
  expect(await lookedAt()).toBeGreaterThan(0);
  await eraseNow(village, customer, new Date());
  expect(await names()).not.toContain(name);
  expect(await lookedAt()).toBe(0);
  const after = await looksSince();
  expect(after.rows.slice(0, looks.rows.length)).toEqual(looks.rows);
});
