import { randomUUID, type UUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import {
  OwnFile,
  routes,
  type RequestAct,
  type RightsRequest,
} from '@village-butcher/sdk/contract';
import type { Village } from '@village-butcher/sdk';
import { carryOutErasures } from '../../src/recommend/erasure.flow.js';
import { asOwner, rowsOf } from '../support/rows.js';
import { allTold, readOnce, startTold, type Told } from '../support/telling.js';
import { suggested, type TestVillage } from '../support/village.js';

/** A Thursday. */
const NOON = new Date('2026-11-26T11:00:00.000Z');
const DAY_MS = 86_400_000;
const DUE = '2026-12-28T23:00:00.000Z'; // 26 December is a holiday, and the 27th a Sunday.

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

const later = (days: number) => (village.clock.at = new Date(NOON.getTime() + days * DAY_MS));
const filing = (app: Village, body: RequestAct, idempotencyKey: UUID = randomUUID()) =>
  app.call(routes.fileRequest, { body }, { idempotencyKey });
const own = async (app: Village) => (await app.call(routes.requests, {})).items;
const stepsOf = ({ steps }: { readonly steps: readonly { readonly step: string }[] }) =>
  steps.map(({ step }) => step);
const toldSince = async (before: readonly { readonly id: string }[]) =>
  (await allTold(village)).filter(({ id }) => !before.some((one) => one.id === id));
const customerOf = (name: string) => village.keyring.pseudonymOf(village.issuer.issuer, name);

const AT_ONCE = ['receive', 'accept', 'work', 'tell', 'check', 'fulfil'];

/** A request of the desk, with an officer's token. */
async function atDesk(path: string, body?: unknown, key: string = randomUUID()) {
  const reply = await village.ask(path, {
    method: body ? 'POST' : 'GET',
    token: village.tokenFor('desk', 'dpo'),
    headers: { 'idempotency-key': key },
    ...(body ? { body } : {}),
  });
  return { status: reply.status, said: (await reply.json()) as Said };
}

/** What the desk is answered: a request, a list, or a no. */
interface Said extends RightsRequest {
  readonly items: readonly RightsRequest[];
  readonly code: string;
  readonly issues: readonly object[];
}

const step = (id: string, body: object, key?: string) =>
  atDesk(`/v1/audit/requests/${id}/steps`, body, key);

/** A token of somebody who has just signed in anew. */
function anew(name: string): string {
  const claims = village.issuer.claims(name, 'customer', village.clock.at!);
  const auth_time = Math.floor(village.clock.at!.getTime() / 1000);
  return village.issuer.write({ claims: { ...claims, acr: 'urn:gold', auth_time } });
}
const asAnew = async (name: string, path: string, body: unknown): Promise<RightsRequest> => {
  const headers = { 'idempotency-key': randomUUID() };
  const reply = await village.ask(path, { method: 'POST', token: anew(name), body, headers });
  expect(reply.status).toBe(200);
  return reply.json() as Promise<RightsRequest>;
};

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
  const request = await filing(ada, {
    right: 'complaint',
    about: 'used-without-permission',
    residence: 'DE-BY',
  });
  expect(request).toMatchObject({
    state: 'received',
    dueAt: DUE,
    closedAt: null,
    authority: { id: 'DE-BY', name: 'BayLDA', url: 'https://www.lda.bayern.de' },
  });
  expect((await own(ada)).map(({ id }) => id)[0]).toBe(request.id);
});

test('the same act again is the same request, and its key stands for no other', async () => {
  const ada = village.customer();
  const key = randomUUID();
  const first = await filing(ada, { right: 'complaint', about: 'suggestion' }, key);
  later(1);
  const again = await filing(ada, { right: 'complaint', about: 'suggestion' }, key);
  expect(again.id).toBe(first.id);
  expect(await own(ada)).toHaveLength(1);
  await expect(filing(ada, { right: 'complaint', about: 'not-erased' }, key)).rejects.toMatchObject(
    { code: 'idempotency-key-reused' },
  );
});

test('a second complaint like an open one asks for a new sign-in, and then is one', async () => {
  const name = randomUUID();
  const ada = village.customer(name);
  const said = { right: 'complaint', about: 'suggestion' } as const;
  const first = await filing(ada, said);
  const second = await filing(ada, said);
  expect(second).toMatchObject({
    state: 'identity-open',
    flags: ['duplicate'],
    duplicateOf: first.id,
  });
  const prove = { params: { id: second.id }, body: { step: 'prove-identity' } } as const;
  await expect(ada.call(routes.stepRequest, prove)).rejects.toMatchObject({ code: 'step-refused' });
  later(20);
  const path = `/v1/me/requests/${second.id}/steps`;
  const proven = await asAnew(name, path, { step: 'prove-identity' });
  // An open identity does not begin the month anew.
  expect(proven).toMatchObject({ state: 'accepted', dueAt: second.dueAt });
});

test('an officer answers a complaint step by step; a no has ground, authority and court', async () => {
  const ada = village.customer();
  const { id } = await filing(ada, {
    right: 'complaint',
    about: 'not-answered',
    residence: 'AT',
  });
  expect(await step(id, { step: 'fulfil' })).toMatchObject({
    status: 409,
    said: { code: 'step-refused' },
  });
  const key = randomUUID();
  for (const _ of [1, 2]) {
    expect(await step(id, { step: 'accept', reason: 'looked-at' }, key)).toMatchObject({
      said: { state: 'accepted' },
    });
  }
  expect((await step(id, { step: 'work' }, key)).said.code).toBe('idempotency-key-reused');
  later(3);
  const asked = await step(id, { step: 'ask' });
  expect(asked.said).toMatchObject({ state: 'clarification', dueAt: DUE, flags: [] });
  const clarified = await ada.call(routes.stepRequest, {
    params: { id },
    body: { step: 'clarify' },
  });
  expect(clarified.state).toBe('working');
  expect((await step(id, { step: 'refuse' })).said).toMatchObject({
    code: 'invalid',
    issues: [{ path: ['ground'] }],
  });
  const { said } = await step(id, { step: 'refuse', ground: 'manifestly-unfounded' });
  expect(said).toMatchObject({ state: 'refused', closedAt: later(3).toISOString() });
  expect(said.steps.at(-1)).toMatchObject({
    ground: 'manifestly-unfounded',
    complaintRoute: { id: 'AT', name: 'Datenschutzbehörde' },
    courtRoute: 'GDPR Art. 79, DSG § 29',
    template: 'request.refused@1',
    locale: 'de',
  });
  expect((await own(ada))[0]).toEqual(said);
  expect((await step(id, { step: 'extend', reason: 'complex' })).status).toBe(409);
});

test('it is extended once, with a reason, inside the first month, and counts from receipt', async () => {
  const ada = village.customer();
  const file = async () => (await filing(ada, { right: 'complaint', about: 'suggestion' })).id;
  const id = await file();
  later(10);
  expect((await step(id, { step: 'extend' })).said.issues).toMatchObject([{ path: ['reason'] }]);
  const extended = await step(id, { step: 'extend', reason: 'complex' });
  expect(extended.said).toMatchObject({
    flags: ['extended'],
    state: 'received',
    dueAt: '2027-02-26T23:00:00.000Z',
  });
  expect((await step(id, { step: 'extend', reason: 'complex' })).status).toBe(409);
  await ada.call(routes.stepRequest, { params: { id }, body: { step: 'take-back' } });
  village.clock.at = NOON;
  const late = await file();
  village.clock.at = new Date(DUE);
  const said = await step(late, { step: 'extend', reason: 'complex' });
  expect(said.said.issues).toMatchObject([{ code: 'first-month-over' }]);
});

test('the desk sees what is open, what is late above all, and nobody’s name', async () => {
  const bob = `bob-${randomUUID()}`;
  await filing(village.customer(bob), { right: 'complaint', about: 'suggestion' });
  later(1);
  const young = await filing(village.customer(), { right: 'complaint', about: 'suggestion' });
  later(33);
  const { said } = await atDesk('/v1/audit/requests');
  const { items } = said;
  expect(items.map(({ dueAt }) => dueAt)).toEqual(items.map(({ dueAt }) => dueAt).toSorted());
  expect(items[0]).toMatchObject({ flags: expect.arrayContaining(['overdue']) });
  expect(items.find(({ id }) => id === young.id)?.flags).toEqual(['overdue']);
  expect(items.every(({ closedAt }) => closedAt === null)).toBe(true);
  expect(JSON.stringify(said)).not.toContain(customerOf(bob));
  const mine = await filing(village.customer(), { right: 'access' });
  expect((await step(mine.id, { step: 'extend', reason: 'complex' })).said).toMatchObject({
    code: 'step-refused',
    issues: [{ code: 'runs-by-itself' }],
  });
  expect((await step(randomUUID(), { step: 'accept' })).status).toBe(404);
});

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
  later(1);
  await carryOutErasures(village, village.clock.now());
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
  expect(await nobodys(open.id)).toMatchObject([
    { act: null, client: null, about: null, residence: null, states: ['received', 'taken-back'] },
  ]);
  const [left] = await nobodys(waiting.id);
  expect(left).toMatchObject({ kind: 'erase', lines: 0, purpose: null, field: null });
  expect(left!['states']).toEqual([
    ...['received', 'accepted', 'working', 'telling', 'checking', 'fulfilled'],
  ]);
  expect(await own(ada)).toEqual([]);
});

test('who has just signed in anew is erased at once; of a stranger nothing is made', async () => {
  const name = randomUUID();
  await readOnce(village, name);
  const request = await asAnew(name, '/v1/me/requests', { right: 'erase' });
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
