import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { routes } from '@village-butcher/sdk/contract';
import { look, MEAT } from '../support/counters.js';
import { eraseNow } from '../support/erasing.js';
import { MILL } from '../support/market.js';
import { filing } from '../support/requests.js';
import { asOwner, backupOf, ownedTables, rowsOf } from '../support/rows.js';
import {
  withoutFilters,
  withoutFiltersInside,
  withoutSettings,
  withoutSettingsInside,
} from '../support/unfiltered.js';
import {
  give,
  startVillage,
  suggested,
  takeBack,
  wish,
  type TestVillage,
} from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
const NAMES = ['ada', 'ben', 'cem', 'dora', 'eve'] as const;

/** The whole village; the same without our own filters, on two connections; and the same without settings. */
let village: TestVillage;
let bare: TestVillage;
let mute: TestVillage;
let changed: ReadonlySet<string>;
/** What each of them saw while the filters were there. */
let before: ReadonlyMap<string, string>;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
  for (const name of NAMES) await live(village, name);
  before = await everybodySees(village);
  bare = await startVillage({ beside: village, poolSize: 2 });
  await bare.refresh();
  changed = withoutFilters(bare.db);
  mute = await startVillage({ beside: village });
  await mute.refresh();
  withoutSettings(mute.db);
  expect(await withoutFiltersInside(village.ownerUrl)).toBe(4);
}, 60_000);
afterAll(async () => {
  for (const one of [bare, mute]) await one?.stop();
  await village.stop();
});

const idOf = (name: string): string => village.keyring.pseudonymOf(village.issuer.issuer, name);

/** Everybody does the same, in their own words. */
async function live(among: TestVillage, name: string): Promise<void> {
  const app = among.customer(name);
  await wish(app, 'recipes', 'shopping-tips');
  await app.profile.put('diet', {
    members: { self: { intolerances: [`${name}-only`] }, 'adult-1': { rules: ['vegan'] } },
  });
  await app.profile.put('memory', { notes: [{ text: `a note of ${name}` }] });
  await app.profile.put('calendar', { hints: [{ date: '2026-11-27', hint: 'important' }] });
  await app.settled.put('walnuts', { says: 'never' });
  await give(app, ['diet', 'memory']);
  await give(app, ['memory'], ['shopping-tips'], MEAT);
  await suggested(app);
  await takeBack(app, ['memory']);
  await filing(app, { right: 'access' });
  const { code } = await app.visits.open({ store: MILL });
  await look(among, code);
}

/** All that a customer can read of what is theirs, but the time. */
async function seenBy(among: TestVillage, name: string): Promise<string> {
  const app = among.customer(name);
  const { at: _at, ...file } = await app.rights.export();
  const reads = Object.values(routes).filter(
    ({ method, path, role }) =>
      method === 'GET' &&
      role === 'customer' &&
      !path.includes('{') &&
      !/changes|export/.test(path),
  );
  const told = reads.map(async ({ path }) => {
    const reply = await among.ask(path, { token: among.tokenFor(name) });
    return `${path} ${reply.status} ${await reply.text()}`;
  });
  return JSON.stringify([file, await app.profile.get('diet'), await Promise.all(told)]);
}

const everybodySees = async (among: TestVillage): Promise<ReadonlyMap<string, string>> =>
  new Map(await Promise.all(NAMES.map(async (name) => [name, await seenBy(among, name)] as const)));

/** Every row of somebody, as it lies in the database. */
async function rowsOfOne(name: string): Promise<string> {
  const tables = await ownedTables(village.ownerUrl);
  const rows = tables.map((table) =>
    asOwner(village.ownerUrl, `SELECT t::text FROM ${table} t WHERE customer_id = $1 ORDER BY 1`, [
      idOf(name),
    ]),
  );
  return JSON.stringify(await Promise.all(rows));
}

test('L1: without one of our own filters everybody sees what is theirs, and nothing else', async () => {
  expect(await everybodySees(bare)).toEqual(before);
  for (const name of NAMES) {
    expect(before.get(name)).toContain(`a note of ${name}`);
    expect(await suggested(bare.customer(name))).toEqual(await suggested(village.customer(name)));
  }
  expect(changed.size).toBeGreaterThan(15);
});

test('200 requests over two connections, 40 at once: nobody meets what another left there', async () => {
  const path = routes.getField.path.replace('{field}', 'memory');
  for (let wave = 0; wave < 5; wave++) {
    const asked = Array.from({ length: 40 }, async (_, n) => {
      const name = NAMES[n % NAMES.length]!;
      const reply = await bare.ask(path, { token: bare.tokenFor(name) });
      return `${name}: ${await reply.text()}`;
    });
    const answers = new Set(await Promise.all(asked));
    expect(
      [...answers].map((said) => said.replace(/: .*a note of (\w+).*/, ' $1')).toSorted(),
    ).toEqual(NAMES.map((name) => `${name} ${name}`));
  }
  for (const table of await ownedTables(village.ownerUrl)) {
    const left = await bare.db.query(`SELECT FROM ${table} WHERE customer_id <> ledger.nobody()`);
    expect([table, left]).toEqual([table, []]);
  }
}, 60_000);

test('L9: what somebody does without our own filters changes nothing of anybody else', async () => {
  const ben = await rowsOfOne('ben');
  const ada = bare.customer('ada');
  await live(bare, 'ada');
  await ada.profile.remove('diet');
  await ada.settled.remove('walnuts');
  await ada.pause({ until: '2026-11-27T11:00:00.000Z' });
  await ada.resume();
  await ada.wishes.remove('recipes');
  await ada.withdraw({ permissions: 'all', surface: 'permission-centre', control: 'switch' });
  await ada.rights.erase();
  await ada.rights.undoErasure();
  expect(await rowsOfOne('ben')).toBe(ben);
  await eraseNow(bare, idOf('ada'), NOON);
  expect(await rowsOf(village.ownerUrl, idOf('ada'))).toEqual({});
  expect(await rowsOfOne('ben')).toBe(ben);
});

test.each([
  'profile.value',
  'consent.standing',
  'ledger.line',
  'audit.disclosure',
  'audit.request',
  'audit.refused_attempt',
  'profile.settled',
])('this would be seen: without the wall around %s they meet', async (table) => {
  await asOwner(village.ownerUrl, `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
  const seen = await seenBy(bare, 'ben').catch((error: Error) => error.message);
  await asOwner(village.ownerUrl, `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  expect(seen).not.toBe(before.get('ben'));
});

test('this would be lost: without the wall around wishes one takes back what all asked for', async () => {
  const ben = await rowsOfOne('ben');
  await asOwner(village.ownerUrl, 'ALTER TABLE consent.wish DISABLE ROW LEVEL SECURITY');
  await bare.customer('cem').wishes.remove('shopping-tips');
  await asOwner(village.ownerUrl, 'ALTER TABLE consent.wish ENABLE ROW LEVEL SECURITY');
  expect(await rowsOfOne('ben')).not.toBe(ben);
});

test('where nobody says whose rows are meant, none is there, and none is written', async () => {
  expect(await withoutSettingsInside(village.ownerUrl)).toBe(4);
  const held = await backupOf(village.ownerUrl);
  for (const path of ['/v1/me/permissions', '/v1/me/disclosures', '/v1/me/settled']) {
    const nobody = await mute.ask(path, { token: mute.tokenFor('nobody') });
    const ben = await mute.ask(path, { token: mute.tokenFor('ben') });
    expect([path, await ben.text()]).toEqual([path, await nobody.text()]);
  }
  const token = mute.tokenFor('ben');
  const path = routes.putWish.path.replace('{purpose}', 'events');
  const reply = await mute.ask(path, { method: 'PUT', token, body: { channel: 'app' } });
  expect([reply.status, JSON.stringify(mute.log)]).toEqual([500, expect.stringContaining('500')]);
  expect(await backupOf(village.ownerUrl)).toEqual(held);
});
