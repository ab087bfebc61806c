import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Problem, routes, type Path } from '@village-butcher/sdk/contract';
import { brokenChains } from '../support/customers.js';
import { startService, type Ask, type TestService } from '../support/service.js';

const NOW = new Date('2026-11-26T16:10:00.000Z');
const WISH = { method: 'PUT', body: { channel: 'app' } };

let service: TestService;
beforeAll(async () => {
  service = await startService({ now: NOW });
});
afterEach(async () => expect(await brokenChains(service)).toEqual([]));
afterAll(() => service.stop());

const asAda = (path: string, ask: Ask = {}) =>
  service.ask(path, { token: service.tokenFor('ada'), ...ask });

const codeOf = async (reply: Response) => [reply.status, Problem.parse(await reply.json()).code];

const table = Object.entries<Path>(routes).map(([name, { method, path, role }]) => {
  const address = path.replace('{purpose}', 'recipes').replace('{field}', 'diet');
  return { name, method, role, path: address.replace('{member}', 'adult-1') };
});

test.each(table)('$name is served, and to nobody without its token', async (route) => {
  const { status } = await service.ask(route.path, { method: route.method });
  expect(status).toBe(route.role === 'none' ? 200 : 401);
});

test.each([
  ['another path', '/v1/me', 'GET'],
  ['another method', '/v1/me/permissions', 'DELETE'],
  ['a HEAD, which would be a use without an answer', '/v1/suggestions', 'HEAD'],
  ['a slash too many', '/v1/me/permissions/', 'GET'],
  ['letters in another case', '/V1/me/permissions', 'GET'],
  ['an address that cannot be read', '/v1/%zz', 'GET'],
  ['an address without an end', `/v1/me/profile/${'a'.repeat(500)}`, 'GET'],
  ['the sign-in of a demo, where an issuer is configured', '/development/sessions', 'POST'],
])('nothing is there for %s', async (_, path, method) => {
  const reply = await asAda(path, { method });
  expect(reply.status).toBe(404);
  if (method !== 'HEAD') expect(await codeOf(reply)).toEqual([404, 'not-found']);
  expect(reply.headers.get('cache-control')).toBe('no-store');
});

test('every answer says what the house wants of whoever holds it', async () => {
  const expected = {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('geolocation=()'),
    'referrer-policy': 'no-referrer',
    'village-contract': '2026-11-01',
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  };
  for (const reply of [
    await asAda('/v1/me/permissions'),
    await asAda('/v1/me/profile/diet'),
    await asAda('/v1/me/wishes/recipes', WISH),
    await asAda('/v1/me/wishes/recipes', { method: 'DELETE' }),
    await service.ask('/nowhere'),
    await service.ask('/health/live'),
  ]) {
    const headers = Object.fromEntries(reply.headers);
    expect(headers).toMatchObject(expected);
    expect(Object.keys(headers)).not.toContain('server');
    expect(Object.keys(headers)).not.toContain('strict-transport-security');
  }
});

test('a request is known by the name that its client gave it, if that is a UUID', async () => {
  const id = randomUUID();
  const reply = await service.ask('/nowhere', { headers: { 'x-request-id': id } });
  expect(Problem.parse(await reply.json()).instance).toBe(id);
  expect(reply.headers.get('x-request-id')).toBe(id);

  const other = await service.ask('/nowhere', { headers: { 'x-request-id': 'ada' } });
  expect(other.headers.get('x-request-id')).not.toBe('ada');
});

test('an answer is named by its bytes, and who has them already gets none', async () => {
  const first = await asAda('/v1/me/permissions');
  const tag = first.headers.get('etag')!;
  const again = await asAda('/v1/me/permissions', {
    headers: { 'if-none-match': `"a", W/${tag}` },
  });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);

  await asAda('/v1/me/wishes/events', WISH);
  const changed = await asAda('/v1/me/permissions', { headers: { 'if-none-match': tag } });
  expect(changed.status).toBe(200);
  expect(changed.headers.get('etag')).not.toBe(tag);
});

test('only listed pages may call, and never with a cookie', async () => {
  const asking = (origin: string) =>
    service.ask('/v1/me/permissions', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    });
  const listed = (await asking('https://shop.example')).headers;
  expect(listed.get('access-control-allow-origin')).toBe('https://shop.example');
  expect(listed.get('access-control-allow-credentials')).toBeNull();
  expect(listed.get('access-control-allow-headers')).toContain('idempotency-key');

  const stranger = (await asking('https://evil.example')).headers;
  expect(stranger.get('access-control-allow-origin')).toBeNull();
});
