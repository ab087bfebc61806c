import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { QuestionParameters, QuestionSlug } from '@village-butcher/sdk/contract';
import { aReader, deskOf, type Desk } from '../support/desk.js';
import { MARKET, MILL } from '../support/market.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { give, NOTICE } from '../support/village.js';

let sealed: SealedVillage;
let desk: Desk;
beforeAll(async () => {
  sealed = await startSealedVillage();
  desk = deskOf(sealed.village);
});
afterAll(() => sealed.close());

test('what is asked about and is not there is named, and what was there once has its rows', async () => {
  const { given } = await aReader(sealed.village);
  await sealed.seal();
  const { names } = await desk.questions();
  expect(names).toContainEqual({ kind: 'store', id: MILL, name: expect.any(String) });
  expect(names).toContainEqual({ kind: 'recipient', id: 'app:brandt', name: expect.any(String) });
  expect(names).toContainEqual({ kind: 'notice', id: NOTICE.id, name: NOTICE.id });
  const unlistedIn = async (question: QuestionSlug, parameters: QuestionParameters) =>
    (await desk.answer({ question, version: 1, parameters })).unlisted;
  expect(await unlistedIn('did-read', { store: MILL, recipient: 'app:brandt' })).toEqual([]);
  const slip = { store: 'brandt/mil', recipient: 'app:brand' } as const;
  expect(await unlistedIn('did-read', slip)).toEqual(['recipient', 'store']);
  expect(await unlistedIn('to-renew', { notice: NOTICE.id })).toEqual([]);
  expect(await unlistedIn('to-renew', { notice: 'what-I-share' })).toEqual(['notice']);
  const { line } = JSON.parse(given.lines[0]!.payload) as { line: string };
  expect(await unlistedIn('proof', { line })).toEqual([]);
  expect(await unlistedIn('proof', { line: randomUUID() })).toEqual(['line']);

  const recipient = 'counter:brandt/mill/fish';
  const fish = { id: recipient, name: 'Fischtheke' };
  await sealed.village.retail({ ...MARKET, recipients: [...MARKET.recipients, fish] });
  await give(sealed.village.customer(), ['diet'], ['recipes'], recipient);
  await sealed.seal();
  await sealed.village.retail(MARKET);
  const gone = await desk.answer({ question: 'could-read', version: 1, parameters: { recipient } });
  expect([gone.unlisted, gone.rows.length]).toEqual([['recipient'], 1]);
});
