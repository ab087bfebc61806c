import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GrantAct, QuestionSlug } from '@village-butcher/sdk/contract';
import { deskOf, wholeOf, type Desk } from '../support/desk.js';
import { plant } from '../support/desk-planted.js';
import { MARKET } from '../support/market.js';
import { asOwner } from '../support/rows.js';
import { saidBy } from '../support/receipts.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { give, NOTICE, takeBack } from '../support/village.js';

let sealed: SealedVillage;
let desk: Desk;
beforeAll(async () => {
  sealed = await startSealedVillage();
  desk = deskOf(sealed.village);
});
afterAll(() => sealed.close());

const ask = async (question: QuestionSlug, parameters: object = {}) => {
  await sealed.seal();
  const { rows } = await wholeOf(desk, { question, version: 1, parameters });
  return rows.map(({ cells }) => cells);
};

/** Somebody who gave something, and the line that says so. */
async function aGiver() {
  const ada = sealed.village.customer();
  const { lines } = await give(ada, ['diet']);
  const [given] = lines;
  return { ada, given: given!, line: String(saidBy(given!).line) };
}

const DIET = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
const SHOWN = createHash('sha256').update(MARKET.notice.text).digest('base64url');
interface Bent extends Partial<Pick<GrantAct, 'control'>> {
  readonly until?: string;
  readonly sha256?: string;
}
const granted = ({ until = tomorrow(), sha256 = SHOWN, control = 'allow' }: Bent) => {
  return {
    type: 'granted' as const,
    permissions: [{ ...DIET, until }],
    surface: 'permission-centre' as const,
    control,
    notice: { ...NOTICE, sha256 },
  };
};

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

test('one consent is proven by the line that its customer has on their receipt', async () => {
  const { ada, given, line } = await aGiver();
  const [proof, ...more] = await ask('proof', { line });
  expect(more).toEqual([]);
  const [onScreen] = (await ada.permissions.get()).notices;
  const { position, cells } = (
    await desk.answer({ question: 'proof', version: 1, parameters: { line } })
  ).rows[0]!;
  expect(cells).toMatchObject({
    ...DIET,
    line,
    act: 'granted',
    noticeSha256: onScreen!.sha256,
    stoodBefore: 'never-granted',
    leafIndex: position,
    leafHash: given.leafHash,
    prev: saidBy(given).prev,
    snapshot: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    offered: expect.arrayContaining(['diet:recipes:app:brandt']),
    declined: [],
    assurance: 'login',
    actedBy: 'self',
    statementHash: null,
  });
  expect({ ...proof, customerRef: '' }).toEqual({ ...cells, customerRef: '' });

  const { lines } = await takeBack(ada, ['diet']);
  const taken = String(saidBy(lines[0]!).line);
  expect(await ask('proof', { line: taken })).toMatchObject([
    {
      act: 'withdrawn',
      ...DIET,
      stoodBefore: 'granted',
      notice: null,
      prev: given.leafHash,
      snapshot: null,
      assurance: 'login',
    },
  ]);
  expect(await ask('proof', { line: '00000000-0000-7000-8000-000000000000' })).toEqual([]);
  expect((await ask('proof')).map((one) => one['line'])).toEqual([line, taken]);
});

test('a special category that nobody pressed yes to stands at the desk', async () => {
  const { line } = await aGiver();
  expect(await ask('special-not-explicit')).toEqual([]);
  const planted = await plant(sealed.village, line, granted({ control: 'stop-using' }));
  expect(await ask('special-not-explicit')).toMatchObject([
    { line: planted, ...DIET, control: 'stop-using', notice: NOTICE.id, noticeVersion: 1 },
  ]);
});

test('a permission that ends later than any may stands at the desk with what it may', async () => {
  const { line } = await aGiver();
  expect(await ask('end-missing')).toEqual([]);
  const until = '2099-01-01T00:00:00.000Z';
  const planted = await plant(sealed.village, line, granted({ until }));
  const [row, ...more] = await ask('end-missing');
  expect(more).toEqual([]);
  expect(row).toMatchObject({ line: planted, ...DIET, until });
  expect(String(row!['cap']) < until).toBe(true);
});

test('a notice that an owner of the database changed stands at the desk with both hashes', async () => {
  const { line } = await aGiver();
  expect(await ask('notice-evidence')).toEqual([]);
  const { ownerUrl } = sealed.village;
  const change = `UPDATE consent.notice SET text = 'Wir entscheiden.',
    sha256 = sha256(convert_to('Wir entscheiden.', 'UTF8')) WHERE locale = 'en'`;
  await expect(asOwner(ownerUrl, change)).rejects.toThrow('history does not change');
  await asOwner(ownerUrl, 'ALTER TABLE consent.notice DISABLE TRIGGER USER');
  await asOwner(ownerUrl, change);
  expect(await ask('notice-evidence')).toMatchObject([
    { notice: NOTICE.id, version: 1, locale: 'en', missing: null, permissions: 0 },
  ]);
  await asOwner(ownerUrl, `DELETE FROM consent.notice WHERE locale = 'en'`);
  expect(await ask('notice-evidence')).toMatchObject([
    { locale: 'en', missing: 'text', hashFound: null },
  ]);

  const sha256 = 'A'.repeat(43);
  await plant(sealed.village, line, granted({ sha256 }));
  expect(await ask('notice-evidence')).toContainEqual({
    notice: NOTICE.id,
    version: 1,
    locale: 'de',
    missing: null,
    hashExpected: SHOWN,
    hashFound: sha256,
    permissions: null,
  });
});

test('after a new version it is known who agreed to the old one, and who has renewed', async () => {
  const { ada, line } = await aGiver();
  const older = { notice: NOTICE.id, version: 1 };
  const own = async () => (await ask('to-renew', older)).filter((one) => one['line'] === line);
  expect(await ask('to-renew', older)).toEqual([]);
  await sealed.village.retail({
    ...MARKET,
    notice: { ...MARKET.notice, version: 2, text: 'Du entscheidest, und zwar so.' },
    notices: [],
  });
  expect(await own()).toMatchObject([{ ...DIET, renewal: 'not-asked', added: null }]);
  await ada.permissions.get();
  await ada.grant({
    permissions: [{ ...DIET, until: '2027-11-01T00:00:00.000Z' }],
    notice: { ...NOTICE, version: 2 },
    surface: 'permission-centre',
    control: 'allow',
  });
  expect(await own()).toMatchObject([{ renewal: 'renewed', askNotBefore: null }]);
  expect(await ask('to-renew', { ...older, version: 2 })).toEqual([]);
  expect(await ask('to-renew', { ...older, notice: 'another' })).toEqual([]);
});
