import { expect, test } from '@jest/globals';
import type { Fetch, TokenSource, VillageOptions } from '@village-butcher/sdk';
import { anApp, answerOf, noWaiting } from './anApp.js';
import { tokenOf } from './aPhone.js';
import { aStanding, DIET, DIET_BACK, RECEIPT, UNTIL } from './aStanding.js';

const ASK = { store: 'brandt/mill', purposes: ['recipes'] } as const;

/** A service that tags what it answers, and answers 304 to whoever has it. */
function aTagging(standing = () => aStanding()) {
  const asked: { url: string; tag: string | null }[] = [];
  const fetch: Fetch = async (url, { method, headers }) => {
    if (method !== 'GET') return answerOf(RECEIPT);
    const tag = new Headers(headers).get('if-none-match');
    asked.push({ url: url.replace(/^.*example/, ''), tag });
    const body = JSON.stringify(url.includes('/permissions') ? standing() : { items: [], url });
    const etag = `"${body.length}-${url.length}"`;
    if (tag === etag) return new Response(null, { status: 304, headers: { etag } });
    return new Response(body, { headers: { etag } });
  };
  const app = (options: Partial<VillageOptions> = {}) =>
    anApp({ baseUrl: 'https://village.example', fetch, random: noWaiting, ...options });
  const tags = () => asked.map(({ tag }) => tag);
  return { app, asked, tags };
}

test('B9: what the service answered is asked about before it is asked for, and 304 gives it again', async () => {
  const { app, tags } = aTagging();
  const village = app();
  const calls = [() => village.permissions.get(), () => village.suggestions.list(ASK)];
  for (const call of calls as readonly (() => ReturnType<typeof village.permissions.get>)[]) {
    const first = await call().withReply();
    const again = await call().withReply();
    expect(first).toMatchObject({ status: 200, revalidated: false });
    expect(again).toMatchObject({ status: 304, revalidated: true, etag: first.etag });
    expect(again.value).toBe(first.value);
  }
  expect(tags().map((tag) => tag !== null)).toEqual([false, true, false, true]);
});

test('B9: what has changed since is new, and remembered in its turn', async () => {
  let given = [DIET];
  const { app } = aTagging(() => aStanding(given));
  const village = app();
  await village.permissions.get();
  given = [];
  const seen = [];
  for (const _ of [1, 2]) seen.push(await village.permissions.get().withReply());
  expect(seen.map(({ revalidated }) => revalidated)).toEqual([false, true]);
  expect(seen.map(({ value }) => value.standing)).toEqual([[], []]);
});

test('B9: an answer belongs to the exact address that it came from', async () => {
  const { app, tags } = aTagging();
  const village = app();
  for (const limit of [1, 2, 1]) await village.suggestions.list({ ...ASK, limit });
  expect(tags().map((tag) => tag !== null)).toEqual([false, false, true]);
});

test('B9: of more answers than anybody looks at, the oldest go', async () => {
  const { app, asked } = aTagging();
  const village = app();
  const list = (store: string) => village.suggestions.list({ ...ASK, store });
  for (let store = 0; store < 21; store++) await list(`brandt/${store}`);
  for (const store of ['brandt/0', 'brandt/20']) await list(store);
  expect(asked.slice(-2).map(({ tag }) => tag !== null)).toEqual([false, true]);
});

test('B9: what guests cannot eat is not remembered, nor is anything else', async () => {
  const { app, tags } = aTagging();
  const village = app();
  for (const _ of [1, 2]) {
    await village.history.list();
    await village.suggestions.list({ ...ASK, eaters: { guests: {} } });
  }
  expect(tags()).toEqual([null, null]);
});

test('L2: whoever takes back or pauses is answered anew', async () => {
  for (const take of ['withdraw', 'pause'] as const) {
    const { app, tags } = aTagging();
    const village = app();
    await village.suggestions.list(ASK);
    await (take === 'pause' ? village.pause({ until: UNTIL }) : village.withdraw(DIET_BACK));
    await village.suggestions.list(ASK);
    expect(tags()).toEqual([null, null]);
  }
});

test('B9: another customer’s answers begin anew, also where the tag was on its way already', async () => {
  const { app, asked } = aTagging();
  let sub = 'ada';
  const token: TokenSource = async (ask) => ({ ...(await tokenOf(sub)(ask)), expiresAt: 1 });
  const village = app({ token });
  const first = await village.suggestions.list(ASK);
  sub = 'ben';
  const other = await village.suggestions.list(ASK).withReply();
  expect(other.revalidated).toBe(false);
  expect(other.value).not.toBe(first);
  expect(asked.filter(({ url }) => url.includes('sugg')).at(-1)?.tag).toBeNull();
});

test('B9: a 304 that nobody asked for is no answer', async () => {
  const fetch: Fetch = async () => new Response(null, { status: 304 });
  const village = anApp({ baseUrl: 'https://village.example', fetch, retries: 0 });
  await expect(village.permissions.get()).rejects.toMatchObject({ code: 'unexplained' });
});
