import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Village } from '@village-butcher/sdk';
import { type Path, paths, type RouteName, routes } from '@village-butcher/sdk/contract';
import { requestsOf } from '@village-butcher/sdk/rights';
import * as z from 'zod/mini';
import { anApp } from './anApp.js';
import { FaultServer, says, saysNothing } from './faultServer.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(() => server.close());

const which = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
const where = { surface: 'permission-centre', control: 'switch' } as const;
const until = '2027-07-01T00:00:00.000Z';
const notice = { id: 'what-i-share', version: 1, locale: 'de' };
const ask = { store: 'brandt/mutzenhausen', purposes: ['recipes', 'shopping-tips'] } as const;
const guests = { allergies: { milk: 'traces' } } as const;

/** One call for each route that the client has a method for. */
const CALLS: Readonly<Partial<Record<RouteName, (village: Village) => PromiseLike<unknown>>>> = {
  permissions: (village) => village.permissions.get(),
  changes: (village) => village.call(routes.changes, {}),
  grant: (village) =>
    village.grant({ permissions: [{ ...which, until }], notice, ...where, control: 'allow' }),
  withdraw: (village) => village.withdraw({ permissions: [which], ...where }),
  pause: (village) => village.pause({ until }),
  resume: (village) => village.resume(),
  putWish: (village) => village.wishes.put('recipes', { channel: 'app', mostPerDay: 2 }),
  removeWish: (village) => village.wishes.remove('recipes'),
  settled: (village) => village.settled.list(),
  putSettled: (village) => village.settled.put('R01', { says: 'later' }),
  removeSettled: (village) => village.settled.remove('R01'),
  openVisit: (village) => village.visits.open({ store: ask.store }),
  counterView: (village) =>
    village.call(routes.counterView, {
      params: { counter: 'counter:brandt/mutzenhausen/meat', visit: 'K7QM2XF9TB' },
    }),
  getField: (village) => village.profile.get('household'),
  putField: (village) => village.profile.put('household', { eaters: 4, appetite: 'large' }),
  removeField: (village) => village.profile.remove('household'),
  invite: (village) => village.members.invite('adult-1'),
  confirm: (village) => village.members.confirm('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  suggestions: (village) => village.suggestions.list({ ...ask, limit: 3, among: ['R01', 'P02'] }),
  suggestionsWith: (village) => village.suggestions.list({ ...ask, eaters: { guests } }),
  history: (village) => village.history.list({ limit: 10, after: 'abc' }),
  disclosures: (village) => village.disclosures.list(),
  stillHeld: (village) => village.disclosures.mayStillHold(),
  held: (village) => village.held.list(),
  receipt: (village) => village.receipts.get('0198f000-0000-7000-8000-000000000001'),
  export: (village) => village.rights.export(),
  subject: (village) => village.call(routes.subject, {}),
  ownLooks: (village) => village.call(routes.ownLooks, { query: {} }),
  ownAttempts: (village) => village.call(routes.ownAttempts, { query: {} }),
  liftRestrictions: (village) => requestsOf(village).lift({ permissions: [which] }),
  requests: (village) => requestsOf(village).list(),
  fileRequest: (village) => requestsOf(village).file({ right: 'object', purpose: 'offers' }),
  stepRequest: (village) => requestsOf(village).takeBack('0198f000-0000-7000-8000-000000000002'),
  erasure: (village) => village.rights.erasure(),
  erase: (village) => village.rights.erase(),
  undoErasure: (village) => village.rights.undoErasure(),
  stores: (village) => village.stores.list(),
  live: (village) => village.call(routes.live, {}),
  ready: (village) => village.call(routes.ready, {}),
};

const NAMES = Object.keys(paths) as readonly RouteName[];

test('every route has a call; those of a backend are the retailer’s, a recipient’s and the officer’s', () => {
  expect(NAMES.filter((name) => CALLS[name] === undefined)).toEqual(
    NAMES.filter((name) => ['recipient', 'retailer', 'dpo'].includes(paths[name].role)),
  );
});

/** The parts of a request, as the service reads them. */
function partsOf(path: Path, { url, body }: { url: string; body: string }) {
  const { pathname, searchParams } = new URL(url, 'http://village.example');
  const words = new RegExp(`^${path.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(pathname);
  return {
    isHere: words !== null,
    params: Object.fromEntries(
      Object.entries({ ...words?.groups }).map(([name, word]) => [name, decodeURIComponent(word)]),
    ),
    query: Object.fromEntries(searchParams),
    body: body === '' ? undefined : (JSON.parse(body) as unknown),
  };
}

test.each(Object.entries(CALLS))(
  '%s goes where the table says, and in the shape that the contract takes',
  async (name, call) => {
    const route = routes[name as RouteName];
    await call(anApp({ baseUrl: `${server.address}/` }));

    const [heard, ...more] = heardBy(name);
    expect(more).toEqual([]);
    const sent = partsOf(route, heard!);
    expect(sent.isHere).toBe(true);
    expect(heard?.method).toBe(route.method);
    if ('params' in route) expect(z.safeParse(route.params, sent.params).error).toBeUndefined();
    if ('query' in route) expect(z.safeParse(route.query, sent.query).error).toBeUndefined();
    else expect(sent.query).toEqual({});
    if ('body' in route) expect(z.safeParse(route.body, sent.body).error).toBeUndefined();
    else expect(sent.body).toBeUndefined();
  },
);

test.each(Object.entries(CALLS))(
  'B12: %s carries no header of ours but those it needs',
  async (name, call) => {
    const { method, writes, role, ...route } = routes[name as RouteName];
    await call(anApp({ baseUrl: server.address, locale: 'de' }));

    const headers = heardBy(name)[0]?.headers ?? {};
    const isKeyed = writes || method === 'POST';
    expect(headers['idempotency-key'] !== undefined).toBe(isKeyed);
    expect(headers['village-sdk']).toBe(writes ? '0.1.0' : undefined);
    expect(headers.authorization).toBe(role === 'none' ? undefined : 'Bearer token-of-ada');
    expect(headers['content-type']).toBe('body' in route ? 'application/json' : undefined);
    expect(headers['accept-language']).toBe('de');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(Object.keys(headers).filter((header) => !KNOWN.has(header))).toEqual([]);
  },
);

/** What a call sent, but for the screen that a grant asks for where none is known. */
const heardBy = (name: string) =>
  server.heard.filter(({ url }) => name !== 'grant' || url !== paths.permissions.path);

/** Ours, and what every `fetch` adds. */
const KNOWN = new Set(
  `x-request-id village-sdk idempotency-key authorization accept accept-language content-type
   content-length host connection user-agent accept-encoding sec-fetch-mode cache-control pragma`.split(
    /\s+/,
  ),
);

test('an answer is what the service said, with what it came in if asked for', async () => {
  server.plan(says({ eaters: 4 }, { ETag: '"abc"', 'X-Request-Id': 'r1' }), says({ eaters: 4 }));
  const village = anApp({ baseUrl: server.address });

  const reply = await village.profile.get('household').withReply();
  expect(reply).toEqual({
    value: { eaters: 4 },
    status: 200,
    requestId: 'r1',
    etag: '"abc"',
    revalidated: false,
  });

  const call = village.profile.get('household');
  await expect(call).resolves.toEqual({ eaters: 4 });
  expect((await call.withReply()).requestId).toBe(server.heard[1]?.headers['x-request-id']);
});

test('an answer without a body has no value', async () => {
  server.plan(saysNothing);
  const reply = await anApp({ baseUrl: server.address }).wishes.remove('offers').withReply();
  expect(reply).toMatchObject({ value: undefined, status: 204 });
});

test('B11: an answer may grow, and what this version does not know arrives', async () => {
  const later = { standing: [{ verdict: 'on-hold', field: 'dreams', more: 1 }], newThing: true };
  server.plan(says(later));
  await expect(anApp({ baseUrl: server.address }).permissions.get()).resolves.toEqual(later);
});

test('an option that is there and undefined was not said', async () => {
  const options = { baseUrl: server.address };
  for (const name of ['locale', 'timeoutMs', 'retries', 'fetch'])
    Reflect.set(options, name, undefined);
  await anApp(options).permissions.get();
  expect(server.heard[0]?.headers['accept-language']).toBe('en');
});

test('a path is not left by what is put into it', async () => {
  const village = anApp({ baseUrl: server.address });
  await village.members.invite('adult-1/../../x?y#z');
  expect(server.heard[0]?.url).toBe('/v1/me/members/adult-1%2F..%2F..%2Fx%3Fy%23z/invitations');
  await expect(village.members.invite('..')).rejects.toMatchObject({ code: 'configuration' });
  await expect(village.members.invite('')).rejects.toMatchObject({ code: 'configuration' });
});
