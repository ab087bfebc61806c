import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { sweepVisits } from '../../src/profile/visit.store.js';
import { traces } from '../scenario/canary.js';
import { MEAT, NOBODYS, NOTES, look, regularOf, tokenAt } from '../support/counters.js';
import { eraseNow } from '../support/erasing.js';
import { LAKE, MILL } from '../support/market.js';
import { backupOf, rowsOf } from '../support/rows.js';
import { startVillage, type TestVillage } from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
const HOUR_MS = 3_600_000;

let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
afterEach(async () => {
  expect(await village.broken()).toEqual([]);
  village.clock.at = NOON;
});
afterAll(() => village.stop());

const later = (ms: number) => (village.clock.at = new Date(NOON.getTime() + ms));
const customerOf = (name: string) => village.keyring.pseudonymOf(village.issuer.issuer, name);

test('the same act again is the same visit, and its key opens no other one', async () => {
  const jonas = await regularOf(village);
  const idempotencyKey = randomUUID();
  const visit = await jonas.visits.open({ store: MILL }, { idempotencyKey });
  later(HOUR_MS);
  expect(await jonas.visits.open({ store: MILL }, { idempotencyKey })).toEqual(visit);
  await expect(jonas.visits.open({ store: LAKE }, { idempotencyKey })).rejects.toMatchObject({
    code: 'idempotency-key-reused',
  });
  expect((await jonas.visits.open({ store: MILL })).code).not.toBe(visit.code);
  const other = await village.customer().visits.open({ store: MILL }, { idempotencyKey });
  expect(other.code).not.toBe(visit.code);
});

test('a visit is opened in a store that there is, and at a counter of it', async () => {
  const jonas = village.customer();
  const refusal = (code: string, path: string) => ({
    code,
    status: 422,
    problem: { issues: [{ path: [path], code }] },
  });
  await expect(jonas.visits.open({ store: 'brandt/moon' })).rejects.toMatchObject(
    refusal('unknown-store', 'store'),
  );
  const elsewhere = { store: LAKE, counter: MEAT };
  const nowhere = { store: LAKE, counter: 'counter:brandt/lake/fish' };
  for (const place of [elsewhere, nowhere]) {
    await expect(jonas.visits.open(place)).rejects.toMatchObject(
      refusal('unknown-recipient', 'counter'),
    );
  }
});

test('a customer has no look at visits, and a counter opens none', async () => {
  const path = `/v1/counters/${encodeURIComponent(MEAT)}/customers/${NOBODYS}`;
  const asked = await village.ask(path, { token: village.tokenFor('ada') });
  expect(asked.status).toBe(403);
  expect((await village.ask(path)).status).toBe(401);
  const body = { store: MILL };
  const opened = await village.ask('/v1/visits', {
    method: 'POST',
    body,
    token: tokenAt(village),
  });
  expect(opened.status).toBe(403);
  const own = await village.ask('/v1/me/permissions', { token: tokenAt(village) });
  expect(own.status).toBe(403);
});

test('a visit is gone a day later, and with whoever is erased', async () => {
  const name = randomUUID();
  const jonas = await regularOf(village, name);
  const { code } = await jonas.visits.open({ store: MILL });
  const kept = async () => {
    const rows = await rowsOf(village.ownerUrl, customerOf(name));
    return [rows['profile.visit'], rows['profile.visit_code']];
  };
  later(24 * HOUR_MS - 1);
  await sweepVisits(village.db, village.clock.now());
  expect(await kept()).toEqual([1, 1]);
  later(24 * HOUR_MS);
  await sweepVisits(village.db, village.clock.now());
  expect(await kept()).toEqual([undefined, undefined]);

  later(0);
  await jonas.visits.open({ store: MILL });
  expect(await kept()).toEqual([1, 1]);
  await eraseNow(village, customerOf(name), NOON);
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
  expect(await look(village, code)).toBeNull();
});

test('neither a dump nor the log knows a code', async () => {
  const jonas = await regularOf(village);
  const { code } = await jonas.visits.open({ store: MILL });
  await look(village, code);
  const tables = (await backupOf(village.ownerUrl)).map(({ name, rows }) => ({ name, text: rows }));
  const log = { name: 'the log', text: village.log.join('\n') };
  expect(log.text).toContain('/v1/counters/:counter/customers/:visit');
  expect(traces([code, ...NOTES], [...tables, log])).toEqual([]);
});
