import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { ForbiddenError, type VillageOptions } from '@village-butcher/sdk';
import {
  ALL_BACK,
  anAppThatKnows,
  aStanding,
  DIET,
  DIET_BACK,
  PETS,
  RECEIPT,
  UNTIL,
  WHERE,
} from './aStanding.js';
import { FaultServer, refuses, reset, says, silent, slow } from './faultServer.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(() => server.close());

const knowing = (options: Partial<VillageOptions> = {}) => anAppThatKnows(server, options);

test('L2: what is withdrawn does not count in the same tick, before a byte is sent', async () => {
  const village = await knowing();
  const told: unknown[] = [];
  village.permissions.subscribe(() => told.push(village.permissions.allows(DIET)));
  const before = village.permissions.snapshot();

  server.plan(says(RECEIPT));
  const call = village.withdraw(DIET_BACK);
  expect(told).toEqual([false]);
  expect(server.heard).toEqual([]);
  expect(village.permissions.allows(DIET)).toBe(false);
  expect(village.permissions.allows(PETS)).toBe(true);
  expect(village.permissions.snapshot()?.standing[0]?.verdict).toBe('withdrawn');
  expect(before?.standing[0]?.verdict).toBe('granted');

  await expect(call).resolves.toEqual(RECEIPT);
  expect(village.permissions.allows(DIET)).toBe(false);
  expect(village.pending()).toEqual([]);
});

test('L2: “all” and a pause count in the same tick, too', async () => {
  for (const take of ['withdraw', 'pause'] as const) {
    const village = await knowing();
    server.plan(says(RECEIPT));
    const call = take === 'pause' ? village.pause({ until: UNTIL }) : village.withdraw(ALL_BACK);
    expect([DIET, PETS].map((which) => village.permissions.allows(which))).toEqual([false, false]);
    await call;
    expect([DIET, PETS].map((which) => village.permissions.allows(which))).toEqual([false, false]);
    server.clear();
  }
});

test('L11: an app whose listener throws still takes back, and the platform hears of it', async () => {
  const { queueMicrotask } = globalThis;
  const late: (() => void)[] = [];
  const village = await knowing();
  village.permissions.subscribe(() => {
    throw new Error('a fault of the app');
  });
  globalThis.queueMicrotask = (run) => late.push(run);
  try {
    server.plan(says(RECEIPT));
    await expect(village.withdraw(DIET_BACK)).resolves.toEqual(RECEIPT);
  } finally {
    globalThis.queueMicrotask = queueMicrotask;
  }
  expect(late.some((run) => expect(run).toThrow('a fault of the app') === undefined)).toBe(true);
});

test('B4: a refusal is told, ends the act, and the service is asked anew where one stands', async () => {
  const village = await knowing();
  server.plan(refuses(403, 'not-allowed'), says(aStanding([PETS])));
  const call = village.withdraw(DIET_BACK);
  await expect(call).rejects.toBeInstanceOf(ForbiddenError);
  expect(village.pending()).toEqual([]);
  expect(village.permissions.snapshot()).toBeUndefined();
  expect(village.permissions.allows(PETS)).toBe(false);
  await new Promise<void>((done) => void village.permissions.subscribe(done));
  expect(village.permissions.allows(PETS)).toBe(true);
});

test('B4: a refusal of what had waited is thrown by deliver, and the others arrive', async () => {
  const village = await knowing();
  server.plan(reset, reset);
  await expect(village.withdraw(DIET_BACK)).rejects.toMatchObject({ code: 'waiting' });
  await expect(village.pause({ until: UNTIL })).rejects.toMatchObject({ code: 'waiting' });
  server.plan(refuses(422, 'invalid'), says(RECEIPT));
  await expect(village.deliver()).rejects.toMatchObject({ status: 422 });
  expect(village.pending()).toEqual([]);
});

test('B4: an answer that was asked for before the withdrawal does not undo it', async () => {
  const village = await knowing();
  server.plan(slow(30, says(aStanding())), says(RECEIPT));
  const asked = village.permissions.get();
  await server.hears(1);
  await village.withdraw(DIET_BACK);
  await asked;
  expect(village.permissions.allows(DIET)).toBe(false);
  expect(village.permissions.allows(PETS)).toBe(true);
});

test('B4: a withdrawal whose caller leaves is taken back all the same', async () => {
  const village = await knowing();
  const ending = new AbortController();
  server.plan(silent);
  const call = village.withdraw(DIET_BACK, { signal: ending.signal });
  await server.hears(1);
  ending.abort();
  await expect(call).rejects.toMatchObject({ code: 'aborted' });
  expect(village.pending()).toHaveLength(1);
  server.plan(says(RECEIPT));
  await expect(village.deliver()).resolves.toEqual([]);
});

test('B3: a withdrawal with a key that is none is no act', async () => {
  const village = await knowing();
  const call = village.withdraw(DIET_BACK, { idempotencyKey: 'x' });
  await expect(call).rejects.toMatchObject({ code: 'configuration' });
  expect(village.pending()).toEqual([]);
  expect(village.permissions.allows(DIET)).toBe(true);
});

test('L11: what stands can be taken back as it was answered, and only its three words travel', async () => {
  const village = await knowing();
  server.plan(says(RECEIPT));
  await village.withdraw({ permissions: village.permissions.snapshot()!.standing, ...WHERE });
  expect(JSON.parse(server.heard[0]!.body)).toEqual({
    permissions: [DIET, PETS],
    ...WHERE,
    occurredAt: '2026-11-26T12:00:00.000Z',
  });
});

test('B3: a listener that asks in the same tick has the withdrawal sent no second time', async () => {
  const village = await knowing();
  const asks: Promise<unknown>[] = [];
  village.permissions.subscribe(() => {
    asks.push(village.suggestions.list({ store: 'brandt/mill', purposes: ['recipes'] }));
  });
  server.plan(says(RECEIPT), says({ items: [] }), says(aStanding()), says({ items: [] }));
  await village.withdraw(DIET_BACK);
  await Promise.all(asks);
  expect(server.heard.filter(({ method }) => method === 'POST')).toHaveLength(1);
});
