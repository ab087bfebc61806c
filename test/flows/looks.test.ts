import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { CounterView } from '@village-butcher/sdk';
import { traces } from '../scenario/canary.js';
import { CHEESE, MEAT, NOBODYS, NOTES, bytesOf, look, regularOf } from '../support/counters.js';
import { LAKE, MARKET, MILL } from '../support/market.js';
import { give, startVillage, takeBack, type TestVillage } from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
const HOUR_MS = 3_600_000;

let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
  const cheese = { id: CHEESE, name: 'Käsetheke' };
  await village.retail({ ...MARKET, recipients: [...MARKET.recipients, cheese] });
});
afterEach(async () => {
  expect(await village.broken()).toEqual([]);
  village.clock.at = NOON;
});
afterAll(() => village.stop());

const later = (ms: number) => (village.clock.at = new Date(NOON.getTime() + ms));

const fieldsIn = (view: CounterView | null): string[] =>
  (view?.shows ?? []).map(({ field, purposes }) => `${field} for ${purposes.join(', ')}`);

test('a counter sees the notes that it was granted, in the customer’s own words', async () => {
  const jonas = await regularOf(village);
  const { code, ...visit } = await jonas.visits.open({ store: MILL });
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  expect(visit).toEqual({ store: MILL, until: '2026-11-26T15:00:00.000Z' });
  expect(await look(village, code)).toEqual({
    at: '2026-11-26T11:00:00.000Z',
    shows: [{ field: 'memory', purposes: ['shopping-tips'], texts: NOTES }],
  });
});

test('L4: every look is on record, also the second one, with the fields and never a note', async () => {
  const jonas = await regularOf(village);
  const { code } = await jonas.visits.open({ store: MILL });
  await look(village, code);
  later(60_000);
  await look(village, code);
  const { items } = await jonas.disclosures.list();
  expect(items.map(({ at, recipient, client, store }) => [at, recipient, client, store])).toEqual([
    ['2026-11-26T11:01:00.000Z', MEAT, 'mill-meat', MILL],
    ['2026-11-26T11:00:00.000Z', MEAT, 'mill-meat', MILL],
  ]);
  expect(items[0]!.uses).toMatchObject([{ field: 'memory', purpose: 'shopping-tips' }]);
  expect(traces(NOTES, [{ name: 'the record', text: JSON.stringify(items) }])).toEqual([]);
});

test('L2: what is taken back while the visit is open is gone with the next look', async () => {
  const jonas = await regularOf(village);
  const { code } = await jonas.visits.open({ store: MILL });
  expect(fieldsIn(await look(village, code))).toEqual(['memory for shopping-tips']);
  await takeBack(jonas, ['memory'], ['shopping-tips'], MEAT);
  expect(await look(village, code)).toBeNull();
  await give(jonas, ['memory'], ['offers'], MEAT);
  expect(fieldsIn(await look(village, code))).toEqual(['memory for offers']);
  await jonas.pause({ until: '2026-11-27T11:00:00.000Z' });
  expect(await look(village, code)).toBeNull();
});

test('L1: a counter is told what was granted to it, and nothing that was granted to others', async () => {
  const jonas = await regularOf(village);
  await jonas.profile.put('household', { eaters: 2 });
  await jonas.profile.put('pets', { pets: [{ species: 'Hund' }] });
  await give(jonas, ['household'], ['recipes']);
  await give(jonas, ['pets'], ['offers', 'shopping-tips'], CHEESE);
  const { code } = await jonas.visits.open({ store: MILL });
  expect(fieldsIn(await look(village, code))).toEqual(['memory for shopping-tips']);
  expect(fieldsIn(await look(village, code, 'mill-cheese', CHEESE))).toEqual([
    'pets for shopping-tips, offers',
  ]);
  // A client that may not ask for shopping tips at all.
  expect(await look(village, code, 'shy-meat')).toBeNull();
});

test('L3: a visit of nobody, one that is over or elsewhere, and one with nothing granted look alike', async () => {
  const unknown = await bytesOf(village, NOBODYS);
  expect(unknown.status).toBe(404);

  const stranger = village.customer();
  await stranger.profile.put('memory', { notes: [{ text: NOTES[0]! }] });
  await give(stranger, ['memory'], ['shopping-tips']);
  expect(await bytesOf(village, (await stranger.visits.open({ store: MILL })).code)).toEqual(
    unknown,
  );

  const jonas = await regularOf(village);
  const elsewhere = await jonas.visits.open({ store: LAKE });
  expect(await bytesOf(village, elsewhere.code)).toEqual(unknown);
  const besides = await jonas.visits.open({ store: MILL, counter: CHEESE });
  expect(await bytesOf(village, besides.code)).toEqual(unknown);
  const here = await jonas.visits.open({ store: MILL, counter: MEAT });
  expect((await bytesOf(village, here.code)).status).toBe(200);
  expect(await bytesOf(village, here.code, 'mill-cheese', CHEESE)).toEqual(unknown);
  expect(await bytesOf(village, here.code, 'mill-cheese')).toEqual(unknown);
  expect(await bytesOf(village, here.code, 'lake-meat', 'counter:brandt/lake/meat')).toEqual(
    unknown,
  );
  later(4 * HOUR_MS - 1);
  expect((await bytesOf(village, here.code)).status).toBe(200);
  later(4 * HOUR_MS);
  expect(await bytesOf(village, here.code)).toEqual(unknown);
});

test('L8: that nobody is at home reaches no counter, and a calendar of nothing else is no calendar', async () => {
  const ada = village.customer();
  await give(ada, ['calendar'], ['shopping-tips'], MEAT);
  const { code } = await ada.visits.open({ store: MILL });
  await ada.profile.put('calendar', { hints: [{ date: '2026-11-27', hint: 'away' }] });
  expect(await bytesOf(village, code)).toEqual(await bytesOf(village, NOBODYS));
  await ada.profile.put('calendar', {
    hints: [
      { date: '2026-11-28', hint: 'guests', count: 8 },
      { date: '2026-11-27', hint: 'away' },
      { date: '2026-11-27', hint: 'important' },
    ],
  });
  expect((await look(village, code))?.shows).toEqual([
    {
      field: 'calendar',
      purposes: ['shopping-tips'],
      texts: ['27.11.2026: ein wichtiger Tag', '28.11.2026: Gäste, am Tisch: 8'],
    },
  ]);
});

test('a household is one wish at the counter, and nobody is named', async () => {
  const ada = village.customer();
  await ada.profile.put('allergies', {
    members: {
      self: { to: { nuts: 'contains', milk: 'contains' }, answered: true },
      'child-1': { to: { nuts: 'traces' }, answered: true },
      'adult-1': { to: { fish: 'traces' }, answered: true },
    },
  });
  await ada.profile.put('diet', {
    members: {
      self: { rules: ['vegetarian'], limits: { carbohydratesMax: 30 } },
      'child-1': { intolerances: ['Laktose'] },
    },
  });
  await ada.profile.put('household', { eaters: 3, appetite: 'small' });
  await ada.profile.put('children', { 'child-1': '2022-11', 'child-2': '2025-12-24' });
  await ada.profile.put('pets', { pets: [{ species: 'Hund', size: 'large' }] });
  const fields = ['allergies', 'diet', 'household', 'children'] as const;
  await give(ada, fields, ['recipes'], MEAT);
  await give(ada, ['pets'], ['offers'], MEAT);
  const { code } = await ada.visits.open({ store: MILL });
  expect((await look(village, code))?.shows.map(({ field, texts }) => [field, texts])).toEqual([
    [
      'diet',
      [
        'vegetarisch',
        'bitte ohne Laktose, auch nicht in Spuren',
        'bis 30 g Kohlenhydrate je Portion',
      ],
    ],
    ['allergies', ['bitte ohne Nüsse, auch nicht in Spuren', 'bitte ohne Milch als Zutat']],
    ['household', ['am Tisch: 3', 'kleiner Appetit']],
    ['children', ['ein Kind, Monate alt: 11', 'ein Kind, Jahre alt: 3']],
    ['pets', ['Hund']],
  ]);
});
