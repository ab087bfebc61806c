import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { listen, type Ear } from '../support/listening.js';
import { MARKET } from '../support/market.js';
import { give, startVillage, takeBack, wish, type TestVillage } from '../support/village.js';
import { asOwner } from '../support/rows.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
let village: TestVillage;
/** A second instance on the same database. */
let other: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
  other = await startVillage({ beside: village });
  await other.refresh();
});
const ears: Ear[] = [];
afterEach(async () => {
  village.clock.at = NOON;
  for (const ear of ears.splice(0)) await ear.hangUp();
  expect(await village.broken()).toEqual([]);
});
afterAll(() => other.stop().then(village.stop));

async function ear(name: string, where = village, headers = {}): Promise<Ear> {
  const open = await listen(where, village.tokenFor(name), headers);
  ears.push(open);
  return open;
}

const tagOf = async (name: string, headers = {}, where = village) =>
  where.ask('/v1/me/permissions', { token: village.tokenFor(name), headers });

const told = async (name: string) => ({
  event: 'permissions',
  said: { type: 'permissions', etag: (await tagOf(name)).headers.get('etag') },
});

test('whoever begins to listen hears at once where they stand, under the tag that the answer has', async () => {
  const name = randomUUID();
  const first = await ear(name, village, { 'accept-language': 'nl', 'last-event-id': '7' });
  const heard = await first.next();
  expect(heard).toEqual(await told(name));
  const again = await tagOf(name, { 'if-none-match': heard!.said.etag! });
  expect([again.status, again.headers.get('etag')]).toEqual([304, heard!.said.etag]);
  expect(Object.fromEntries(first.reply.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'village-contract': '2026-11-01',
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(first.reply.headers.get('content-encoding')).toBeNull();
});

test('a page of a listed origin may listen, with its token and the last event it heard', async () => {
  const origin = 'https://shop.example';
  const open = await ear('ada', village, { origin });
  expect(open.reply.headers.get('access-control-allow-origin')).toBe(origin);
  const { headers } = await village.ask('/v1/me/changes', {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'GET' },
  });
  expect(headers.get('access-control-allow-headers')).toContain('last-event-id');
});

test('what is done in one app is heard in the others, at once and once', async () => {
  const name = randomUUID();
  const [one, two] = [await ear(name), await ear(name)];
  for (const open of [one, two]) await open.next();
  const ada = village.customer(name);
  const acts = [
    () => give(ada, ['diet']),
    () => wish(ada, 'recipes'),
    () => ada.profile.put('household', { eaters: 2, appetite: 'normal' }),
    () => ada.pause({ until: '2026-12-01T00:00:00.000Z' }),
    () => takeBack(ada, ['diet']),
  ];
  for (const act of acts) {
    await act();
    const now = await told(name);
    expect(await Promise.all([one.next(), two.next()])).toEqual([now, now]);
  }
  await village.changes.look();
  expect(one.raw().match(/^event:/gm)).toHaveLength(acts.length + 1);
});

test('what is done on another instance is heard with the next look, what is told included', async () => {
  const name = randomUUID();
  const here = await ear(name);
  await here.next();
  const there = other.customer(name, { baseUrl: other.baseUrl });
  for (const act of [
    () => give(there, ['diet']),
    () => there.profile.put('household', { eaters: 3, appetite: 'normal' }),
    () => there.profile.remove('household'),
    () => there.withdraw({ permissions: 'all', surface: 'letter', control: 'withdraw-all' }),
  ]) {
    await act();
    await village.changes.look();
    expect(await here.next()).toEqual(await told(name));
  }
});

test('L2: what is done on another instance is told within two seconds, without anybody’s help', async () => {
  const name = randomUUID();
  const there = await ear(name, other);
  await there.next();
  const timer = setInterval(() => void other.changes.look(), 2_000);
  await give(village.customer(name), ['diet']);
  expect(await there.next()).toEqual(await told(name));
  clearInterval(timer);
});

test('L3: nobody hears what another customer does', async () => {
  const [ada, bob] = [randomUUID(), randomUUID()];
  const listening = await ear(bob);
  await listening.next();
  await give(village.customer(ada), ['diet']);
  await give(other.customer(ada), ['memory']);
  await village.changes.look();
  village.changes.beat();
  await setTimeout(50);
  await give(village.customer(bob), ['diet']);
  expect(await listening.next()).toEqual(await told(bob));
  expect(listening.raw().match(/^event:/gm)).toHaveLength(2);
});

test('L9: listening writes nothing, and tells no value', async () => {
  const name = randomUUID();
  const ada = village.customer(name);
  await give(ada, ['memory']);
  await ada.profile.put('memory', { notes: [{ text: 'CANARY' }] });
  const written = () => writtenFor(village);
  const before = await written();
  const open = await ear(name);
  await open.next();
  await village.changes.look();
  expect(await written()).toEqual(before);
  expect(open.raw()).not.toMatch(/CANARY|memory|app:brandt/);
});

/** How many rows each table has, and how often any was written. */
const writtenFor = ({ ownerUrl }: TestVillage) =>
  asOwner(
    ownerUrl,
    `SELECT
    (SELECT count(*) FROM ledger.line) AS lines, (SELECT count(*) FROM ledger.act) AS acts,
    (SELECT count(*) FROM ledger.head) AS heads, (SELECT sum(seq) FROM ledger.head) AS seqs,
    (SELECT count(*) FROM audit.disclosure) AS disclosures,
    (SELECT count(*) FROM ledger.queue) AS queue`,
  );

test('another catalogue in use is told to everybody, and not what is in it', async () => {
  const open = await ear('ada');
  await open.next();
  await village.changes.look();
  await village.retail(MARKET);
  await village.changes.look();
  await village.changes.look();
  expect(await open.next()).toEqual({
    event: 'suggestions',
    said: { type: 'suggestions', etag: null },
  });
  expect(open.raw().match(/^event:/gm)).toHaveLength(2);
});
