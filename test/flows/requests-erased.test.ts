import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { OwnFile, routes } from '@village-butcher/sdk/contract';
import { sweepRequests } from '../../src/audit/request-write.store.js';
import { carryOutErasures } from '../../src/recommend/erasure.flow.js';
import { asAnew, filing, later, NOON, own } from '../support/requests.js';
import { asOwner, rowsOf } from '../support/rows.js';
import { readOnce } from '../support/telling.js';
import { startVillage, suggested, type TestVillage } from '../support/village.js';

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

test('to erase waits for a day and can be taken back; all is as it was', async () => {
  const ada = await readOnce(village);
  const before = await suggested(ada);
  const request = await filing(ada, { right: 'erase' });
  expect(request).toMatchObject({ state: 'working', closedAt: null });
  expect(await ada.rights.erasure()).toMatchObject({ state: 'waiting' });
  expect(await suggested(ada)).not.toEqual(before);
  const body = { step: 'take-back' } as const;
  const back = await ada.call(routes.stepRequest, { params: { id: request.id }, body });
  expect(back.state).toBe('taken-back');
  expect(await ada.rights.erasure()).toMatchObject({ state: 'kept' });
  expect(await suggested(ada)).toEqual(before);
  await filing(ada, { right: 'erase' });
  await ada.rights.undoErasure();
  expect((await own(ada)).map(({ state }) => state)).toEqual(['taken-back', 'taken-back']);
});

const nobodys = async (id: string) =>
  asOwner<Record<string, unknown>>(
    village.ownerUrl,
    `SELECT r.*, array_agg(s.state ORDER BY s.number) AS states, count(s.line_id)::int AS lines
     FROM audit.request r JOIN audit.request_step s
       ON s.customer_id = r.customer_id AND s.request = r.id
     WHERE r.id = $1 AND r.customer_id = ledger.nobody()
     GROUP BY r.customer_id, r.id`,
    [id],
  );

test('who is erased is named by no request: what is left is that it was asked for and answered', async () => {
  const name = randomUUID();
  const ada = await readOnce(village, name);
  const open = await filing(ada, { right: 'complaint', about: 'suggestion', residence: 'NL' });
  await filing(ada, { right: 'object', purpose: 'offers' });
  const waiting = await filing(ada, { right: 'erase' });
  later(village, 1);
  await carryOutErasures(village, village.clock.now());
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
  expect(await nobodys(open.id)).toMatchObject([
    { act: null, client: null, about: null, residence: null, states: ['received', 'taken-back'] },
  ]);
  const [left] = await nobodys(waiting.id);
  expect(left).toMatchObject({ kind: 'erase', lines: 0, purpose: null, field: null });
  expect(left!['states']).toEqual([
    'received',
    'accepted',
    'working',
    'telling',
    'checking',
    'fulfilled',
  ]);
  expect(await own(ada)).toEqual([]);
});

test('who has just signed in anew is erased at once; of a stranger nothing is made', async () => {
  const name = randomUUID();
  await readOnce(village, name);
  const request = await asAnew(village, name, '/v1/me/requests', { right: 'erase' });
  expect(request).toMatchObject({ state: 'fulfilled', closedAt: NOON.toISOString() });
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
  const stranger = randomUUID();
  const asked = await filing(village.customer(stranger), { right: 'erase' });
  expect(asked).toMatchObject({ state: 'fulfilled' });
  expect(await rowsOf(village.ownerUrl, customerOf(stranger))).toEqual({});
});

test('another’s request is nobody’s, for a customer who is known and for one who is not', async () => {
  const { id } = await filing(village.customer(), { right: 'complaint', about: 'suggestion' });
  const eve = village.customer();
  await eve.wishes.put('recipes', { channel: 'app' });
  for (const app of [eve, village.customer()]) {
    for (const one of [id, randomUUID()]) {
      const body = { step: 'take-back' } as const;
      await expect(
        app.call(routes.stepRequest, { params: { id: one }, body }),
      ).rejects.toMatchObject({ code: 'not-found' });
    }
  }
});

test('all of it stands in the customer’s own file', async () => {
  const ada = village.customer();
  await filing(ada, { right: 'access' });
  await filing(ada, { right: 'complaint', about: 'told-wrongly' });
  const file = OwnFile.parse(await ada.rights.export());
  expect(file.requests).toEqual(await own(ada));
});

test('the service can add to what was asked for, and change or remove none of it', async () => {
  await filing(village.customer(), { right: 'access' });
  for (const table of ['request', 'request_step']) {
    for (const deed of [`UPDATE audit.${table} SET locale = 'nl'`, `DELETE FROM audit.${table}`]) {
      await expect(village.db.query(deed)).rejects.toMatchObject({
        driverError: { code: '42501' },
      });
      await expect(asOwner(village.ownerUrl, deed)).rejects.toMatchObject({ code: '42501' });
    }
  }
});

test.each([
  ['no right', {}, 'right'],
  ['an unknown right', { right: 'haggle' }, 'right'],
  ['a field that is none', { right: 'rectify', field: 'shoes', value: {} }, 'field'],
  ['a purpose that is none', { right: 'object', purpose: 'profit' }, 'purpose'],
  ['no purpose', { right: 'object' }, 'purpose'],
  ['a text of their own', { right: 'complaint', about: 'suggestion', text: 'x' }, 'unrecognized'],
  [
    'a place that is none',
    { right: 'complaint', about: 'suggestion', residence: 'XX' },
    'residence',
  ],
])('a request with %s is refused, and it is said what is at fault', async (_, body, member) => {
  const token = village.tokenFor('ada');
  const headers = { 'idempotency-key': randomUUID() };
  const reply = await village.ask('/v1/me/requests', { method: 'POST', token, headers, body });
  expect(reply.status).toBe(400);
  expect(JSON.stringify(((await reply.json()) as { issues: unknown }).issues)).toContain(member);
});

test('what is left of an erased customer’s requests goes at the end of a third year, and no other', async () => {
  const name = randomUUID();
  const ada = await readOnce(village, name);
  const { id } = await filing(ada, { right: 'complaint', about: 'suggestion' });
  await asAnew(village, name, '/v1/me/requests', { right: 'erase' });
  const bob = village.customer();
  const his = await filing(bob, { right: 'access' });
  const end = new Date('2029-12-31T23:00:00.000Z');
  expect(await nobodys(id)).toMatchObject([{ kept_until: end }]);
  await sweepRequests(village.db, new Date(end.getTime() - 1));
  expect(await nobodys(id)).toHaveLength(1);
  await sweepRequests(village.db, end);
  expect(await nobodys(id)).toEqual([]);
  expect((await own(bob)).map((one) => one.id)).toEqual([his.id]);
});
