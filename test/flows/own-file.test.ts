import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OwnFile, Portable } from '@village-butcher/sdk/contract';
import { verifyReceipt } from '@village-butcher/sdk/verify';
import { traces } from '../scenario/canary.js';
import { ask } from '../support/embedded.js';
import { MILL } from '../support/market.js';
import { backupOf } from '../support/rows.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { give, NOTICE, takeBack, wish, type TestVillage } from '../support/village.js';

/** Where each table that names a customer comes out, or why it does not. */
const TABLES: Readonly<Record<string, keyof OwnFile | 'how it is kept, not what'>> = {
  'audit.disclosure': 'disclosures',
  'audit.looked_at': 'looks',
  'audit.notification': 'told',
  'audit.refused_attempt': 'attempts',
  'audit.request': 'requests',
  'audit.request_step': 'requests',
  'consent.leaving': 'erasure',
  'consent.pause': 'pausedUntil',
  'consent.standing': 'permissions',
  'consent.wish': 'portable',
  'ledger.act': 'receipts',
  'ledger.customer_key': 'how it is kept, not what',
  'ledger.head': 'receipts',
  'ledger.line': 'history',
  'ledger.queue': 'receipts',
  'ledger.sealed': 'receipts',
  'profile.invitation': 'invitations',
  'profile.settled': 'portable',
  'profile.value': 'portable',
  'profile.visit': 'visits',
  'profile.visit_code': 'visits',
  'recommend.held': 'held',
};

let sealed: SealedVillage;
let village: TestVillage;
beforeAll(async () => {
  sealed = await startSealedVillage();
  village = sealed.village;
});
afterAll(() => sealed.close());

type App = ReturnType<TestVillage['customer']>;

/** Says that somebody eats with them, under words that nobody else uses. */
async function live(app: App, word: string): Promise<void> {
  await wish(app, 'recipes');
  await app.profile.put('diet', {
    members: { self: { rules: ['vegan'] }, 'adult-1': { intolerances: [word] } },
  });
  await app.profile.put('memory', { notes: [{ text: `note ${word}` }] });
  await app.settled.put('walnuts', { says: 'never' });
  await give(app, ['diet', 'memory']);
  await app.suggestions.list({ store: MILL, purposes: ['recipes'] });
  await takeBack(app, ['memory']);
  await app.visits.open({ store: MILL });
}

const fileOf = async (app: App): Promise<OwnFile> => OwnFile.parse(await app.rights.export());

test('a customer gets everything that is kept of them, in one file that says its shape', async () => {
  const ada = village.customer();
  await live(ada, 'adaword');
  await ada.members.invite('adult-1');
  await sealed.seal();
  const reply = await ada.rights.export();
  const file = await fileOf(ada);
  const { schema, ...said } = reply;
  expect({ ...file, at: said.at, schema: { $schema: schema.$schema } }).toMatchObject(said);
  expect(Object.keys(said)).toEqual(Object.keys(file).filter((name) => name !== 'schema'));
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    required: expect.arrayContaining(Object.keys(file)),
  });
  expect(file.portable).toMatchObject({
    profile: {
      diet: { members: { self: { rules: ['vegan'] } } },
      memory: { notes: [{ text: 'note adaword' }] },
    },
    wishes: [{ purpose: 'recipes', channel: 'app' }],
    settled: [{ item: 'walnuts', says: 'never', recipient: 'app:brandt' }],
  });
  expect(file.members).toContainEqual({ field: 'diet', member: 'adult-1', confirmed: false });
  expect(file.invitations).toMatchObject([{ member: 'adult-1' }]);
  expect(file.visits).toMatchObject([{ store: MILL, counter: null }]);
  expect(file.recipients.map(({ id }) => id)).toEqual(['app:brandt']);
  expect(file.notices).toMatchObject([NOTICE]);
  expect(file.history).toEqual((await ada.history.list()).items);
  expect(file.disclosures).toEqual((await ada.disclosures.list()).items);
  expect(file.permissions).toEqual((await ada.permissions.get()).standing);
  expect(Object.keys(Portable.shape)).toEqual(['profile', 'wishes', 'settled']);
});

test('L10: each act and each use comes with a receipt that proves itself', async () => {
  const ada = village.customer();
  await live(ada, 'proofword');
  await sealed.seal();
  const { receipts, history, disclosures } = await fileOf(ada);
  const acts = new Set(history.map(({ act }) => act));
  expect(receipts.map(({ id }) => id)).toEqual([...acts, ...disclosures.map(({ id }) => id)]);
  for (const receipt of receipts) {
    expect(await verifyReceipt(receipt, sealed.trust)).toMatchObject({ state: 'sealed' });
  }
});

test('L12: nothing of anybody else is in it, and a confirmed adult stays with who asked', async () => {
  const [ada, ben] = [village.customer(), village.customer()];
  await live(ada, 'adasecret');
  await live(ben, 'bensecret');
  await ben.members.confirm((await ada.members.invite('adult-1')).code);
  const [adas, bens] = [await fileOf(ada), await fileOf(ben)].map((file) => JSON.stringify(file));
  expect(traces(['bensecret'], [{ name: 'the file of Ada', text: adas! }])).toEqual([]);
  expect(traces(['adasecret'], [{ name: 'the file of Ben', text: bens! }])).toEqual([]);
  expect(JSON.parse(adas!).members).toContainEqual({
    field: 'diet',
    member: 'adult-1',
    confirmed: true,
  });
  expect(JSON.parse(bens!).history).toContainEqual(expect.objectContaining({ type: 'joined' }));
});

test('L9: making it changes nothing, and no copy of it is kept', async () => {
  const ada = village.customer('ada');
  await live(ada, 'quietword');
  const before = await backupOf(village.ownerUrl);
  const reply = await village.ask('/v1/me/export', { token: village.tokenFor('ada') });
  expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(reply.headers.get('content-disposition')).toMatch(/^attachment/);
  OwnFile.parse(await reply.json());
  expect(await backupOf(village.ownerUrl)).toEqual(before);
  expect(traces(['quietword'], [{ name: 'the log', text: village.log.join('\n') }])).toEqual([]);
});

test('it is whole however long it is, and of somebody unknown it is empty', async () => {
  const ada = village.customer();
  for (let most = 1; most <= 60; most += 1) {
    await ada.wishes.put('recipes', { channel: 'app', mostPerDay: most });
    await ada.wishes.put('offers', { channel: 'app', mostPerDay: most });
  }
  const { history, receipts } = await fileOf(ada);
  expect(new Set(history.map(({ line }) => line)).size).toBe(120);
  expect(receipts.map(({ id }) => id)).toEqual(history.map(({ act }) => act));
  expect(await fileOf(village.customer())).toMatchObject({
    portable: { profile: {}, wishes: [], settled: [] },
    permissions: [],
    history: [],
    receipts: [],
    notices: [],
    erasure: { state: 'nothing' },
  });
});

test.each(['guest', 'counter', 'retailer', 'dpo'] as const)(
  'nobody gets such a file as %s',
  async (role) => {
    const reply = await village.ask('/v1/me/export', { token: village.tokenFor('ada', role) });
    expect([401, 403]).toContain(reply.status);
  },
);

test('every table that names a customer comes out in it, or says why not', async () => {
  const rows = await ask(
    village.ownerUrl,
    `SELECT DISTINCT table_schema || '.' || table_name AS name FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE column_name = 'customer_id' AND table_type = 'BASE TABLE' ORDER BY name`,
  );
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(TABLES));
});

test('a file that cannot be made whole breaks off, and is never taken for one', async () => {
  const ada = village.customer('broken', { deadlineMs: 3000 });
  await live(ada, 'brokenword');
  await sealed.seal();
  rmSync(join(sealed.places.tiles, 'tile'), { recursive: true });
  await expect(ada.rights.export()).rejects.toMatchObject({
    name: expect.stringMatching(/Error$/),
  });
});
