import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { routes } from '@village-butcher/sdk/contract';
import { asAnew, atDesk, DUE, filing, later, NOON, own } from '../support/requests.js';
import { startVillage, type TestVillage } from '../support/village.js';

let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
afterEach(async () => {
  expect(await village.broken()).toEqual([]);
  village.clock.at = NOON;
});
afterAll(() => village.stop());

const step = (id: string, body: object, key?: string) =>
  atDesk(village, `/v1/audit/requests/${id}/steps`, body, key);
const customerOf = (name: string) => village.keyring.pseudonymOf(village.issuer.issuer, name);

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
  later(village, 20);
  const path = `/v1/me/requests/${second.id}/steps`;
  const proven = await asAnew(village, name, path, { step: 'prove-identity' });
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
  later(village, 3);
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
  expect(said).toMatchObject({ state: 'refused', closedAt: later(village, 3).toISOString() });
  expect(said.steps.at(-1)).toMatchObject({
    ground: 'manifestly-unfounded',
    complaintRoute: { id: 'AT', name: 'Datenschutzbehörde' },
    courtRoute: 'GDPR Art. 79, DSG § 29',
    template: 'request.refused@1',
    locale: 'de',
  });
  const { next, ...same } = said as typeof said & { readonly next: unknown };
  expect(next).toEqual([]);
  expect((await own(ada))[0]).toEqual(same);
  expect((await step(id, { step: 'extend', reason: 'complex' })).status).toBe(409);
});

test('it is extended once, with a reason, inside the first month, and counts from receipt', async () => {
  const ada = village.customer();
  const file = async () => (await filing(ada, { right: 'complaint', about: 'suggestion' })).id;
  const id = await file();
  later(village, 10);
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
  later(village, 1);
  const young = await filing(village.customer(), { right: 'complaint', about: 'suggestion' });
  later(village, 33);
  const { said } = await atDesk(village, '/v1/audit/requests');
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
