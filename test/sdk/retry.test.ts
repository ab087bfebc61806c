import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import {
  ConnectionError,
  ServiceError,
  TooManyError,
  type VillageOptions,
} from '@village-butcher/sdk';
import { anApp, evenChance, noWaiting } from './anApp.js';
import { cut, FaultServer, page, refuses, reset, says, type Step } from './faultServer.js';
import { HandClock } from './handClock.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(() => server.close());

const village = (options: Partial<VillageOptions> = {}) =>
  anApp({ baseUrl: server.address, random: noWaiting, ...options });

const withdrawal = {
  permissions: 'all',
  surface: 'permission-centre',
  control: 'withdraw-all',
} as const;

const receipt = { id: '0198f0a0-0000-7000-8000-000000000001', lines: [] };

const passing: readonly (readonly [string, Step])[] = [
  ...[408, 425, 429, 500, 502, 503, 504].map(
    (status) => [`a ${status}`, refuses(status, 'busy')] as const,
  ),
  ['a gateway’s error page', page(502)],
  ['a reset connection', reset],
  ['an answer that is cut off', cut],
  ['an answer that is no JSON', page(200)],
];

test.each(passing)('B2: %s is tried again, and the answer is the next one', async (_, fault) => {
  server.plan(fault, says(receipt));
  await expect(village().withdraw(withdrawal)).resolves.toEqual(receipt);
  expect(server.heard).toHaveLength(2);
});

test('B3: the repeats of an act are the same act: key, request id and body are equal', async () => {
  server.plan(reset, refuses(503, 'busy'), says(receipt));
  await village().withdraw(withdrawal);

  const [first, ...repeats] = server.heard.map(({ headers, body, url }) => [
    headers['idempotency-key'],
    headers['x-request-id'],
    url,
    body,
  ]);
  expect(repeats).toEqual([first, first]);
  expect(first?.[0]).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('B3: two acts have two keys, and an act that began elsewhere keeps its own', async () => {
  const app = village();
  await app.withdraw(withdrawal);
  await app.withdraw(withdrawal);
  await app.withdraw(withdrawal, { idempotencyKey: '0198F0A0-0000-7000-8000-00000000000A' });

  const keys = server.heard.map(({ headers }) => headers['idempotency-key']);
  expect(new Set(keys).size).toBe(3);
  expect(keys[2]).toBe('0198f0a0-0000-7000-8000-00000000000a');
});

test.each([400, 403, 404, 409, 412, 422])(
  'B2: a %i is an answer and not tried again',
  async (no) => {
    server.plan(refuses(no, 'invalid'));
    await expect(village().permissions.get()).rejects.toMatchObject({
      status: no,
      retryable: false,
    });
    expect(server.heard).toHaveLength(1);
  },
);

test('B2: after two repeats the error is the last one', async () => {
  server.plan(reset, reset, refuses(500, 'internal'));
  await expect(village().permissions.get()).rejects.toBeInstanceOf(ServiceError);
  expect(server.heard).toHaveLength(3);
});

test('B2: a call may say how often it is repeated', async () => {
  server.plan(reset, reset);
  await expect(village().permissions.get({ retries: 0 })).rejects.toBeInstanceOf(ConnectionError);
  expect(server.heard).toHaveLength(1);
});

test('B2: waits double from a quarter of a second, and chance takes a part of each', async () => {
  const clock = new HandClock();
  const got = village({ clock, random: evenChance(), retries: 3 }).permissions.get();
  server.plan(reset, reset, reset, says({ standing: [] }));
  for (const ms of [125, 250, 500]) await clock.passOnce(ms);
  await expect(got).resolves.toEqual({ standing: [] });
});

test('B2: no wait is longer than eight seconds', async () => {
  const clock = new HandClock();
  const patient = { retries: 7, timeoutMs: 9000, deadlineMs: 60_000, random: evenChance() };
  const got = village({ clock, ...patient }).permissions.get();
  server.plan(...Array.from({ length: 7 }, () => reset), says({}));
  for (const ms of [125, 250, 500, 1000, 2000, 4000, 4000]) await clock.passOnce(ms);
  await expect(got).resolves.toEqual({});
});

test('B2: Retry-After is kept to, in seconds and as a date', async () => {
  const clock = new HandClock();
  const got = village({ clock, random: evenChance() }).permissions.get();
  server.plan(refuses(429, 'busy', { 'Retry-After': '2' }));
  await clock.passOnce(2125);
  server.plan(says({}));
  await expect(got).resolves.toEqual({});

  const date = new Date(clock.now() + 3000).toUTCString();
  server.plan(refuses(503, 'busy', { 'Retry-After': date }));
  const other = village({ clock, random: evenChance() }).permissions.get();
  await clock.passOnce(3000 - (clock.now() % 1000) + 125);
  await expect(other).resolves.toEqual({});
});

test('B2: a wait beyond the deadline is not begun: the error comes at once and says how long', async () => {
  server.plan(refuses(429, 'busy', { 'Retry-After': '60' }));
  const error = await village()
    .permissions.get()
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TooManyError);
  expect(error).toMatchObject({ retryAfterMs: 60_000, retryable: true });
  expect(server.heard).toHaveLength(1);
});

test('B2: repeats must be earned: a service that is down gets ten more, and then none', async () => {
  const app = village();
  server.plan(...Array.from({ length: 60 }, () => refuses(503, 'busy')));
  for (let call = 0; call < 20; call++) await app.permissions.get().catch(() => undefined);
  expect(server.heard).toHaveLength(20 + 10);

  server.clear();
  for (let call = 0; call < 10; call++) await app.permissions.get();
  server.plan(refuses(503, 'busy'), says({}));
  await expect(app.permissions.get()).resolves.toEqual({});
});

test('hooks see the method, the route and the status', async () => {
  const seen: unknown[] = [];
  const hooks = {
    onRequest: (request: unknown) => seen.push(['request', request]),
    onReply: (reply: unknown) => seen.push(['reply', reply]),
    onRetry: (retry: unknown) => seen.push(['retry', retry]),
  };
  server.plan(reset, refuses(503, 'busy'), says({ eaters: 4 }));
  await village({ hooks }).profile.get('household');

  const what = { method: 'GET', route: '/v1/me/profile/{field}' };
  expect(seen).toEqual([
    ['request', what],
    ['retry', what],
    ['request', what],
    ['reply', { ...what, status: 503 }],
    ['retry', { ...what, status: 503 }],
    ['request', what],
    ['reply', { ...what, status: 200 }],
  ]);
});

test('a hook that throws breaks no act, and the platform hears of it', async () => {
  const { queueMicrotask } = globalThis;
  const late: (() => void)[] = [];
  globalThis.queueMicrotask = (run) => late.push(run);
  const onRequest = () => {
    throw new Error('a fault of the app');
  };
  try {
    server.plan(says(receipt));
    const call = village({ hooks: { onRequest } }).withdraw(withdrawal);
    await expect(call).resolves.toEqual(receipt);
  } finally {
    globalThis.queueMicrotask = queueMicrotask;
  }
  expect(late.some((run) => throwsIn(run))).toBe(true);
});

const throwsIn = (run: () => void): boolean => {
  try {
    run();
    return false;
  } catch {
    return true;
  }
};
