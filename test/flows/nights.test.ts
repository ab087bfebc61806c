import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Counted } from '../../src/audit/night.js';
import { askTonight } from '../../src/audit/night.flow.js';
import { ZERO } from '../../src/audit/export.js';
import { aReader, deskOf, type Desk } from '../support/desk.js';
import { plant } from '../support/desk-planted.js';
import { asOwner } from '../support/rows.js';
import { exportingOf } from '../support/exported.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { NOTICE } from '../support/village.js';

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
  const told: Counted[] = [];
  await askTonight(exportingOf(sealed), now, (one) => told.push(one));
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
