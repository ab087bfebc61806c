import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { FIELDS, type FieldValue, type Profile } from '@village-butcher/sdk/contract';
import { sweepCalendars } from '../../src/profile/sweep.flow.js';
import { MILL } from '../support/market.js';
import { give, startVillage, suggested, wish, type TestVillage } from '../support/village.js';
import { asOwner } from '../support/rows.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
afterEach(async () => {
  village.clock.at = NOON;
  expect(await village.broken()).toEqual([]);
});
afterAll(() => village.stop());

const TOLD: Profile = {
  diet: { members: { self: { rules: ['halal'], limits: { carbohydratesMax: 37 } } } },
  allergies: { members: { self: { to: { tamarillo: 'traces' }, answered: true } } },
  household: { eaters: 3, appetite: 'large' },
  children: { 'child-1': '2022-11-27', 'child-2': '2019' },
  pets: { pets: [{ species: 'axolotl', size: 'small' }] },
  calendar: { hints: [{ date: '2026-11-27', hint: 'important' }] },
  memory: { notes: [{ text: 'Grützwurst nie am Montag', maps: { food: 'bones', rule: 'want' } }] },
};

test('all seven fields are told, read back, corrected and erased', async () => {
  const ada = village.customer();
  for (const field of FIELDS) {
    await expect(ada.profile.get(field)).rejects.toMatchObject({ code: 'not-found' });
    expect(await ada.profile.put(field, TOLD[field] as FieldValue)).toEqual(TOLD[field]);
    expect(await ada.profile.get(field)).toEqual(TOLD[field]);
  }
  expect((await ada.permissions.get()).told).toEqual(FIELDS);

  await ada.profile.put('household', { eaters: 4 });
  expect(await ada.profile.get('household')).toEqual({ eaters: 4 });

  for (const field of FIELDS) {
    const { lines } = await ada.profile.remove(field);
    expect(lines).toHaveLength(1);
    await expect(ada.profile.get(field)).rejects.toMatchObject({ code: 'not-found' });
    expect((await ada.profile.remove(field)).lines).toEqual([]);
  }
  const { items } = await ada.history.list();
  expect(items.map(({ type, fields }) => [type, fields])).toEqual(
    FIELDS.toReversed().map((field) => ['erased', [field]]),
  );
});

test('words of food are told in any language, as keys and as values', async () => {
  const ada = village.customer();
  const to = { Erdnüsse: 'traces', kiwi: 'contains', 'crème brûlée': 'traces' } as const;
  const allergies = { members: { 'adult-1': { to, answered: true } } };
  await ada.profile.put('allergies', allergies);
  expect(await ada.profile.get('allergies')).toEqual(allergies);
});

test('telling shares nothing: who gave no permission is read by nobody', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes', 'shopping-tips');
  for (const field of FIELDS) await ada.profile.put(field, TOLD[field] as FieldValue);
  await suggested(ada, ['recipes', 'shopping-tips']);
  expect((await ada.disclosures.list()).items).toEqual([]);
});

test('no value is plain in the database: not as text, not in base64, not in hex', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  for (const field of FIELDS) await ada.profile.put(field, TOLD[field] as FieldValue);
  await give(ada, [...FIELDS]);
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'], among: ['walnut-salad'] });

  const dump = await everythingIn(village.ownerUrl);
  expect(dump).toContain('app:brandt');
  for (const value of ['tamarillo', 'axolotl', 'Grützwurst', '2022-11-27', 'halal', '"eaters"']) {
    const bytes = Buffer.from(value);
    for (const spelled of [value, bytes.toString('hex'), bytes.toString('base64').slice(0, -2)]) {
      expect(dump).not.toContain(spelled);
    }
  }
  expect(village.log.join('\n')).not.toMatch(/tamarillo|axolotl|Grützwurst|allergies|diet/);
});

/** Every row of every table, as a thief of the database would read it. */
async function everythingIn(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of rows) {
    const table = await client.query(`SELECT t::text AS row FROM ${name} t`);
    // The catalogue is the retailer's, and holds no word of a customer.
    if (!name.startsWith('catalogue.')) parts.push(...table.rows.map(({ row }) => String(row)));
  }
  await client.end();
  return parts.join('\n');
}

test('L8: a day hint is gone the day after, from every answer and from the database', async () => {
  const ada = village.customer('plans');
  const customer = village.keyring.pseudonymOf(village.issuer.issuer, 'plans');
  const hints = [
    { date: '2026-11-27', hint: 'important' as const },
    { date: '2026-11-29', hint: 'guests' as const, count: 6 },
  ];
  await ada.profile.put('calendar', { hints });
  expect(await ada.profile.get('calendar')).toEqual({ hints });

  village.clock.at = new Date('2026-11-28T06:00:00.000Z');
  expect(await ada.profile.get('calendar')).toEqual({ hints: hints.slice(1) });

  const boxes = () =>
    asOwner<{ box: Buffer }>(
      village.ownerUrl,
      `SELECT box FROM profile.value WHERE field = 'calendar' AND customer_id = $1`,
      [customer],
    );
  const [before] = await boxes();
  await sweepCalendars(village.db, village.keyring, '2026-11-28');
  const [after] = await boxes();
  expect(after!.box.length).toBeLessThan(before!.box.length);
  expect(await ada.profile.get('calendar')).toEqual({ hints: hints.slice(1) });

  await sweepCalendars(village.db, village.keyring, '2026-11-30');
  expect(await boxes()).toEqual([]);
  await expect(ada.profile.get('calendar')).rejects.toMatchObject({ code: 'not-found' });
});

test('L12: what I say of another adult is inert until they confirm it themselves', async () => {
  const [ada, ben] = [village.customer(), village.customer()];
  await wish(ada, 'recipes');
  const nuts = { to: { nuts: 'traces' as const }, answered: true };
  await ada.profile.put('allergies', { members: { 'adult-1': nuts } });
  await give(ada, ['allergies']);
  const verdict = async () => (await ada.permissions.get()).standing[0]?.verdict;
  expect(await verdict()).toBe('pending');
  expect((await ada.permissions.get()).pending).toEqual([
    { field: 'allergies', member: 'adult-1' },
  ]);
  expect(await suggested(ada)).toContain('walnut-salad');
  expect((await ada.disclosures.list()).items).toEqual([]);

  const { code } = await ada.members.invite('adult-1');
  await expect(ada.members.confirm(code)).rejects.toMatchObject({ code: 'own-member' });
  const receipt = await ben.members.confirm(code);
  expect(receipt.lines).toHaveLength(1);
  await expect(ben.members.confirm(code)).rejects.toMatchObject({ code: 'code-refused' });
  expect(await verdict()).toBe('granted');
  expect(await suggested(ada)).not.toContain('walnut-salad');
  const types = async (one: typeof ada) => (await one.history.list()).items.map(({ type }) => type);
  expect(await types(ada)).toContain('confirmed');
  expect(await types(ben)).toEqual(['joined']);

  await ada.profile.put('allergies', {
    members: { 'adult-1': { ...nuts, to: { milk: 'traces' } } },
  });
  expect(await verdict()).toBe('pending');
});

test('L12: a code confirms what was said before it, and only for a week', async () => {
  const [ada, ben] = [village.customer(), village.customer()];
  const vegan = { members: { 'adult-1': { rules: ['vegan' as const] } } };
  await ada.profile.put('diet', vegan);
  const first = await ada.members.invite('adult-1');
  const second = await ada.members.invite('adult-1');
  await expect(ben.members.confirm(first.code)).rejects.toMatchObject({ code: 'code-refused' });

  village.clock.at = new Date(NOON.getTime() + 60_000);
  await ada.profile.put('diet', { members: { 'adult-1': { rules: ['halal'] } } });
  await expect(ben.members.confirm(second.code)).rejects.toMatchObject({ code: 'code-refused' });

  const third = await ada.members.invite('adult-1');
  village.clock.at = new Date(NOON.getTime() + 8 * 86_400_000);
  await expect(ben.members.confirm(third.code)).rejects.toMatchObject({ code: 'code-refused' });
});

test('each field reaches a suggestion only under its own permission', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  for (const field of FIELDS) await ada.profile.put(field, TOLD[field] as FieldValue);
  await give(ada, ['household']);
  await suggested(ada);
  const used = (await ada.disclosures.list()).items.flatMap(({ uses }) =>
    uses.map(({ field }) => field),
  );
  expect(used).toEqual(['household']);
});
