import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  Problem,
  type CatalogueImport,
  type GrantAct,
  type QuestionSlug,
} from '@village-butcher/sdk/contract';
import { deskOf, wholeOf, type Desk } from '../support/desk.js';
import { plant } from '../support/desk-planted.js';
import { MARKET } from '../support/market.js';
import { saidBy } from '../support/receipts.js';
import { asOwner } from '../support/rows.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';

const APP = 'app:brandt';
const TERMS = { recipientName: 'Familie Brandt', role: 'controller', country: 'DE' } as const;
const SENTENCE = 'Ich erlaube ausdrücklich, dass meine Allergien dafür verwendet werden.';
const NOTICE: CatalogueImport['notice'] = {
  ...MARKET.notice,
  version: 2,
  text: 'Du entscheidest, Satz für Satz.',
  controls: [
    { id: 'allow', label: 'Erlauben' },
    { id: 'undo', label: 'Rückgängig' },
  ],
  statements: [{ field: 'allergies', sentence: SENTENCE, control: 'allow' }],
  uses: [{ recipient: APP, purpose: 'recipes', fields: ['allergies', 'memory'], ...TERMS }],
};
const LISTED: CatalogueImport = {
  ...MARKET,
  recipients: MARKET.recipients.map((one) =>
    one.id === APP ? { ...one, role: 'controller', country: 'DE' } : one,
  ),
  notice: NOTICE,
  notices: [],
};
const { id, locale } = NOTICE;

let sealed: SealedVillage;
let desk: Desk;
beforeAll(async () => {
  const clients = {
    backend: {
      role: 'recipient',
      recipient: APP,
      keeps: 'copies',
      keepsDays: 30,
      webhook: { url: 'https://brandt.example/told' },
    },
  };
  sealed = await startSealedVillage({ clients });
  desk = deskOf(sealed.village);
  await sealed.village.retail(LISTED);
});
afterAll(() => sealed.close());

const ask = async (question: QuestionSlug, parameters: object = {}) => {
  await sealed.seal();
  const { rows } = await wholeOf(desk, { question, version: 1, parameters });
  return rows.map(({ cells }) => cells);
};

const imported = async (document: object) => {
  const { village } = sealed;
  const token = village.tokenFor('office', 'retailer');
  const reply = await village.ask('/v1/imports', { method: 'POST', token, body: document });
  const { code, issues } = Problem.parse(await reply.json());
  return [reply.status, code, ...issues!.map(({ path, code: why }) => [why, ...path].join(' '))];
};

const giving = (fields: readonly ('allergies' | 'memory' | 'diet')[], version = 2): GrantAct => ({
  permissions: fields.map((field) => ({
    field,
    recipient: APP,
    purpose: 'recipes',
    until: new Date(Date.now() + 86_400_000).toISOString(),
  })),
  notice: { id, version, locale },
  surface: 'permission-centre',
  control: 'allow',
});

/** Somebody who gave this, and the line that says so. */
async function aGiver(fields: Parameters<typeof giving>[0]) {
  const ada = sealed.village.customer();
  const { lines } = await ada.grant(giving(fields));
  return { ada, line: String(saidBy(lines[0]!).line) };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

test('a proof has the words on what was pressed, and the sentence that gave a special field', async () => {
  const { line } = await aGiver(['memory', 'allergies']);
  const rows = await ask('proof', { line });
  const pressed = { control: 'allow', controlLabelHash: sha256('Erlauben') };
  expect(rows).toMatchObject([
    { field: 'memory', ...pressed, statementHash: null },
    { field: 'allergies', ...pressed, statementHash: sha256(SENTENCE) },
  ]);
  expect(await ask('notice-evidence')).toEqual([]);
  expect(await ask('special-not-explicit')).toEqual([]);
});

test('who could read stands with role and country; who may still hold it, with the day it is deleted', async () => {
  const { ada, line } = await aGiver(['memory']);
  const detail = { detail: true, field: 'memory' };
  const row = (await ask('could-read', detail)).find((one) => one['line'] === line);
  expect(row).toMatchObject({ role: 'controller', country: 'DE', noticeVersion: 2 });

  await ada.wishes.put('recipes', { channel: 'app' });
  await ada.profile.put('memory', { notes: [{ text: 'Schinken nur mager' }] });
  await ada.suggestions.list({ store: 'brandt/mill', purposes: ['recipes'] });
  const [held] = await ask('may-still-hold', { field: 'memory' });
  const kept = Date.parse(String(held!['keepsUntil'])) - Date.parse(String(held!['lastUsedAt']));
  expect(kept).toBe(30 * 86_400_000);
});

test('a special field that was given by another sentence’s control stands at the desk', async () => {
  const { line } = await aGiver(['memory']);
  const { permissions, surface, control } = giving(['diet']);
  const notice = { id, version: 2, locale, sha256: sha256(NOTICE.text) };
  const event = { type: 'granted', permissions, surface, control, notice } as const;
  const planted = await plant(sealed.village, line, event);
  expect(await ask('special-not-explicit')).toMatchObject([{ line: planted, field: 'diet' }]);
});

test('what is published with a text never changes; all languages of it are about the same', async () => {
  const controls = [{ id: 'allow', label: 'Ja' }];
  expect(await imported({ ...LISTED, notice: { ...NOTICE, controls } })).toEqual([
    409,
    'notice-changed',
    'notice-changed notice',
  ]);
  const other = { ...NOTICE, locale: 'en', text: 'You decide.', uses: [] };
  expect(await imported({ ...LISTED, notices: [other] })).toEqual([
    409,
    'notice-changed',
    'other-uses notices 0 uses',
  ]);
  const stranger = { ...NOTICE.uses![0]!, recipient: 'brand:stranger' };
  expect(
    await imported({ ...LISTED, notice: { ...NOTICE, version: 9, uses: [stranger] } }),
  ).toEqual([422, 'import-faulty', 'unknown-recipient notice uses 0 recipient']);
  // The same lists in another order are the same lists.
  await sealed.village.retail({
    ...LISTED,
    notice: { ...NOTICE, controls: NOTICE.controls!.toReversed() },
  });
});

test('what a newer version adds stands beside each permission of the older one', async () => {
  const { line } = await aGiver(['memory']);
  const uses = [
    { ...NOTICE.uses![0]!, fields: ['allergies' as const], retentionDays: 30 },
    { ...NOTICE.uses![0]!, purpose: 'offers' as const, fields: ['memory' as const] },
  ];
  await sealed.village.retail({ ...LISTED, notice: { ...NOTICE, version: 3, uses } });
  const row = (await ask('to-renew', { version: 2 })).find((one) => one['line'] === line);
  expect(row).toMatchObject({ added: ['memory:offers:app:brandt'], askNotBefore: null });
  await sealed.village.retail({ ...LISTED, notice: { ...NOTICE, version: 3, uses } });
});

test('a list that an owner of the database changed stands at the desk, and proves nothing any more', async () => {
  const { village } = sealed;
  const [given] = (await ask('proof')).filter(
    ({ field, statementHash }) => field === 'allergies' && statementHash !== null,
  );
  const line = String(given!['line']);
  const owned = (text: string) => asOwner(village.ownerUrl, text);
  await owned('ALTER TABLE consent.notice DISABLE TRIGGER USER');
  await owned(`UPDATE consent.notice SET statements = '[]' WHERE version = 2`);
  await owned(`UPDATE consent.notice SET controls = NULL WHERE version = 2`);
  expect(await ask('notice-evidence', { notice: id })).toMatchObject([
    { version: 2, missing: 'controls', hashFound: null },
    { version: 2, missing: null, hashFound: sha256('[]') },
  ]);
  const [proof] = await ask('proof', { line });
  expect([proof!['controlLabelHash'], proof!['statementHash']]).toEqual([null, null]);
});
