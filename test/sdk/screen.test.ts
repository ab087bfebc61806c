import { expect, test } from '@jest/globals';
import type { Fetch, Permission, Suggestions, VillageOptions } from '@village-butcher/sdk';
import { routes } from '@village-butcher/sdk/contract';
import { settled } from './aDay.js';
import { answerOf } from './anApp.js';
import { inAPage, noTabs } from './aPage.js';
import { app as anAppWith, noNetwork, tokenOf } from './aPhone.js';
import { aStanding, DIET, DIET_BACK, PETS, RECEIPT, UNTIL } from './aStanding.js';
import { HandClock } from './handClock.js';

const ASK = { store: 'brandt/mill', purposes: ['recipes'] } as const;
const MINUTES = 60_000;

const line = '0198f0a0-0000-7000-8000-000000000002';
const anItem = (ref: string, ...rests: readonly Omit<Permission, 'until'>[]) => ({
  ...{ ref, kind: 'recipe', purpose: 'recipes', title: ref, reasons: [] },
  rests: rests.map((which) => ({ ...which, line })),
});

/** What the store suggests: for everybody, for one field and for two. */
const ANSWER: Suggestions = {
  items: [anItem('R01'), anItem('R02', DIET), anItem('R03', PETS), anItem('R04', PETS, DIET)],
  list: [],
  notChecked: [],
  heldCount: 0,
  catalogue: 'c',
  rules: 'r',
};

/** A service whose answers to one kind of question may be held back. */
function aService() {
  const held: (() => void)[] = [];
  const asked: string[] = [];
  let isSlow = false;
  let given = [DIET, PETS] as readonly Omit<Permission, 'until'>[];
  const fetch: Fetch = async (url, { method }) => {
    const place = `${method} ${new URL(url).pathname}`;
    asked.push(place);
    if (place === 'GET /v1/me/permissions') {
      return new Response(JSON.stringify(aStanding(given)), {
        headers: { etag: `"${given.length}"` },
      });
    }
    if (!place.endsWith('/v1/suggestions')) return answerOf(RECEIPT);
    if (isSlow) await new Promise<void>((go) => held.push(go));
    return answerOf({ ...ANSWER, catalogue: `c${asked.length}` });
  };
  return {
    asked,
    held,
    fetch,
    isSlow: (slow: boolean) => (isSlow = slow),
    stands: (now: typeof given) => (given = now),
  };
}

const clock = new HandClock();
const app = (fetch: Fetch, options: Partial<VillageOptions> = {}) =>
  anAppWith({ fetch, clock, channel: noTabs, ...options });

const refsIn = (shown: { readonly value: Suggestions } | undefined) =>
  shown?.value.items.map(({ ref }) => ref);

test('B7: what is on the screen is known with its time, also when the network is gone', async () => {
  const { fetch } = aService();
  let now = fetch;
  const village = app((url, init) => now(url, init));
  expect(village.suggestions.snapshot()).toBeUndefined();
  const value = await village.suggestions.list(ASK);
  const at = new Date(clock.now()).toISOString();
  const shown = village.suggestions.snapshot();
  expect(shown).toEqual({ ask: ASK, value, at, isStale: false });

  now = noNetwork;
  clock.pass(5 * MINUTES);
  await expect(village.suggestions.list(ASK)).rejects.toMatchObject({ code: 'connection' });
  expect(village.suggestions.snapshot()).toBe(shown);
});

test('B7: each ask has what was answered to it, however it is written', async () => {
  const village = app(aService().fetch);
  await village.suggestions.list({ ...ASK, limit: 1 });
  await village.suggestions.list(ASK);
  const one = village.suggestions.snapshot({ limit: 1, purposes: ['recipes'], store: ASK.store });
  expect(one?.ask).toEqual({ ...ASK, limit: 1 });
  expect(village.suggestions.snapshot()?.ask).toEqual(ASK);
  expect(village.suggestions.snapshot({ ...ASK, limit: 2 })).toBeUndefined();
});

test('L2: what rests on something taken back leaves the screen in the same tick', async () => {
  const village = app(aService().fetch);
  await village.suggestions.list(ASK);
  const told: unknown[] = [];
  const leave = village.suggestions.subscribe(() =>
    told.push(refsIn(village.suggestions.snapshot())),
  );
  const call = village.withdraw(DIET_BACK);
  expect(told).toEqual([['R01', 'R03']]);
  expect(village.suggestions.snapshot()).toMatchObject({ isStale: true });
  expect(village.suggestions.snapshot()?.value).not.toHaveProperty('list');
  await call;
  const rest = village.pause({ until: UNTIL });
  expect(told.at(-1)).toEqual(['R01']);
  leave();
  await rest;
  await village.suggestions.list(ASK);
  expect(told).toHaveLength(2);
});

test('L2: it leaves the screens of other tabs in the same tick, too', async () => {
  const listeners: ((event: Event) => void)[] = [];
  const channel = () => ({
    postMessage: (data: unknown) =>
      listeners.at(-1)?.(new MessageEvent('message', { data: structuredClone(data) })),
    addEventListener: (_: string, listener: (event: Event) => void) => listeners.push(listener),
    close: () => undefined,
  });
  const here = app(aService().fetch, { channel });
  const there = app(aService().fetch, { channel });
  for (const village of [here, there]) await village.suggestions.list(ASK);
  const call = here.withdraw(DIET_BACK);
  expect(refsIn(there.suggestions.snapshot())).toEqual(['R01', 'R03']);
  await call;
});

test('L2: an answer that was reckoned before a withdrawal is never given, and the call begins anew', async () => {
  for (const ask of [ASK, { ...ASK, eaters: { guests: {} } }]) {
    const service = aService();
    const village = app(service.fetch);
    service.isSlow(true);
    const call = village.suggestions.list(ask).withReply();
    while (service.held.length === 0) await settled();
    service.isSlow(false);
    const taking = village.withdraw(DIET_BACK);
    service.held.forEach((go) => go());
    const { value } = await call;
    await taking;
    expect(value.catalogue).toBe('c3');
    expect(service.asked.map((place) => place.split('/').at(-1))).toEqual([
      'suggestions',
      'withdrawals',
      'suggestions',
    ]);
    expect(village.suggestions.snapshot()?.value).toBe(value);
  }
});

test('L2: a call that was ended by its caller meanwhile does not begin anew', async () => {
  const service = aService();
  const village = app(service.fetch);
  service.isSlow(true);
  const ending = new AbortController();
  const call = village.suggestions.list(ASK, { signal: ending.signal });
  const outcome = expect(call).rejects.toMatchObject({ code: 'aborted' });
  while (service.held.length === 0) await settled();
  ending.abort();
  await village.withdraw(DIET_BACK);
  await outcome;
});

test('B4: what is taken back by the name of its route counts at once, and waits where it must', async () => {
  const { fetch } = aService();
  let now = fetch;
  const village = app((url, init) => now(url, init));
  await village.permissions.get();
  await village.suggestions.list(ASK);
  now = noNetwork;
  const { withdraw, pause, erase } = routes;
  const body = { permissions: [{ ...DIET }], surface: 'permission-centre', control: 'switch' };
  const first = village.call(withdraw, { body } as never);
  expect(village.permissions.allows(DIET)).toBe(false);
  expect(refsIn(village.suggestions.snapshot())).toEqual(['R01', 'R03']);
  await expect(first).rejects.toMatchObject({ code: 'waiting' });
  await expect(village.call(pause, { body: { until: UNTIL } })).rejects.toBeDefined();
  await expect(village.call(erase, {})).rejects.toMatchObject({ code: 'waiting' });
  expect(village.pending().map(({ name }) => name)).toEqual(['withdraw', 'pause', 'erase']);
  expect(refsIn(village.suggestions.snapshot())).toEqual(['R01']);

  now = fetch;
  await expect(village.deliver()).resolves.toEqual([]);
});

test('B4: what nobody can read as taking back is for the service to refuse', async () => {
  const { fetch, asked } = aService();
  const village = app(fetch);
  await village.call(routes.withdraw, { body: { permissions: 7 } } as never);
  expect(asked).toEqual(['POST /v1/me/withdrawals']);
  expect(village.pending()).toEqual([]);
});

test('B8: an erasure counts at once and cannot get lost', async () => {
  const { fetch, asked } = aService();
  let now: Fetch = fetch;
  const village = app((url, init) => now(url, init));
  await village.permissions.get();
  now = noNetwork;
  const call = village.rights.erase();
  expect(village.permissions.allows(DIET)).toBe(false);
  await expect(call).rejects.toMatchObject({ code: 'waiting' });
  await expect(village.rights.undoErasure()).rejects.toMatchObject({ code: 'comes-after' });
  now = fetch;
  await village.rights.undoErasure();
  expect(asked.slice(1, 3)).toEqual(['POST /v1/me/erasure', 'DELETE /v1/me/erasure']);
});

test('B7: what was taken back elsewhere leaves with the answer that says so', async () => {
  const service = aService();
  const village = app(service.fetch);
  await village.permissions.get();
  await village.suggestions.list(ASK);
  await village.permissions.get();
  expect(village.suggestions.snapshot()?.isStale).toBe(false);
  service.stands([PETS]);
  await village.permissions.get();
  expect(village.suggestions.snapshot()?.isStale).toBe(true);
  expect(refsIn(village.suggestions.snapshot())).toEqual(['R01', 'R03']);
});

test('B7: a page that comes out of the browser’s memory, or was hidden for 15 minutes, begins anew', () =>
  inAPage(async (page) => {
    const village = app(aService().fetch);
    const isShown = () => village.suggestions.snapshot() !== undefined;
    await village.suggestions.list(ASK);
    await page.becomes('hidden');
    clock.pass(15 * MINUTES - 1);
    await page.becomes('visible');
    expect(isShown()).toBe(true);

    await page.becomes('hidden');
    clock.pass(15 * MINUTES);
    await page.becomes('visible');
    expect(isShown()).toBe(false);

    await village.suggestions.list(ASK);
    await page.returns(false);
    expect(isShown()).toBe(true);
    await page.returns(true);
    expect(isShown()).toBe(false);
    village.close();
  }));

test('B7: another customer sees nothing of it, and gets no answer that was on its way', async () => {
  const service = aService();
  let sub = 'ada';
  const village = app(service.fetch, {
    token: async (how) => ({ ...(await tokenOf(sub)(how)), expiresAt: 1 }),
  });
  await village.suggestions.list(ASK);
  service.isSlow(true);
  const call = village.suggestions.list({ ...ASK, limit: 1 });
  while (service.held.length === 0) await settled();
  service.isSlow(false);
  sub = 'ben';
  const asks = village.held.list();
  await asks;
  expect(village.suggestions.snapshot(ASK)).toBeUndefined();
  service.held.forEach((go) => go());
  expect((await call).catalogue).toBe('c4');
});

test('B14: after close nothing is shown', async () => {
  const village = app(aService().fetch);
  await village.suggestions.list(ASK);
  village.close();
  expect(village.suggestions.snapshot()).toBeUndefined();
});
