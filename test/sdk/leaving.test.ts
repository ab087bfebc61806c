import { expect, test } from '@jest/globals';
import type { Fetch } from '@village-butcher/sdk';
import { routes } from '@village-butcher/sdk/contract';
import { settled } from './aDay.js';
import { noNetwork } from './aPhone.js';
import { DIET, DIET_BACK, UNTIL } from './aStanding.js';
import { app, ASK, aStore, refsIn } from './aStore.js';

test('L2: what rests on something taken back leaves the screen in the same tick', async () => {
  const village = app(aStore().fetch);
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
    postMessage: (message: unknown) =>
      listeners.at(-1)?.(new MessageEvent('message', { data: structuredClone(message) })),
    addEventListener: (_: string, listener: (event: Event) => void) => listeners.push(listener),
    close: () => undefined,
  });
  const here = app(aStore().fetch, { channel });
  const there = app(aStore().fetch, { channel });
  for (const village of [here, there]) await village.suggestions.list(ASK);
  const call = here.withdraw(DIET_BACK);
  expect(refsIn(there.suggestions.snapshot())).toEqual(['R01', 'R03']);
  await call;
});

test('L2: an answer that was reckoned before a withdrawal is never given, and the call begins anew', async () => {
  for (const ask of [ASK, { ...ASK, eaters: { guests: {} } }]) {
    const service = aStore();
    const village = app(service.fetch);
    service.answersLate();
    const call = village.suggestions.list(ask).withReply();
    while (service.held.length === 0) await settled();
    service.answersNow();
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
  const service = aStore();
  const village = app(service.fetch);
  service.answersLate();
  const ending = new AbortController();
  const call = village.suggestions.list(ASK, { signal: ending.signal });
  const outcome = expect(call).rejects.toMatchObject({ code: 'aborted' });
  while (service.held.length === 0) await settled();
  ending.abort();
  await village.withdraw(DIET_BACK);
  await outcome;
});

test('B4: what is taken back by the name of its route counts at once, and waits where it must', async () => {
  const { fetch } = aStore();
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
  const { fetch, asked } = aStore();
  const village = app(fetch);
  await village.call(routes.withdraw, { body: { permissions: 7 } } as never);
  expect(asked).toEqual(['POST /v1/me/withdrawals']);
  expect(village.pending()).toEqual([]);
});

test('B8: an erasure counts at once and cannot get lost', async () => {
  const { fetch, asked } = aStore();
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
