import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Erasure } from '@village-butcher/sdk/contract';
import { carryOutErasures } from '../../src/recommend/erasure.flow.js';
import { asOwner, rowsOf } from '../support/rows.js';
import { give, startVillage, suggested, wish, type TestVillage } from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
const DAY_MS = 86_400_000;
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
afterEach(async () => {
  expect(await village.broken()).toEqual([]);
  village.clock.at = NOON;
});
afterAll(() => village.stop());

const customerOf = (name: string) => village.keyring.pseudonymOf(village.issuer.issuer, name);
const later = (ms: number) => (village.clock.at = new Date(NOON.getTime() + ms));

/** Somebody who shares that they are vegan, and is suggested something for it. */
async function whoShares(name: string = randomUUID()) {
  const app = village.customer(name);
  await app.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
  await wish(app, 'recipes');
  await give(app, ['diet']);
  return { name, app, before: await suggested(app) };
}

/** A token of somebody who signed in so many seconds ago, in a way that the service knows. */
function signedIn(name: string, secondsAgo: number, acr = 'urn:gold'): string {
  const claims = village.issuer.claims(name, 'customer', village.clock.at!);
  const auth_time = Math.floor(village.clock.at!.getTime() / 1000) - secondsAgo;
  return village.issuer.write({ claims: { ...claims, acr, auth_time } });
}

async function eraseWith(token: string): Promise<Erasure> {
  const reply = await village.ask('/v1/me/erasure', { method: 'POST', token });
  expect(reply.status).toBe(200);
  return Erasure.parse(await reply.json());
}

test('who asks to be erased is used for nothing at once, and is gone after a day', async () => {
  const { name, app, before } = await whoShares();
  expect(await app.rights.erasure()).toEqual({
    state: 'kept',
    dueAt: null,
    mode: 'shred',
    keptUntil: null,
  });
  const asked = await app.rights.erase();
  expect(asked).toMatchObject({ state: 'waiting', dueAt: '2026-11-27T11:00:00.000Z' });
  const { disclosures } = await usesOf(app);
  expect(await suggested(app)).not.toEqual(before);
  expect(await usesOf(app)).toEqual({ disclosures });

  later(DAY_MS - 1);
  await carryOutErasures(village, village.clock.now());
  expect(await app.rights.erasure()).toEqual(asked);
  later(DAY_MS);
  await carryOutErasures(village, village.clock.now());
  expect(await app.rights.erasure()).toMatchObject({ state: 'nothing', dueAt: null });
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
  await expect(app.profile.get('diet')).rejects.toMatchObject({ code: 'not-found' });
});

const usesOf = async (app: Awaited<ReturnType<typeof whoShares>>['app']) => ({
  disclosures: (await app.disclosures.list()).items.length,
});

test('who stays after all finds everything as it was', async () => {
  const { app, before } = await whoShares();
  await app.rights.erase();
  later(DAY_MS - 1);
  expect(await app.rights.undoErasure()).toMatchObject({ state: 'kept', dueAt: null });
  expect(await suggested(app)).toEqual(before);
  later(2 * DAY_MS);
  await carryOutErasures(village, village.clock.now());
  expect(await suggested(app)).toEqual(before);
  expect(await app.rights.undoErasure()).toMatchObject({ state: 'kept' });
});

test('a pause that stood before the erasure was asked for stands again when it is taken back', async () => {
  const { app, before } = await whoShares();
  const until = '2026-12-24T00:00:00.000Z';
  await app.pause({ until });
  await app.rights.erase();
  await app.rights.undoErasure();
  expect((await app.permissions.get()).pausedUntil).toBe(until);
  expect(await suggested(app)).not.toEqual(before);
});

test('asked twice, the first time counts; the same act again changes nothing', async () => {
  const { app } = await whoShares();
  const idempotencyKey = randomUUID();
  const first = await app.rights.erase({ idempotencyKey });
  later(3_600_000);
  expect(await app.rights.erase()).toEqual(first);
  await app.rights.undoErasure();
  expect(await app.rights.erase({ idempotencyKey })).toMatchObject({ state: 'kept' });
});

test('who has just signed in anew is erased at once', async () => {
  const { name } = await whoShares();
  expect(await eraseWith(signedIn(name, 300))).toMatchObject({ state: 'nothing' });
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
  expect(await eraseWith(signedIn(name, 0))).toMatchObject({ state: 'nothing' });
});

test.each([
  ['too long ago', (name: string) => signedIn(name, 301)],
  ['in a way that nobody vouched for', (name: string) => signedIn(name, 0, 'urn:tin')],
  ['at a time that is not told', (name: string) => withClaims(name, { acr: 'urn:gold' })],
  ['in a way that is not told', (name: string) => withClaims(name, { auth_time: seconds() })],
])('who signed in %s waits for a day', async (_, tokenOf) => {
  const { name } = await whoShares();
  expect(await eraseWith(tokenOf(name))).toMatchObject({ state: 'waiting' });
});

const seconds = () => Math.floor(NOON.getTime() / 1000);
const withClaims = (name: string, more: object) =>
  village.issuer.write({ claims: { ...village.issuer.claims(name, 'customer', NOON), ...more } });

test('who waits to be erased and signs in anew is erased at once', async () => {
  const { name, app } = await whoShares();
  await app.rights.erase();
  expect(await eraseWith(signedIn(name, 0))).toMatchObject({ state: 'nothing' });
});

test('nothing is made of somebody who never was there', async () => {
  const name = randomUUID();
  const app = village.customer(name);
  expect(await app.rights.erase()).toMatchObject({ state: 'nothing' });
  expect(await app.rights.undoErasure()).toMatchObject({ state: 'nothing' });
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
});

test('whoever comes back is new: another handle, another key, from the first line on', async () => {
  const { name, app } = await whoShares();
  const before = await headOf(name);
  await eraseWith(signedIn(name, 0));
  await give(app, ['diet']);
  const after = await headOf(name);
  expect(after.seq).toBe(0);
  expect(after.called).not.toBe(before.called);
  expect(after.key_id).not.toEqual(before.key_id);
  expect((await app.history.list()).items).toHaveLength(1);
  await expect(app.profile.get('diet')).rejects.toMatchObject({ code: 'not-found' });
});

interface HeadRow {
  readonly called: string;
  readonly seq: number;
  readonly key_id: string;
}

const headOf = async (name: string): Promise<HeadRow> => {
  const rows = await asOwner<HeadRow>(
    village.ownerUrl,
    `SELECT encode(handle, 'hex') AS called, seq, key_id FROM ledger.head JOIN ledger.customer_key USING (customer_id)
     WHERE customer_id = $1`,
    [customerOf(name)],
  );
  return rows[0]!;
};
