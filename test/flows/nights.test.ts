import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FIELDS_FOR, PURPOSES, type Purpose } from '@village-butcher/sdk/contract';
import type { Counted } from '../../src/audit/night.js';
import { askTonight } from '../../src/audit/night.flow.js';
import { registeredIn } from '../../src/catalogue/registered.js';
import { ZERO } from '../../src/audit/export.js';
import { aReader, deskOf, wholeOf, type Desk } from '../support/desk.js';
import { plant } from '../support/desk-planted.js';
import { exported } from '../support/exported.js';
import { MILL } from '../support/market.js';
import { asOwner } from '../support/rows.js';
import { publishedIn } from '../support/keys.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { give, NOTICE, wish } from '../support/village.js';

let sealed: SealedVillage;
let desk: Desk;
beforeAll(async () => {
  sealed = await startSealedVillage();
  desk = deskOf(sealed.village);
});
afterAll(() => sealed.close());

const day = (n: number, hour: string): Date => new Date(`2031-05-0${n}T${hour}:00.000Z`);

/** What a night tells, at a time. */
async function toldAt(now: Date): Promise<readonly Counted[]> {
  const { db, keyring } = sealed.village;
  const published = publishedIn(sealed.places.tiles);
  const told: Counted[] = [];
  const registered = () => registeredIn(sealed.village.shelves.current());
  await askTonight({ db, keyring, published, registered }, now, (one) => told.push(one));
  return told;
}

test('each night asks once, from its hour on, and what it finds stands since it is found', async () => {
  expect(await toldAt(day(1, '02:00'))).toEqual([]);
  const { given } = await aReader(sealed.village);
  await sealed.seal();
  expect(await desk.lastNight()).toEqual({ at: null, logSize: null, items: [] });

  expect(await toldAt(day(1, '00:59'))).toEqual([]);
  const first = await toldAt(day(1, '01:00'));
  expect(first.map(({ question }) => question)).toEqual(ZERO.map(({ slug }) => slug));
  expect(first.filter(({ rows }) => rows > 0)).toEqual([]);
  expect(await toldAt(day(1, '23:00'))).toEqual([]);

  const { line } = JSON.parse(given.lines[0]!.payload) as { line: string };
  await plant(sealed.village, line, {
    type: 'granted',
    permissions: [
      {
        field: 'pets',
        recipient: 'app:brandt',
        purpose: 'offers',
        until: '2099-01-01T00:00:00.000Z',
      },
    ],
    notice: { ...NOTICE, sha256: 'A'.repeat(43) },
    surface: 'permission-centre',
    control: 'allow',
  });
  await sealed.seal();
  const found = async () =>
    (await desk.lastNight()).items
      .filter(({ rows }) => rows > 0)
      .map(({ question, rows, since }) => `${question} ${rows} ${since}`);
  expect(await found()).toEqual([]);
  await toldAt(day(2, '05:00'));
  const since = day(2, '05:00').toISOString();
  expect(await found()).toContain(`end-missing 1 ${since}`);
  await toldAt(day(3, '05:00'));
  expect(await found()).toContain(`end-missing 1 ${since}`);
  expect(await desk.lastNight()).toMatchObject({ at: day(3, '05:00').toISOString() });
  const kept = await asOwner<object>(sealed.village.ownerUrl, 'SELECT * FROM audit.night');
  expect(Object.keys(kept[0]!)).toEqual(['day', 'question', 'at', 'log_size', 'rows']);
});

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
  const ask = { question: 'cohort', version: 1 } as const;
  const { rows, suppressed } = await desk.answer({ ...ask, parameters: { notice: NOTICE.id } });
  expect(rows.map(({ cells }) => cells['customers'])).toEqual([null]);
  expect(suppressed).toBeGreaterThan(0);
  const none = await desk.answer({ ...ask, parameters: { notice: 'never-shown' } });
  expect(none.rows).toEqual([]);
});

test('the record of Art. 30 is what is configured, and it lies in each export by its hash', async () => {
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
