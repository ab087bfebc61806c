import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { ConnectionError, type VillageOptions } from '@village-butcher/sdk';
import { NOTICE } from '../support/village.js';
import { ALL_BACK, anAppThatKnows, DIET, DIET_BACK, RECEIPT, UNTIL } from './aStanding.js';
import { FaultServer, page, refuses, reset, says, slow, type Step } from './faultServer.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(() => server.close());

const knowing = (options: Partial<VillageOptions> = {}) => anAppThatKnows(server, options);

/** What was heard, without what was read. */
const acts = () =>
  server.heard
    .filter(({ method }) => method !== 'GET')
    .map(({ headers, body }) => [headers['idempotency-key'], body]);

const lost: readonly (readonly [string, Step])[] = [
  ['a broken connection', reset],
  ['a gateway’s 404', page(404)],
  ...[408, 425, 429, 500, 503].map((status) => [`a ${status}`, refuses(status, 'busy')] as const),
];

test.each(lost)('B4: after %s a withdrawal waits, counts, and is tried again', async (_, fault) => {
  const village = await knowing();
  server.plan(fault);
  const call = village.withdraw(DIET_BACK);
  await expect(call).rejects.toBeInstanceOf(ConnectionError);
  await expect(call).rejects.toMatchObject({ code: 'waiting', retryable: true });
  expect(village.permissions.allows(DIET)).toBe(false);
  expect(village.pending()).toMatchObject([
    { name: 'withdraw', act: DIET_BACK, at: '2026-11-26T12:00:00.000Z' },
  ]);

  server.plan(reset, reset);
  await expect(village.deliver()).resolves.toHaveLength(1);
  await expect(village.deliver()).resolves.toHaveLength(1);
  server.plan(says(RECEIPT));
  await expect(village.deliver()).resolves.toEqual([]);
  expect(village.permissions.allows(DIET)).toBe(false);
  const [first, ...repeats] = acts();
  expect(repeats).toEqual([first, first, first]);
  expect(first?.[0]).toBe(server.heard[0]?.headers['idempotency-key']);
});

test('B4: a refused token is no refusal of the act', async () => {
  const village = await knowing();
  server.plan(refuses(401, 'token-refused'), refuses(401, 'token-refused'));
  await expect(village.withdraw(DIET_BACK)).rejects.toMatchObject({ code: 'waiting' });
  expect(village.pending()).toHaveLength(1);
});

test('B4: what waits is tried before the next call, and what was begun is not sent twice', async () => {
  const village = await knowing();
  server.plan(reset);
  await expect(village.withdraw(DIET_BACK)).rejects.toMatchObject({ code: 'waiting' });
  server.plan(slow(20, says(RECEIPT)), says({ items: [] }), says({ items: [] }));
  await Promise.all([village.held.list(), village.history.list()]);
  const [lostOne, again, ...reads] = server.heard.map(({ method }) => method);
  expect([lostOne, again, ...reads]).toEqual(['POST', 'POST', 'GET', 'GET']);

  server.clear();
  server.plan(slow(20, says(RECEIPT)), says({ items: [] }));
  await Promise.all([village.withdraw(ALL_BACK), village.held.list()]);
  expect(server.heard.map(({ method }) => method)).toEqual(['POST', 'GET']);
});

test('L2: nothing is suggested or given before what was taken back has arrived', async () => {
  const village = await knowing();
  server.plan(reset, reset, reset, reset);
  await expect(village.withdraw(ALL_BACK)).rejects.toMatchObject({ code: 'waiting' });
  const ask = { store: 'brandt/mill', purposes: ['recipes'] } as const;
  const calls = [() => village.suggestions.list(ask), () => village.resume()];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'comes-after' });
  expect(server.heard.map(({ url }) => url)).toEqual(Array(3).fill('/v1/me/withdrawals'));
});

test('B5: a grant comes after what was taken back before it, and waits for nothing later', async () => {
  const village = await knowing();
  const act = { permissions: [{ ...DIET, until: UNTIL }], notice: NOTICE } as const;
  server.plan(says(RECEIPT), says(RECEIPT), says(RECEIPT));
  const calls = [
    village.withdraw(DIET_BACK),
    village.grant({ ...act, surface: 'permission-centre', control: 'allow' }),
    village.pause({ until: UNTIL }),
  ];
  await Promise.all(calls);
  const acts = server.heard.filter(({ method }) => method === 'POST').map(({ url }) => url);
  expect(acts.indexOf('/v1/me/grants')).toBeGreaterThan(acts.indexOf('/v1/me/withdrawals'));
});
