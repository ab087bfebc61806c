import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { routes } from '@village-butcher/sdk/contract';
import { aReader, deskOf, wholeOf } from '../support/desk.js';
import {
  approved,
  knownAs,
  looksAt,
  NAMING,
  namingsOf,
  namingToken,
  NO_NAMING,
} from '../support/naming.js';
import { asOwner } from '../support/rows.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import type { TestVillage } from '../support/village.js';

const HOUR_MS = 3_600_000;

let sealed: SealedVillage;
let village: TestVillage;
beforeAll(async () => {
  sealed = await startSealedVillage();
  village = sealed.village;
});
afterAll(() => sealed.close());
beforeEach(() => {
  village.clock.at = null;
});

const later = (hours: number) => void (village.clock.at = new Date(Date.now() + hours * HOUR_MS));
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'yes',
    ({ code }) => code as string,
  );
const ruth = () => namingsOf(village, 'ruth');
const omar = () => namingsOf(village, 'omar');

test('two people are needed: one asks, another approves, and the first reads who stands behind the rows', async () => {
  const { ada } = await aReader(village);
  await sealed.seal();
  const asked = await ruth().create(NAMING);
  expect(asked).toMatchObject({ ...NAMING, state: 'waiting', isOwn: true, decider: null });
  expect(await codeOf(ruth().read(asked.id))).toBe('not-approved');
  expect(await codeOf(ruth().end(asked.id, 'approved'))).toBe('second-person-needed');

  const [seen] = (await omar().list()).items;
  expect(seen).toEqual({ ...asked, isOwn: false });
  const done = await omar().end(asked.id, 'approved');
  expect(done).toMatchObject({ state: 'approved', asker: asked.asker });
  expect(done.decider).not.toBe(asked.asker);

  const named = await ruth().read(asked.id);
  expect(named.columns.slice(named.columns.indexOf('customerRef')).slice(0, 2)).toEqual([
    'customerRef',
    'customer',
  ]);
  expect(named.rows.map(({ cells }) => cells['customer'])).toContain(await knownAs(ada));
  const { asOf, knownAsOf } = asked;
  const hidden = await deskOf(village).answer({
    question: 'did-read',
    version: 1,
    parameters: { asOf, knownAsOf },
  });
  expect(named.rows.map(({ position }) => position)).toEqual(
    hidden.rows.map(({ position }) => position),
  );
});

test('who is named finds it in their own list at once, with a reason and a role and no name', async () => {
  const { ada } = await aReader(village);
  const { ada: ben } = await aReader(village);
  await sealed.seal();
  const id = await approved(village, { reason: 'breach' });
  expect(await looksAt(ada)).toEqual([]);
  await ruth().read(id);
  await ruth().read(id);
  const seen = await looksAt(ada);
  expect(seen).toHaveLength(2);
  expect(seen[0]).toEqual({
    id: expect.any(String),
    at: expect.any(String),
    role: 'dpo',
    reason: 'breach',
    question: 'did-read',
    fields: ['diet'],
  });
  expect(await looksAt(ben)).toHaveLength(2);
  expect((await ada.rights.export()).looks).toEqual(seen);
  const first = await ada.call(routes.ownLooks, { query: { limit: '1' } });
  const rest = await ada.call(routes.ownLooks, { query: { limit: '1', after: first.next! } });
  expect([...first.items, ...rest.items]).toEqual(seen);
});

test('no record, no names: what cannot be written down is not answered', async () => {
  const { ada } = await aReader(village);
  await sealed.seal();
  const id = await approved(village);
  const before = (await looksAt(ada)).length;
  await asOwner(village.ownerUrl, 'ALTER TABLE audit.looked_at RENAME COLUMN reason TO why');
  try {
    expect(await codeOf(ruth().read(id))).toBe('internal');
  } finally {
    await asOwner(village.ownerUrl, 'ALTER TABLE audit.looked_at RENAME COLUMN why TO reason');
  }
  expect(await looksAt(ada)).toHaveLength(before);
  const { rows } = await wholeOf(deskOf(village), {
    question: 'looks',
    version: 1,
    parameters: {},
  });
  expect(rows.filter(({ cells }) => cells['reason'] === null)).toEqual([]);
  await ruth().read(id);
  expect(await looksAt(ada)).toHaveLength(before + 1);
});

test('nobody is named to who signed in long ago, to a third person, or behind the time', async () => {
  await aReader(village);
  await sealed.seal();
  const id = await approved(village);
  const old = namingsOf(village, 'ruth', 301);
  expect(await codeOf(old.read(id))).toBe('step-up-needed');
  expect(await codeOf(old.create(NAMING))).toBe('step-up-needed');
  expect(await codeOf(namingsOf(village, 'omar', 301).end(id, 'refused'))).toBe('step-up-needed');
  expect((await old.list()).items.length).toBeGreaterThan(0);
  expect(await codeOf(omar().read(id))).toBe('not-found');
  expect(await codeOf(namingsOf(village, 'eve').read(id))).toBe('not-found');
  expect(await codeOf(ruth().read(NO_NAMING))).toBe('not-found');
  later(7.9);
  expect(await codeOf(ruth().read(id))).toBe('yes');
  later(8.1);
  expect(await codeOf(ruth().read(id))).toBe('not-approved');
});

test('nothing is decided twice, nor behind the time; said again by the same person it is the same', async () => {
  await aReader(village);
  await sealed.seal();
  const { id } = await ruth().create(NAMING);
  expect((await omar().end(id, 'refused')).state).toBe('refused');
  expect((await omar().end(id, 'refused')).state).toBe('refused');
  expect(await codeOf(omar().end(id, 'approved'))).toBe('decided-before');
  expect(await codeOf(namingsOf(village, 'eve').end(id, 'refused'))).toBe('decided-before');
  expect(await codeOf(ruth().read(id))).toBe('not-approved');

  const own = await ruth().create(NAMING);
  expect(await codeOf(omar().end(own.id, 'taken-back'))).toBe('second-person-needed');
  expect((await ruth().end(own.id, 'taken-back')).state).toBe('taken-back');
  expect(await codeOf(omar().end(own.id, 'approved'))).toBe('decided-before');

  const late = await ruth().create(NAMING);
  later(24.1);
  expect(await codeOf(omar().end(late.id, 'approved'))).toBe('decided-before');
  expect((await omar().list()).items.find((one) => one.id === late.id)?.state).toBe('lapsed');
});

test('the database itself lets nobody approve their own request, and forgets no look', async () => {
  await aReader(village);
  await sealed.seal();
  const { id } = await ruth().create(NAMING);
  const [{ actor }] = (await village.db.query('SELECT actor FROM audit.naming WHERE id = $1', [
    id,
  ])) as [{ actor: string }];
  const approve = (asker: string, by: string) =>
    village.db.query(
      `INSERT INTO audit.naming_end VALUES ($1, $2, now(), $3, 'desk', 'approved', now() + interval '1 h')`,
      [id, asker, by],
    );
  await expect(approve(actor, actor)).rejects.toThrow('check constraint');
  await expect(approve(NO_NAMING, actor)).rejects.toThrow('foreign key');
  for (const table of ['naming', 'naming_end', 'look', 'looked_at']) {
    await expect(asOwner(village.ownerUrl, `DELETE FROM audit.${table}`)).rejects.toThrow(
      'history does not change',
    );
  }
});

test.each([
  ['a question that counts', { question: 'could-read' }, 'invalid'],
  ['an unknown recipient', { knownTo: 'app:nowhere' }, 'unknown-recipient'],
  ['a reason of one’s own', { reason: 'curiosity' }, 'invalid'],
  ['a name for a ticket', { ticket: 'Frau Brandt' }, 'invalid'],
  ['another version', { version: 2 }, 'invalid'],
])('%s is refused', async (_, asked, code) => {
  await sealed.seal();
  expect(await codeOf(ruth().create({ ...NAMING, ...asked } as typeof NAMING))).toBe(code);
});

test('a desk that was not told so names nobody, and whoever only asks has no way there', async () => {
  const claims = village.issuer.claims('ruth', 'dpo-identify', new Date());
  const bound = village.issuer.write({ claims: { ...claims, client_id: 'shy-desk' } });
  expect((await village.ask('/v1/audit/namings', { token: bound })).status).toBe(401);
  const token = village.tokenFor('ruth', 'dpo');
  expect((await village.ask('/v1/audit/namings', { token })).status).toBe(403);
  const naming = namingToken(village, 'ruth');
  expect((await village.ask('/v1/audit/questions', { token: naming })).status).toBe(403);
});
