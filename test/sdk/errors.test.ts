import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import * as sdk from '@village-butcher/sdk';
import { REFUSALS, STATUS_OF } from '@village-butcher/sdk/contract';
import { anApp } from './anApp.js';
import { FaultServer, page, refuses, reset, sendsTo } from './faultServer.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(() => server.close());

/** What a call throws. */
const thrownBy = (call: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(call).then(
    () => undefined,
    (error: unknown) => error,
  );

const asked = () => anApp({ baseUrl: server.address }).permissions.get({ retries: 0 });

test.each([
  [400, 'invalid', sdk.InvalidError],
  [401, 'token-refused', sdk.UnauthenticatedError],
  [403, 'not-allowed', sdk.ForbiddenError],
  [404, 'not-found', sdk.NotFoundError],
  [409, 'notice-changed', sdk.ConflictError],
  [409, 'notice-outdated', sdk.NoticeOutdatedError],
  [409, 'idempotency-key-reused', sdk.KeyReusedError],
  [412, 'changed-since', sdk.ChangedSinceError],
  [413, 'too-large', sdk.InvalidError],
  [415, 'unsupported-media-type', sdk.InvalidError],
  [422, 'ends-too-late', sdk.InvalidError],
  [429, 'too-many', sdk.TooManyError],
  [500, 'internal', sdk.ServiceError],
  [503, 'busy', sdk.ServiceError],
  [418, 'teapot', sdk.RefusedError],
])('a %i %s is an error of its own kind, with code and status', async (status, code, Kind) => {
  server.plan(refuses(status, code), refuses(status, code));
  const error = await thrownBy(asked());
  expect(error).toBeInstanceOf(Kind);
  expect(error).toBeInstanceOf(sdk.RefusedError);
  expect(error).toBeInstanceOf(sdk.VillageError);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: Kind.name, status, code, problem: { status, code } });
});

test.each(REFUSALS)('the contract’s refusal %s arrives with its code', async (code) => {
  server.plan(refuses(STATUS_OF[code], code), refuses(STATUS_OF[code], code));
  expect(await thrownBy(asked())).toMatchObject({ code, status: STATUS_OF[code] });
});

test('what is invalid is named by its members', async () => {
  server.plan(refuses(400, 'invalid'));
  expect(await thrownBy(asked())).toMatchObject({ issues: [{ path: ['limit'], code: 'too_big' }] });
});

test.each([
  [page(404), sdk.NotFoundError],
  [page(500), sdk.ServiceError],
  [page(403, '{"message":"secret-of-a-gateway"}'), sdk.ForbiddenError],
  [page(403, 'null'), sdk.ForbiddenError],
])('what something else answers in the service’s place is not repeated', async (step, Kind) => {
  server.plan(step);
  const error = await thrownBy(asked());
  expect(error).toBeInstanceOf(Kind);
  expect(error).toMatchObject({ code: 'unexplained' });
  expect(inspect(error)).not.toMatch(/secret|<h1>/);
});

test('the request id of the answer is in the error and in its message', async () => {
  server.plan(refuses(403, 'not-allowed', { 'X-Request-Id': 'seen-by-the-service' }));
  const error = await thrownBy(asked());
  expect(error).toMatchObject({ requestId: 'seen-by-the-service' });
  expect(String(error)).toContain('(request seen-by-the-service)');
});

test('a broken connection keeps its cause and the id of what was asked', async () => {
  server.plan(reset);
  const error = await thrownBy(asked());
  expect(error).toBeInstanceOf(sdk.ConnectionError);
  const requestId = server.heard[0]?.headers['x-request-id'];
  expect(error).toMatchObject({ code: 'connection', retryable: true, requestId });
  expect((error as Error).cause).toBeDefined();
});

test('a device that says it has no network gets an error that says so, too', async () => {
  Object.assign(globalThis, { navigator: { onLine: false } });
  try {
    server.plan(reset);
    expect(await thrownBy(asked())).toBeInstanceOf(sdk.OfflineError);
  } finally {
    Reflect.deleteProperty(globalThis, 'navigator');
  }
});

test('B12: nobody is followed elsewhere: a redirect is a broken connection', async () => {
  server.plan(sendsTo(`${server.address}/elsewhere`));
  expect(await thrownBy(asked())).toBeInstanceOf(sdk.ConnectionError);
  expect(server.heard.map(({ url }) => url)).toEqual(['/v1/me/permissions']);
});

test('no error tells a token or a value, as text or as JSON', async () => {
  const village = anApp({
    baseUrl: server.address,
    retries: 0,
    token: async () => ({ token: 'canary-token', expiresAt: null }),
  });
  const notes = { notes: [{ text: 'canary-value' }] };
  for (const fault of [reset, refuses(400, 'invalid'), refuses(500, 'internal'), page(200)]) {
    server.plan(fault);
    const error = await thrownBy(village.profile.put('memory', notes));
    expect(`${inspect(error, { depth: 9 })}${JSON.stringify(error)}`).not.toMatch(/canary/);
  }
});

test('an error in a log is its name, code, message and where it stands, and nothing else', async () => {
  server.plan(refuses(422, 'ends-too-late', { 'X-Request-Id': 'r1' }));
  expect(JSON.parse(JSON.stringify(await thrownBy(asked())))).toEqual({
    name: 'InvalidError',
    code: 'ends-too-late',
    message: '422 ends-too-late: No. (request r1)',
    retryable: false,
    requestId: 'r1',
    status: 422,
    issues: [{ path: ['limit'], code: 'too_big' }],
  });
});

test('instanceof knows the errors of another copy of this package, and nothing else', async () => {
  jest.resetModules();
  const copy: typeof sdk = await import('@village-butcher/sdk');
  expect(copy.VillageError).not.toBe(sdk.VillageError);

  const fault = { code: 'timeout' };
  const error = new copy.TimeoutError('Late.', fault);
  expect(error).toBeInstanceOf(sdk.TimeoutError);
  expect(error).toBeInstanceOf(sdk.ConnectionError);
  expect(error).not.toBeInstanceOf(sdk.DeadlineError);
  expect(error).not.toBeInstanceOf(sdk.RefusedError);
  for (const other of [new Error('Late.'), null, undefined, 'TimeoutError', {}]) {
    expect(other instanceof sdk.VillageError).toBe(false);
  }
});

test('a class that an app derives from an error of ours is not every error of ours', () => {
  class Ours extends sdk.TimeoutError {}
  expect(new sdk.TimeoutError('Late.')).not.toBeInstanceOf(Ours);
  expect(new Ours('Late.')).toBeInstanceOf(Ours);
  expect(new Ours('Late.')).toBeInstanceOf(sdk.VillageError);
});

test.each([
  ['baseUrl', { baseUrl: 'http://village.example' }],
  ['baseUrl', { baseUrl: 'https://ada:secret@village.example' }],
  ['baseUrl', { baseUrl: 'https://village.example/?secret=1' }],
  ['baseUrl', { baseUrl: '/secret' }],
  ['token', { token: JSON.parse('"secret"') }],
  ['device', { device: JSON.parse('"secret"') }],
  ['locale', { locale: 'secret!' }],
  ['timeoutMs', { timeoutMs: 0 }],
  ['deadlineMs', { deadlineMs: Infinity }],
  ['retries', { retries: 1.5 }],
])('a wrong %s is told at once, and not repeated', (member, wrong) => {
  const wire = () => anApp({ baseUrl: 'https://village.example', ...wrong });
  expect(wire).toThrow(sdk.ConfigurationError);
  expect(wire).toThrow(new RegExp(`^\`${member}\` must be [^()]+\\.$`));
  expect(wire).not.toThrow(/secret/);
});

test.each([
  'http://localhost:3000',
  'http://127.0.0.1',
  'http://[::1]:8080',
  'https://v.example/a/',
])('a service at %s may be talked to', (baseUrl) => {
  expect(() => anApp({ baseUrl })).not.toThrow();
});
