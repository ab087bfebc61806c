import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { DeskRequest, PaperAct } from '@village-butcher/sdk/contract';
import { asAnew, atDesk, DUE, filing, later, NOON, own, stepsOf } from '../support/requests.js';
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

/** Staff enter what somebody asked for who brought a receipt. */
async function entered(act: object, key?: string) {
  const { status, said } = await atDesk(village, '/v1/audit/requests', act, key);
  return { status, said: said as unknown as DeskRequest & { code: string; issues: object[] } };
}
const step = async (id: string, body: object, key?: string) => {
  const { status, said } = await atDesk(village, `/v1/audit/requests/${id}/steps`, body, key);
  return { status, said: said as unknown as DeskRequest & { code: string; issues: object[] } };
};
const nameOf = () => randomUUID();
const customerOf = (name: string) => village.keyring.pseudonymOf(village.issuer.issuer, name);
type Customer = Awaited<ReturnType<typeof readOnce>>;
const anyLineOf = async (ada: Customer) => (await ada.history.list()).items[0]!.line;
const KNOWN = { step: 'accept-identity', reason: 'papers-seen' } as const;
const letter = async (ada: Customer, ask: PaperAct['ask']): Promise<PaperAct> => ({
  channel: 'paper',
  line: await anyLineOf(ada),
  ask,
});

test('what staff enter by a receipt does nothing yet, names nobody, and stands in the customer’s own list', async () => {
  const name = nameOf();
  const ada = await readOnce(village, name);
  const before = await suggested(ada);
  const { said } = await entered(await letter(ada, { right: 'restrict' }));
  expect(said).toMatchObject({
    right: 'restrict',
    channel: 'paper',
    state: 'identity-open',
    dueAt: DUE,
  });
  expect(said.steps.map(({ actor, reason }) => [actor, reason])).toEqual([
    ['dpo', 'asked'],
    ['service', 'by-receipt'],
  ]);
  expect(said.next.map((one) => one.step)).toEqual(['accept-identity', 'fail-identity', 'extend']);
  expect(JSON.stringify(said)).not.toContain(customerOf(name));
  expect(await suggested(ada)).toEqual(before);
  const [mine] = await own(ada);
  expect(mine).toMatchObject({ id: said.id, channel: 'paper', state: 'identity-open' });
});

test('a use on a receipt leads to its customer as an act does, and what is no line leads to nobody', async () => {
  const ada = await readOnce(village);
  const [use] = (await ada.disclosures.list()).items;
  const by = { channel: 'counter', ask: { right: 'complaint', about: 'suggestion' } } as const;
  expect((await entered({ ...by, line: use!.id })).status).toBe(200);
  expect(await own(ada)).toMatchObject([{ channel: 'counter', about: 'suggestion' }]);
  expect(await entered({ ...by, line: randomUUID() })).toMatchObject({
    status: 404,
    said: { code: 'not-found', issues: [{ path: ['line'] }] },
  });
});

test('an officer who saw papers lets it happen: it says so, and the line says that staff helped', async () => {
  const ada = await readOnce(village);
  const before = await suggested(ada);
  const { said } = await entered(await letter(ada, { right: 'object', purpose: 'recipes' }));
  expect((await step(said.id, { step: 'accept-identity' })).said.issues).toMatchObject([
    { path: ['reason'] },
  ]);
  const key = randomUUID();
  for (const _ of [1, 2]) {
    const known = await step(said.id, KNOWN, key);
    expect(known.said).toMatchObject({ state: 'fulfilled', next: [] });
    expect(stepsOf(known.said)).toEqual([
      'receive',
      'open-identity',
      'accept-identity',
      'work',
      'tell',
      'check',
      'fulfil',
    ]);
  }
  expect(await suggested(ada)).not.toEqual(before);
  const receipt = await ada.receipts.get((await ada.history.list()).items[0]!.act);
  const [line] = receipt.lines.map(({ payload }) => JSON.parse(payload).body);
  expect(line).toMatchObject({
    type: 'withdrawn',
    surface: 'letter',
    evidence: { actedBy: 'assisted' },
  });
});

test('the customer themself can say that it is theirs, signed in anew, and then it happens', async () => {
  const name = nameOf();
  const ada = await readOnce(village, name);
  const { said } = await entered(await letter(ada, { right: 'restrict' }));
  const path = `/v1/me/requests/${said.id}/steps`;
  const proven = await asAnew(village, name, path, { step: 'prove-identity' });
  expect(proven).toMatchObject({ state: 'fulfilled', until: '2027-11-21T11:00:00.000Z' });
  expect((await ada.permissions.get()).pausedUntil).toBe('2027-11-21T11:00:00.000Z');
});

test('an erasure on paper waits for a day as any other does, and can be taken back', async () => {
  const ada = await readOnce(village);
  const { said } = await entered(await letter(ada, { right: 'erase' }));
  expect(await ada.rights.erasure()).toMatchObject({ state: 'kept' });
  expect((await step(said.id, KNOWN)).said).toMatchObject({ state: 'working', next: [] });
  expect(await ada.rights.erasure()).toMatchObject({ state: 'waiting' });
  await ada.rights.undoErasure();
  expect((await own(ada))[0]).toMatchObject({ state: 'taken-back' });
});

test('who is not proven is refused with a ground, and nothing has happened', async () => {
  const ada = await readOnce(village);
  const { said } = await entered(await letter(ada, { right: 'erase' }));
  const no = await step(said.id, { step: 'fail-identity', ground: 'identity-not-proven' });
  expect(no.said).toMatchObject({ state: 'identity-failed', next: [] });
  expect(await ada.rights.erasure()).toMatchObject({ state: 'kept' });
});

test('the month counts from the day on which a letter came, and no letter comes tomorrow', async () => {
  const ada = await readOnce(village);
  later(village, 3);
  const act = await letter(ada, { right: 'access' });
  const { said } = await entered({ ...act, receivedAt: NOON.toISOString() });
  expect(said).toMatchObject({ receivedAt: NOON.toISOString(), dueAt: DUE });
  for (const days of [4, -120]) {
    const receivedAt = new Date(NOON.getTime() + days * 86_400_000).toISOString();
    expect((await entered({ ...act, receivedAt })).said).toMatchObject({
      code: 'invalid',
      issues: [{ path: ['receivedAt'] }],
    });
  }
  // A file that somebody asks for on paper is handed over by a person.
  expect((await step(said.id, KNOWN)).said).toMatchObject({ state: 'accepted' });
  expect((await step(said.id, { step: 'work' })).said).toMatchObject({ state: 'working' });
});

test('the same entry again is the same request, and its key stands for no other', async () => {
  const ada = await readOnce(village);
  const act = await letter(ada, { right: 'access' });
  const key = randomUUID();
  const first = await entered(act, key);
  expect((await entered(act, key)).said.id).toBe(first.said.id);
  expect(await own(ada)).toHaveLength(1);
  const other = await entered({ ...act, channel: 'counter' }, key);
  expect(other.said.code).toBe('idempotency-key-reused');
});

test('a decision by a person has its number at once, and a person answers it at the desk', async () => {
  const ada = village.customer();
  const asked = await filing(ada, { right: 'decision', purpose: 'recipes' });
  expect(asked).toMatchObject({
    right: 'decision',
    state: 'received',
    purpose: 'recipes',
    dueAt: DUE,
  });
  const again = await filing(ada, { right: 'decision', purpose: 'offers' });
  expect(again.state).toBe('received');
  expect((await filing(ada, { right: 'decision', purpose: 'offers' })).duplicateOf).toBe(again.id);
  const open = (await atDesk(village, '/v1/audit/requests')).said as unknown as {
    readonly items: readonly DeskRequest[];
  };
  const mine = open.items.find(({ id }) => id === asked.id);
  expect(mine?.next.map((one) => one.step)).toEqual(['open-identity', 'accept', 'extend']);
  for (const one of ['accept', 'work', 'tell', 'check', 'fulfil']) {
    await step(asked.id, { step: one });
  }
  expect((await own(ada)).find(({ id }) => id === asked.id)).toMatchObject({ state: 'fulfilled' });
});

test.each([
  ['a value', { right: 'rectify', field: 'diet', value: {} }, 'right'],
  ['permissions by name', { right: 'restrict', permissions: [] }, 'unrecognized'],
  ['a name', { right: 'access', name: 'Ada' }, 'unrecognized'],
])('staff cannot enter %s', async (_, ask, member) => {
  const act = { channel: 'paper', line: randomUUID(), ask };
  const { status, said } = await entered(act);
  expect(status).toBe(400);
  expect(JSON.stringify(said.issues)).toContain(member);
});
