import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FIELDS_FOR, PURPOSES, type Purpose } from '@village-butcher/sdk/contract';
import { deskOf, wholeOf, type Desk } from '../support/desk.js';
import { exported } from '../support/exported.js';
import { CONTROLLER } from '../support/keys.js';
import { MILL } from '../support/market.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { give, NOTICE, wish } from '../support/village.js';

let sealed: SealedVillage;
let desk: Desk;
beforeAll(async () => {
  sealed = await startSealedVillage();
  desk = deskOf(sealed.village);
});
afterAll(() => sealed.close());

test('whom a breach reached is answered by recipient and by client, customer by customer', async () => {
  const [ada, ben] = [sealed.village.customer(), sealed.village.customer()];
  const before = new Date().toISOString();
  for (const one of [ada, ben]) {
    await wish(one, 'recipes');
    await one.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
    await give(one, ['diet', 'household']);
    await one.suggestions.list({ store: MILL, purposes: PURPOSES });
  }
  await ada.profile.put('household', { eaters: 2 });
  await ada.suggestions.list({ store: MILL, purposes: PURPOSES });
  await sealed.seal();
  const reached = async (parameters: object) =>
    (await wholeOf(desk, { question: 'blast-radius', version: 1, parameters })).rows.map(
      ({ cells: { fields, special, uses, locale, reachable } }) =>
        [fields, special, uses, locale, reachable].join(' '),
    );
  const both = ['diet,household diet 2 de app', 'diet diet 1 de app'];
  expect(await reached({ from: before, client: 'brandt-app' })).toEqual(both);
  expect(await reached({ from: before, recipient: 'app:brandt' })).toEqual(both);
  expect(await reached({ recipient: 'app:mill' })).toEqual([]);
  expect(await reached({ client: 'mill-app' })).toEqual([]);
  expect(await reached({ to: '2026-01-01T00:00:00.000Z' })).toEqual([]);
  const own = await Promise.all([ada, ben].map((one) => one.disclosures.list()));
  expect(own.map(({ items }) => items.length)).toEqual([2, 1]);
});

test('a cohort is found by its notice and its time, and few of it are not counted aloud', async () => {
  await give(sealed.village.customer(), ['pets'], ['offers']);
  await sealed.seal();
  const ask = { question: 'cohort', version: 1 } as const;
  const { rows, suppressed } = await desk.answer({ ...ask, parameters: { notice: NOTICE.id } });
  expect(rows.map(({ cells }) => cells['customers'])).toEqual([null]);
  expect(suppressed).toBeGreaterThan(0);
  const none = await desk.answer({ ...ask, parameters: { notice: 'never-shown' } });
  expect(none.rows).toEqual([]);
});

test('the record of Art. 30 is what is configured, and it lies in each export by its hash', async () => {
  await give(sealed.village.customer(), ['pets'], ['offers']);
  await sealed.seal();
  const { rows, columns } = await desk.answer({
    question: 'record-30',
    version: 1,
    parameters: {},
  });
  const current = sealed.village.shelves.current();
  expect(Object.keys(rows[0]!.cells)).toEqual(columns);
  expect(rows.map(({ cells }) => cells['purpose'])).toEqual(
    PURPOSES.filter((purpose) => FIELDS_FOR[purpose].length > 0),
  );
  for (const { cells } of rows) {
    expect(cells['fields']).toEqual(FIELDS_FOR[cells['purpose'] as Purpose]);
    expect(cells['recipients']).toEqual(
      Array.from(current.register.recipients.keys())
        .filter((id) => /^(app|counter):/.test(id))
        .toSorted(),
    );
    const { name, address, contact } = CONTROLLER;
    expect(cells).toMatchObject({
      controller: `${name}, ${address}`,
      contact: contact.join(', '),
      transfers: [],
    });
    expect(Date.parse(String(cells['changedAt']))).toBeLessThan(Date.now());
  }
  const one = await exported(sealed);
  try {
    const kept = one.read('record-30.json');
    expect(JSON.parse(kept)).toEqual(rows.map(({ cells }) => cells));
    const sha256 = createHash('sha256').update(kept).digest('base64url');
    expect(one.read('manifest.json')).toContain(`{"name":"record-30.json","sha256":"${sha256}"}`);
  } finally {
    one.close();
  }
});
