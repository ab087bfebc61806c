import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verifyReceipt } from '@village-butcher/sdk/verify';
import { ORIGIN } from '../support/keys.js';
import { MILL } from '../support/market.js';
import { saidBy } from '../support/receipts.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { give, wish, type TestVillage } from '../support/village.js';

let sealed: SealedVillage;
let village: TestVillage;
beforeAll(async () => {
  sealed = await startSealedVillage();
  village = sealed.village;
});
afterAll(() => sealed.close());

const seal = () => sealed.seal();
const proven = (receipt: unknown) => verifyReceipt(receipt, sealed.trust);

test('L10: an act is promised at once, and proves itself once it is sealed', async () => {
  const ada = village.customer();
  const given = await give(ada, ['diet', 'household']);
  expect(given).toMatchObject({ state: 'promised', checkpoint: null, log: ORIGIN });
  expect(await proven(given)).toMatchObject({ state: 'promised', id: given.id });

  await seal();
  const shown = await ada.receipts.get(given.id);
  expect(shown).toMatchObject({ state: 'sealed', promise: given.promise });
  expect(await proven(shown)).toMatchObject({
    state: 'sealed',
    lines: given.lines.map(({ leafHash }) => ({ leafHash })),
  });
  for (let turn = 0; turn < 40; turn += 1) await give(village.customer(), ['diet']);
  await seal();
  const later = await ada.receipts.get(given.id);
  expect(later.checkpoint).not.toBe(shown.checkpoint);
  expect(await proven(later)).toMatchObject({ state: 'sealed' });
  expect(await proven(shown)).toMatchObject({ state: 'sealed' });
});

test('L10: one line of an act has a receipt of its own, and a use has one, too', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  await ada.profile.put('household', { eaters: 3 });
  const given = await give(ada, ['household']);
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  const [use] = (await ada.disclosures.list()).items;
  const line = saidBy(given.lines[0]!).line;
  expect(await proven(await ada.receipts.get(line))).toMatchObject({
    state: 'promised',
  });
  expect(await ada.receipts.get(use!.id)).toMatchObject({ state: 'promised', promise: null });

  await seal();
  for (const id of [line, use!.id]) {
    expect(await proven(await ada.receipts.get(id))).toMatchObject({
      state: 'sealed',
      id,
    });
  }
});

test('nobody gets a receipt of somebody else, or of nothing', async () => {
  const given = await give(village.customer(), ['diet']);
  const bob = village.customer();
  await give(bob, ['diet']);
  for (const id of [given.id, saidBy(given.lines[0]!).line, '0198f000-0000-7000-8000-000000000001'])
    await expect(bob.receipts.get(id)).rejects.toMatchObject({ code: 'not-found' });
  await expect(village.customer().receipts.get(given.id)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('an act that changed nothing has a receipt without lines, and nothing to prove', async () => {
  const ada = village.customer();
  const nothing = await ada.withdraw({
    permissions: 'all',
    surface: 'permission-centre',
    control: 'withdraw-all',
  });
  expect(nothing).toMatchObject({ lines: [], promise: null });
  expect(await ada.receipts.get(nothing.id)).toEqual(nothing);
});

test('the log is served as files to everybody, and nothing beside it', async () => {
  await seal();
  const checkpoint = await village.ask('/v1/ledger/checkpoint');
  expect(checkpoint.status).toBe(200);
  expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(checkpoint.headers.get('cache-control')).toBe('no-store');
  const [origin, size] = (await checkpoint.text()).split('\n');
  expect(origin).toBe(ORIGIN);

  const entries = await village.ask(`/v1/ledger/tile/entries/000.p/${size}`);
  expect(entries.status).toBe(200);
  expect(entries.headers.get('content-type')).toBe('application/octet-stream');
  expect(entries.headers.get('cache-control')).toContain('immutable');
  const hashes = await village.ask(`/v1/ledger/tile/0/000.p/${size}`);
  expect((await hashes.arrayBuffer()).byteLength).toBe(32 * Number(size));

  for (const path of [
    '0/999',
    '0/000.p/0',
    '0/000.p/256',
    '64/000',
    '00/000',
    '0/0',
    'entries/x000/000',
    '..%2fcheckpoint',
    '..%2f..%2fanchor%2f000000000000',
    '%2e%2e/anchor/000000000000',
    `0/${'x001/'.repeat(50)}000`,
  ]) {
    const refused = await village.ask(`/v1/ledger/tile/${path}`);
    expect({ path, status: refused.status }).toEqual({ path, status: 404 });
    expect(await refused.json()).toMatchObject({ code: 'not-found' });
  }
});
