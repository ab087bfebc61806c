import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { DUE, filing, later, NOON, own, stepsOf } from '../support/requests.js';
import { allTold, readOnce, startTold, type Told } from '../support/telling.js';
import { suggested, type TestVillage } from '../support/village.js';

let told: Told;
let village: TestVillage;
beforeAll(async () => {
  told = await startTold(NOON);
  village = told.village;
});
afterEach(async () => {
  expect(await village.broken()).toEqual([]);
  village.clock.at = NOON;
});
afterAll(() => told.stop());

const toldSince = async (before: readonly { readonly id: string }[]) =>
  (await allTold(village)).filter(({ id }) => !before.some((one) => one.id === id));
const AT_ONCE = ['receive', 'accept', 'work', 'tell', 'check', 'fulfil'];

test('to restrict stops every use at once, tells who used it, and says until when', async () => {
  const before = await allTold(village);
  const ada = await readOnce(village);
  const shared = await suggested(ada);
  const until = '2027-01-26T11:00:00.000Z';
  const request = await filing(ada, { right: 'restrict', until });
  expect(request).toMatchObject({
    right: 'restrict',
    state: 'fulfilled',
    flags: [],
    receivedAt: NOON.toISOString(),
    dueAt: DUE,
    closedAt: NOON.toISOString(),
    until,
  });
  expect(stepsOf(request)).toEqual(AT_ONCE);
  expect(await suggested(ada)).not.toEqual(shared);
  expect((await ada.permissions.get()).pausedUntil).toBe(until);
  expect((await toldSince(before)).map(({ kind }) => kind)).toEqual(['use.restricted']);
  const [line] = (await ada.history.list()).items;
  expect(request.steps.find((one) => one.step === 'work')?.line).toBe(line!.line);
});

test('who is paused for longer stays so, and who says nothing is paused for as long as can be', async () => {
  const ada = village.customer();
  const long = await filing(ada, { right: 'restrict' });
  expect(long.until).toBe('2027-11-21T11:00:00.000Z');
  const short = await filing(ada, { right: 'restrict', until: '2027-01-26T11:00:00.000Z' });
  expect(short.until).toBe(long.until);
  expect((await ada.permissions.get()).pausedUntil).toBe(long.until);
  await expect(
    filing(ada, { right: 'restrict', until: '2026-01-26T11:00:00.000Z' }),
  ).rejects.toMatchObject({ code: 'ends-in-the-past' });
});

test('to object ends a purpose for whoever had it: taken back, not wished for, told', async () => {
  const before = await allTold(village);
  const ada = await readOnce(village);
  await ada.wishes.put('offers', { channel: 'app' });
  const request = await filing(ada, { right: 'object', purpose: 'recipes' });
  expect(request).toMatchObject({ state: 'fulfilled', purpose: 'recipes' });
  const { standing, wishes } = await ada.permissions.get();
  expect(standing.map(({ verdict, purpose }) => [verdict, purpose])).toEqual([
    ['withdrawn', 'recipes'],
  ]);
  expect(wishes.map(({ purpose }) => purpose)).toEqual(['offers']);
  expect((await toldSince(before)).map(({ kind }) => kind)).toEqual(['permission.withdrawn']);
  const offers = await filing(ada, { right: 'object', purpose: 'offers' });
  expect(offers.state).toBe('fulfilled');
  expect((await ada.permissions.get()).wishes).toEqual([]);
  expect((await filing(ada, { right: 'object', purpose: 'brand-messages' })).state).toBe(
    'fulfilled',
  );
});

test('to rectify is a new value at once, told to who used the old one, and no value stands in it', async () => {
  const before = await allTold(village);
  const ada = await readOnce(village);
  const value = { members: { self: { rules: ['vegetarian'] } } } as const;
  const request = await filing(ada, { right: 'rectify', field: 'diet', value: value as never });
  expect(request).toMatchObject({ state: 'fulfilled', field: 'diet' });
  expect(await ada.profile.get('diet')).toEqual(value);
  expect((await toldSince(before)).map(({ kind }) => kind)).toEqual(['field.rectified']);
  expect(JSON.stringify(await own(ada))).not.toContain('vegetarian');
  await expect(
    filing(ada, { right: 'rectify', field: 'diet', value: { eaters: 3 } as never }),
  ).rejects.toMatchObject({ code: 'invalid' });
});

test('access is answered at once, and a complaint has a number, a day and an authority', async () => {
  const ada = village.customer();
  expect((await filing(ada, { right: 'access' })).state).toBe('fulfilled');
  later(village, 1);
  const request = await filing(ada, {
    right: 'complaint',
    about: 'used-without-permission',
    residence: 'DE-BY',
  });
  expect(request).toMatchObject({
    state: 'received',
    dueAt: '2026-12-28T23:00:00.000Z',
    closedAt: null,
    authority: { id: 'DE-BY', name: 'BayLDA', url: 'https://www.lda.bayern.de' },
  });
  expect((await own(ada)).map(({ id }) => id)[0]).toBe(request.id);
});

test('the same act again is the same request, and its key stands for no other', async () => {
  const ada = village.customer();
  const key = randomUUID();
  const first = await filing(ada, { right: 'complaint', about: 'suggestion' }, key);
  later(village, 1);
  const again = await filing(ada, { right: 'complaint', about: 'suggestion' }, key);
  expect(again.id).toBe(first.id);
  expect(await own(ada)).toHaveLength(1);
  await expect(filing(ada, { right: 'complaint', about: 'not-erased' }, key)).rejects.toMatchObject(
    { code: 'idempotency-key-reused' },
  );
});
