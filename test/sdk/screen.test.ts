import { expect, test } from '@jest/globals';
import { settled } from './aDay.js';
import { inAPage } from './aPage.js';
import { noNetwork, tokenOf } from './aPhone.js';
import { PETS } from './aStanding.js';
import { app, ASK, aStore, clock, refsIn } from './aStore.js';

const MINUTES = 60_000;

test('B7: what is on the screen is known with its time, also when the network is gone', async () => {
  const { fetch } = aStore();
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
  const village = app(aStore().fetch);
  await village.suggestions.list({ ...ASK, limit: 1 });
  await village.suggestions.list(ASK);
  const one = village.suggestions.snapshot({ limit: 1, purposes: ['recipes'], store: ASK.store });
  expect(one?.ask).toEqual({ ...ASK, limit: 1 });
  expect(village.suggestions.snapshot()?.ask).toEqual(ASK);
  expect(village.suggestions.snapshot({ ...ASK, limit: 2 })).toBeUndefined();
});

test('B7: what was taken back elsewhere leaves with the answer that says so', async () => {
  const service = aStore();
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
    const village = app(aStore().fetch);
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
    await page.returns('anew');
    expect(isShown()).toBe(true);
    await page.returns('as-it-was');
    expect(isShown()).toBe(false);
    village.close();
  }));

test('B7: another customer sees nothing of it, and gets no answer that was on its way', async () => {
  const service = aStore();
  let sub = 'ada';
  const village = app(service.fetch, {
    token: async (how) => ({ ...(await tokenOf(sub)(how)), expiresAt: 1 }),
  });
  await village.suggestions.list(ASK);
  service.answersLate();
  const call = village.suggestions.list({ ...ASK, limit: 1 });
  while (service.held.length === 0) await settled();
  service.answersNow();
  sub = 'ben';
  const asks = village.held.list();
  await asks;
  expect(village.suggestions.snapshot(ASK)).toBeUndefined();
  service.held.forEach((go) => go());
  expect((await call).catalogue).toBe('c4');
});

test('B14: after close nothing is shown', async () => {
  const village = app(aStore().fetch);
  await village.suggestions.list(ASK);
  village.close();
  expect(village.suggestions.snapshot()).toBeUndefined();
});
