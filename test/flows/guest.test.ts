import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createVillage, PURPOSES } from '@village-butcher/sdk';
import { bytesOf, MEAT, NOBODYS } from '../support/counters.js';
import { CLIENT_OF } from '../support/issuer.js';
import { MILL } from '../support/market.js';
import { backupOf } from '../support/rows.js';
import { startVillage, suggested, wish, type TestVillage } from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
const ASK = `/v1/suggestions?store=${MILL}&purposes=recipes,offers&limit=3`;
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
afterAll(() => village.stop());

/** A token that says no more than through which app somebody looks. */
const guestToken = () => village.tokenFor(CLIENT_OF.guest, 'guest');

/** The app of somebody without an account. */
const guest = () =>
  createVillage({
    baseUrl: village.baseUrl,
    device: 'personal',
    token: async () => ({ token: guestToken(), expiresAt: null }),
  });

/** The whole of an answer that can differ. */
async function answerTo(token: string) {
  const reply = await village.ask(ASK, { token });
  const { date: _, 'x-request-id': __, ...headers } = Object.fromEntries(reply.headers);
  return { status: reply.status, headers, body: await reply.text() };
}

test('L3: a guest gets, byte for byte, what a customer gets who shares nothing', async () => {
  const ada = village.customer('ada');
  await wish(ada, 'recipes', 'offers');
  await ada.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
  const answer = await answerTo(guestToken());
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body).items).not.toEqual([]);
  expect(answer).toEqual(await answerTo(village.tokenFor('ada')));
});

test('L14: what a guest asks for is what they wish for now, and nothing else comes', async () => {
  const items = await suggested(guest(), ['recipes']);
  expect(items).not.toEqual([]);
  const all = await guest().suggestions.list({ store: MILL, purposes: PURPOSES, limit: 5 });
  expect(all.items.map(({ purpose }) => purpose)).toContain('shopping-tips');
  const recipes = await guest().suggestions.list({ store: MILL, purposes: ['recipes'] });
  expect(new Set(recipes.items.map(({ purpose }) => purpose))).toEqual(new Set(['recipes']));
});

test('what a guest cannot eat counts for this answer', async () => {
  const ask = { store: MILL, purposes: ['recipes'], limit: 5 } as const;
  const eaters = { guests: { allergies: { nuts: 'traces' } } } as const;
  const refs = async (more: object) =>
    (await guest().suggestions.list({ ...ask, ...more })).items.map(({ ref }) => ref);
  expect(await refs({})).toContain('walnut-salad');
  expect(await refs({ eaters })).not.toContain('walnut-salad');
});

test('a guest leaves no trace', async () => {
  const before = await backupOf(village.ownerUrl);
  await suggested(guest());
  await guest().suggestions.list({
    store: MILL,
    purposes: ['recipes'],
    eaters: { guests: { allergies: { nuts: 'traces' } } },
  });
  expect(await backupOf(village.ownerUrl)).toEqual(before);
});

test('a guest who comes into a store has a code as everybody has, and it opens nothing', async () => {
  const before = await backupOf(village.ownerUrl);
  const idempotencyKey = randomUUID();
  const open = (place: object = {}) =>
    guest().visits.open({ store: MILL, ...place }, { idempotencyKey });
  const visit = await open();
  expect(visit).toEqual({ code: visit.code, store: MILL, until: '2026-11-26T15:00:00.000Z' });
  expect(visit.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  expect(await open()).toEqual(visit);
  const atTheCounter = await open({ counter: MEAT });
  expect(atTheCounter).toMatchObject({ counter: MEAT });
  const another = await guest().visits.open({ store: MILL });
  expect(new Set([visit, atTheCounter, another].map(({ code }) => code)).size).toBe(3);
  const nobodys = await bytesOf(village, NOBODYS);
  expect(nobodys.status).toBe(404);
  expect(await bytesOf(village, atTheCounter.code)).toEqual(nobodys);
  await expect(guest().visits.open({ store: 'brandt/moon' })).rejects.toMatchObject({
    code: 'unknown-store',
  });
  expect(await backupOf(village.ownerUrl)).toEqual(before);
});

test('a guest has no affairs of their own, and is nobody in particular', async () => {
  for (const path of ['/v1/me/permissions', '/v1/me/held', '/v1/me/disclosures']) {
    expect((await village.ask(path, { token: guestToken() })).status).toBe(403);
  }
  const somebody = village.tokenFor('ada', 'guest');
  expect((await village.ask(ASK, { token: somebody })).status).toBe(401);
});
