import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checked } from '../support/bundle-check.js';
import { chancesOf, deskOf, wholeOf } from '../support/desk.js';
import { exported, trustOf } from '../support/exported.js';
import { asOwner } from '../support/rows.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { readOnce, startTold, type Told } from '../support/telling.js';
import { takeBack } from '../support/village.js';

const HOUR_MS = 3_600_000;
const MANY = 120;

let sealed: SealedVillage;
let told: Told;
beforeAll(async () => {
  told = await startTold(null, async (options) => {
    sealed = await startSealedVillage(options);
    return sealed.village;
  });
});
afterAll(async () => {
  await sealed.close();
  await told.receiver.close();
});

const ask = (question: 'not-told' | 'may-still-hold', parameters = {}) =>
  wholeOf(deskOf(told.village), { question, version: 1, parameters });

/** Something that was told so many hours ago, and answered so many hours later, if it was. */
interface Planted {
  readonly id: string;
  readonly recipient: string;
  readonly hoursAgo: number;
  readonly attempts: number;
  readonly answeredAfter: number | null;
}

async function plant({ id, recipient, hoursAgo, attempts, answeredAfter }: Planted) {
  const at = new Date(Date.now() - hoursAgo * HOUR_MS);
  const after = (hours: number) => new Date(at.getTime() + hours * HOUR_MS);
  const { db, ownerUrl } = told.village;
  await asOwner(
    ownerUrl,
    `INSERT INTO audit.notification
       (id, customer_id, kind, recipient, subject, fields, purposes, at)
     VALUES ($1, $2, 'field.rectified', $3, $4, '{pets}', '{}', $5)`,
    [id, randomUUID(), recipient, randomUUID(), at],
  );
  for (let number = 1; number <= attempts; number += 1) {
    await db.query(`INSERT INTO audit.attempt VALUES ($1, $2, 'first', $3, 'status-500')`, [
      id,
      number,
      after(number / 100),
    ]);
  }
  if (answeredAfter === null) return;
  await db.query(`INSERT INTO audit.acknowledgement VALUES ($1, $2, $3, $4, 'done', $4)`, [
    id,
    randomUUID(),
    randomBytes(32),
    after(answeredAfter),
  ]);
}

test('Q09 finds every recipient that was not told or did not answer in a day, and nobody else', async () => {
  await sealed.seal();
  expect((await ask('not-told')).rows).toEqual([]);
  const chance = chancesOf('not told');
  const planted: Planted[] = [];
  for (let n = 0; n < MANY; n += 1) {
    const one = {
      id: randomUUID(),
      recipient: ['app:brandt', 'app:mill', 'brand:hafergut'][chance(3)]!,
      hoursAgo: 1 + chance(100),
      attempts: chance(4),
      answeredAfter: chance(3) === 0 ? null : 0.5 + chance(60),
    };
    planted.push(one);
    await plant(one);
  }
  const owed = planted.filter(
    ({ hoursAgo, answeredAfter }) =>
      hoursAgo >= 24 && !(answeredAfter !== null && answeredAfter <= 24),
  );
  const found = (await ask('not-told')).rows.map(({ cells }) => cells);
  expect(owed.length).toBeGreaterThan(10);
  expect(found.map(({ notification }) => notification).toSorted()).toEqual(
    owed.map(({ id }) => id).toSorted(),
  );
  expect(found.map(({ attempts }) => attempts).toSorted()).toEqual(
    owed.map(({ attempts }) => attempts).toSorted(),
  );
  const one = await ask('not-told', { recipient: 'app:mill' });
  expect(one.rows.length).toBe(owed.filter(({ recipient }) => recipient === 'app:mill').length);
});

test('L10: an export that has such rows in it is checked like any other', async () => {
  const archive = await exported(sealed, { questions: ['not-told', 'did-read'], formats: ['csv'] });
  const { findings } = checked(archive.folder, { trust: trustOf(sealed), now: Date.now() });
  expect(findings.filter(({ level }) => level === 'finding')).toEqual([]);
  const rows = archive.read('parts/Q09-0001.jsonl').trim().split('\n');
  expect(rows.length).toBe((await ask('not-told')).rows.length);
  archive.close();
});

test('Q03 follows what has ended: told, answered, erased; and who keeps nothing is listed as such', async () => {
  const ada = await readOnce(told.village);
  const state = async () => {
    await sealed.seal();
    const { rows } = await ask('may-still-hold');
    const [row] = rows.map(({ cells }) => cells);
    const { toldAt, acknowledgedAt, erasedAt } = row!;
    return [row!['state'], ...[toldAt, acknowledgedAt, erasedAt].map((at) => at !== null)];
  };
  expect(await state()).toEqual(['permitted', false, false, false]);
  await takeBack(ada, ['diet']);
  expect(await state()).toEqual(['ended', false, false, false]);
  await told.tell(null);
  expect(await state()).toEqual(['told', true, false, false]);
  const { id } = told.receiver.heard.at(-1)!;
  await told.answer(id, 'received');
  expect(await state()).toEqual(['acknowledged', true, true, false]);
  await told.answer(id, 'done');
  expect(await state()).toEqual(['erased', true, true, true]);
  await asOwner(told.village.ownerUrl, `UPDATE audit.recipient SET keeps = 'screen'`);
  expect((await state())[0]).toBe('keeps-nothing');
});

test('Q03 as known before a recipient answered does not know of the answer', async () => {
  await asOwner(told.village.ownerUrl, `UPDATE audit.recipient SET keeps = 'copies'`);
  const ada = await readOnce(told.village);
  await takeBack(ada, ['diet']);
  await told.tell(null);
  await sealed.seal();
  const { rows: before, knownAsOf } = await ask('may-still-hold');
  const last = before.at(-1)!.cells;
  expect([last['acknowledgedAt'], last['erasedAt']]).toEqual([null, null]);

  await readOnce(told.village);
  await sealed.seal();
  await told.answer(told.receiver.heard.at(-1)!.id, 'done');
  const asOf = new Date().toISOString();
  const then = (await ask('may-still-hold', { asOf, knownAsOf })).rows.map(({ cells }) => cells);
  const now = (await ask('may-still-hold', { asOf })).rows.map(({ cells }) => cells);
  const timesIn = (rows: readonly (typeof last)[]) =>
    rows.map(({ acknowledgedAt, erasedAt }) => [acknowledgedAt, erasedAt]);
  expect(timesIn(then)).toEqual(timesIn(before.map(({ cells }) => cells)));
  const { lastUsedAt } = last;
  expect(now).toContainEqual(expect.objectContaining({ lastUsedAt, state: 'erased' }));
});
