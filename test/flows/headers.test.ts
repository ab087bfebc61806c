import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { routes, type Path, type RouteName } from '@village-butcher/sdk/contract';
import { Management } from '../../src/management.js';
import { Metrics } from '../../src/metrics.js';
import { OperatorSettings } from '../../src/operator-settings.js';
import { type EveryRoute, throughEveryRoute } from '../support/every-route.js';
import { faultsOf, headOf, HOUSE, plainly, SECURE_HOUSE } from '../support/headers.js';
import { CLIENT_OF, type TokenRole } from '../support/issuer.js';
import { headersIn, isOpen, openLine } from '../support/line.js';
import { type Ask, startService } from '../support/service.js';

/*
 * Every route of the table, as it says yes and in every way that it says no: with the headers that the
 * house wants, and with no other. Nobody is named here, so a new route is in it by itself.
 */

const PUBLIC_URL = 'https://village.example';
const NAMES = Object.keys(routes) as readonly RouteName[];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'];

let every: EveryRoute;
beforeAll(async () => {
  every = await throughEveryRoute(PUBLIC_URL);
}, 60_000);
afterAll(() => every.stop());

async function heard(path: string, ask: Ask = {}) {
  const reply = await every.village.ask(path, ask);
  await reply.body?.cancel();
  return headOf(reply.url, ask.method ?? 'GET', reply);
}

/** A place of a route, with something in it that nobody has. */
const placeOf = ({ path }: Path): string => path.replaceAll(/\{\w+\}/g, 'nothing');

const roleFor = ({ role, scope }: Path): TokenRole => {
  if (scope) return scope.replace('audit:', 'dpo-') as TokenRole;
  return role === 'none' ? 'customer' : role;
};

const tokenFor = (role: TokenRole): string =>
  every.village.tokenFor(role === 'guest' ? CLIENT_OF.guest : 'eve', role);

test('each route says yes, with the headers that it has to say and with no other', () => {
  const yes = every.heads.heard.filter(({ status }) => status < 400);
  expect(NAMES.filter((name) => !yes.some(({ route }) => route === name))).toEqual([]);
  expect(yes.flatMap((head) => faultsOf(head, SECURE_HOUSE))).toEqual([]);
});

test('each route says no to nobody, to a stranger’s role, to nonsense and to what is not there, alike', async () => {
  const statuses = new Set<number>();
  for (const name of NAMES) {
    const route: Path = routes[name];
    const { method } = route;
    const path = placeOf(route);
    const body = method === 'GET' ? {} : { body: { nonsense: true } };
    const other = roleFor(route) === 'retailer' ? 'customer' : 'retailer';
    const token = tokenFor(roleFor(route));
    const noes = [
      await heard(path, { method }),
      await heard(path, { method, token: tokenFor(other) }),
      await heard(`${path}?nonsense=1`, { method, token, ...body }),
      await heard(path, { method, token, ...(method === 'GET' ? {} : { body: '{' }) }),
      await heard(`${path}/nothing`, { method, token }),
    ].filter(({ status }) => status >= 400);
    expect([name, noes.length > (route.role === 'none' ? 0 : 2)]).toEqual([name, true]);
    expect(noes.flatMap((head) => faultsOf(head, SECURE_HOUSE))).toEqual([]);
    for (const { status } of noes) statuses.add(status);
  }
  expect([...statuses].toSorted()).toEqual(expect.arrayContaining([400, 401, 403, 404]));
});

test('a method that a place has not is nothing that is there: no answer says which it has', async () => {
  const places = new Set(NAMES.map((name) => placeOf(routes[name])));
  for (const place of places) {
    const has = NAMES.filter((name) => placeOf(routes[name]) === place).map(
      (name) => routes[name].method as string,
    );
    for (const method of METHODS.filter((one) => !has.includes(one))) {
      const head = await heard(place, { method, token: tokenFor('customer') });
      expect([place, method, head.status]).toEqual([place, method, 404]);
      expect(faultsOf(head, SECURE_HOUSE)).toEqual([]);
    }
  }
});

test('a page that asks whether it may call is told so, with the headers of the house', async () => {
  const origin = 'https://shop.example';
  const ask = { origin, 'access-control-request-method': 'PUT' };
  const { path } = routes.permissions;
  const reply = await every.village.ask(path, { method: 'OPTIONS', headers: ask });
  expect([reply.status, plainly(reply.headers)]).toEqual([
    204,
    {
      ...SECURE_HOUSE,
      vary: 'Origin',
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': expect.stringContaining('authorization'),
      'access-control-expose-headers': expect.stringContaining('etag'),
      'access-control-max-age': '600',
    },
  ]);
  const nothing = await every.village.ask(path, { method: 'OPTIONS' });
  expect(plainly(nothing.headers)).toMatchObject(SECURE_HOUSE);
});

test('who asks too often hears so with the same headers; where there is no https none is promised', async () => {
  const once = { most: 1, perMs: 3_600_000 };
  const limits = { customer: { read: once }, client: {} };
  const plain = await startService({ beside: every.village, limits });
  for (const status of [200, 429]) {
    const reply = await plain.ask('/v1/me/settled', { token: plain.tokenFor('eve') });
    expect(reply.status).toBe(status);
    expect(faultsOf(headOf(reply.url, 'GET', reply), HOUSE)).toEqual([]);
  }
  await plain.stop();
});

test('who asks on an old connection while the service ends hears so with the same headers', async () => {
  const ending = await startService({ beside: every.village, publicUrl: PUBLIC_URL });
  const { port } = new URL(ending.baseUrl);
  const line = await openLine(Number(port));
  const half = 'GET /health/live HTTP/1.1\r\nhost: a\r\n';
  // Half a request behind a whole one: nobody hangs up on whoever is speaking.
  await line.say(`${half}\r\n${half}`, /"ok"/);
  const ended = ending.stop();
  while (await isOpen(Number(port))) await setTimeout(5);
  const said = await line.say('\r\n', /503[^]*}/);
  expect(headersIn(said.slice(said.indexOf('HTTP/1.1 503')))).toMatchObject(SECURE_HOUSE);
  await ended;
});

const LAST = 'host: a\r\nconnection: close\r\n\r\n';

test.each([
  ['no HTTP at all', 'nonsense\r\n\r\n', 400],
  ['headers without an end', `GET / HTTP/1.1\r\na: ${'a'.repeat(20_000)}\r\n${LAST}`, 400],
  ['a length that is none', `POST / HTTP/1.1\r\ncontent-length: x\r\n${LAST}`, 400],
  ['two lengths', `POST / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n${LAST}`, 400],
  ['an expectation', `GET /nowhere HTTP/1.1\r\nexpect: wonders\r\n${LAST}`, 404],
  ['a method that nobody knows', `TRACE /health/live HTTP/1.1\r\n${LAST}`, 404],
  ['an address that cannot be read', `GET /v1/%zz HTTP/1.1\r\n${LAST}`, 404],
  ['an address without an end', `GET /v1/me/profile/${'a'.repeat(5_000)} HTTP/1.1\r\n${LAST}`, 404],
])('%s is refused with the headers of the house', async (_, lines, status) => {
  const line = await openLine(Number(new URL(every.village.baseUrl).port));
  const said = await line.say(lines, 'its end');
  expect(said.split('\r\n', 1)[0]).toContain(` ${status} `);
  const headers = headersIn(said);
  expect(headers).toMatchObject(SECURE_HOUSE);
  expect(Object.keys(headers).filter((name) => /server|powered|via/.test(name))).toEqual([]);
});

test('what operators are told has the same headers, but for those of a request and of an app', async () => {
  const management = new Management(new Metrics());
  const { origin, stop } = await management.listen(new OperatorSettings({ MANAGEMENT_PORT: '0' }));
  for (const [path, method] of [
    ['/health/live', 'GET'],
    ['/health/ready', 'GET'],
    ['/metrics', 'GET'],
    ['/nowhere', 'GET'],
    ['/metrics', 'POST'],
  ] as const) {
    const reply = await fetch(`${origin}${path}`, { method });
    const { 'content-type': _, ...headers } = plainly(reply.headers);
    expect([path, headers]).toEqual([path, HOUSE]);
  }
  stop();
});
