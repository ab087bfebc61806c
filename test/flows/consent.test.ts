import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { lineOf } from '../../src/ledger/line.js';
import {
  NOTICE,
  give,
  startVillage,
  takeBack,
  wish,
  type TestVillage,
} from '../support/village.js';
import { saidBy } from '../support/receipts.js';

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

const WITHDRAW = { surface: 'permission-centre', control: 'withdraw-all' } as const;

test('L10: an act answers with its lines, whose bytes are the ones that were hashed', async () => {
  const ada = village.customer();
  const id = randomUUID();
  const permissions = [
    {
      field: 'diet',
      recipient: 'app:brandt',
      purpose: 'recipes',
      until: '2027-05-01T00:00:00.000Z',
    },
  ] as const;
  const receipt = await ada.grant(
    { permissions: [...permissions], notice: NOTICE, surface: 'suggestion-why', control: 'allow' },
    { idempotencyKey: id },
  );
  expect(receipt.id).toBe(id);
  const [line] = receipt.lines;
  const { leafHash } = lineOf(line!.payload, Buffer.from(line!.salt, 'base64url'));
  expect(leafHash.toString('base64url')).toBe(line!.leafHash);
  expect(JSON.parse(line!.payload)).toMatchObject({
    act: id,
    at: NOON.toISOString(),
    kind: 'consent',
    seq: 0,
    v: 1,
    body: {
      type: 'granted',
      permissions,
      notice: { ...NOTICE, sha256: expect.stringMatching(/^[\w-]{43}$/) },
      surface: 'suggestion-why',
      control: 'allow',
    },
  });
});

test('what stands is shown as it stands: granted, withdrawn, expired, paused', async () => {
  const ada = village.customer();
  const stands = async () =>
    Object.fromEntries(
      (await ada.permissions.get()).standing.map(({ field, verdict }) => [field, verdict]),
    );
  await give(ada, ['diet', 'household', 'memory']);
  await takeBack(ada, ['memory']);
  expect(await stands()).toEqual({ diet: 'granted', household: 'granted', memory: 'withdrawn' });

  await ada.pause({ until: '2026-12-01T00:00:00.000Z' });
  expect(await stands()).toEqual({ diet: 'paused', household: 'paused', memory: 'withdrawn' });
  await ada.resume();
  expect(await stands()).toMatchObject({ diet: 'granted' });

  village.clock.at = new Date('2027-11-02T00:00:00.000Z');
  expect(await stands()).toEqual({ diet: 'expired', household: 'expired', memory: 'withdrawn' });
});

test('L2: everything is taken back in one act, and comes back only by a new one', async () => {
  const ada = village.customer();
  await give(ada, ['diet', 'allergies'], ['recipes', 'shopping-tips']);
  const { lines } = await ada.withdraw({ permissions: 'all', ...WITHDRAW });
  expect(JSON.parse(lines[0]!.payload).body.permissions).toHaveLength(4);
  const { standing } = await ada.permissions.get();
  expect(new Set(standing.map(({ verdict }) => verdict))).toEqual(new Set(['withdrawn']));
});

test('L11: taking back needs no reason, no notice and no version, and never fails', async () => {
  const ada = village.customer();
  expect((await takeBack(ada, ['diet'])).lines).toEqual([]);
  expect((await ada.withdraw({ permissions: 'all', ...WITHDRAW })).lines).toEqual([]);
  await give(ada, ['diet']);
  expect((await takeBack(ada, ['diet'])).lines).toHaveLength(1);
  expect((await takeBack(ada, ['diet'])).lines).toEqual([]);
  const unknown = { field: 'diet', recipient: 'app:long-gone', purpose: 'recipes' } as const;
  expect((await ada.withdraw({ permissions: [unknown], ...WITHDRAW })).lines).toEqual([]);
});

test('L9: reading changes nothing: no line, no permission, no wish', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  await give(ada, ['diet']);
  const before = [await ada.permissions.get(), await ada.history.list()];
  await ada.suggestions.list({ store: 'brandt/mill', purposes: ['recipes'] });
  await ada.disclosures.list();
  await ada.held.list();
  await ada.profile.get('diet').catch(() => {});
  await village.ask('/v1/stores');
  expect([await ada.permissions.get(), await ada.history.list()]).toEqual(before);
});

test('the history says what was done, newest first, page by page', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  await give(ada, ['diet']);
  await takeBack(ada, ['diet']);
  await ada.wishes.remove('recipes');
  const types: string[] = [];
  for await (const { type } of ada.history.list({ limit: 1 })) types.push(type);
  expect(types).toEqual(['unwished', 'withdrawn', 'granted', 'wished']);
});

test('a wish is shown as it was made, and ends when it is taken back', async () => {
  const ada = village.customer();
  const wanted = { channel: 'app', mostPerDay: 2, quiet: { from: '21:00', to: '07:00' } } as const;
  await ada.wishes.put('recipes', wanted);
  expect((await ada.permissions.get()).wishes).toEqual([{ purpose: 'recipes', ...wanted }]);
  await ada.wishes.remove('recipes');
  expect((await ada.permissions.get()).wishes).toEqual([]);
});

test('acts of one customer at the same time queue up, and each is written once, or overtaken', async () => {
  const acts = Array.from({ length: 24 }, (_, turn) => {
    const device = village.customer('ada-everywhere');
    return turn % 2 === 0 ? give(device, ['diet']) : takeBack(device, ['diet']);
  });
  const receipts = await Promise.allSettled(acts);
  const overtaken = receipts.filter((one) => one.status === 'rejected');
  expect(overtaken.filter(({ reason }) => reason.code !== 'snapshot-outdated')).toEqual([]);
  const seqs = receipts
    .flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    .flatMap(({ lines }) => lines.map((line) => saidBy(line).seq))
    .toSorted((a, b) => a - b);
  expect(seqs).toEqual(Array.from(seqs, (_, index) => index));
});

test('L10: the service has no right to change or remove history', async () => {
  await give(village.customer(), ['diet']);
  for (const table of [
    'ledger.line',
    'ledger.act',
    'audit.disclosure',
    'consent.notice',
    'catalogue.edition',
    'ledger.customer_key',
  ]) {
    for (const attempt of [
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `UPDATE ${table} SET at = now()`,
    ]) {
      await expect(village.db.query(attempt)).rejects.toThrow(/permission denied|does not exist/);
    }
  }
});
