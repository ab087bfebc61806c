import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { deliver, type Courier } from '../../src/audit/deliver.flow.js';
import { takeDue } from '../../src/audit/outbox.store.js';
import { readOnce, startTold, type Told } from '../support/telling.js';
import { takeBack } from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');

let told: Told;
beforeAll(async () => {
  told = await startTold(NOON);
});
afterEach(async () => expect(await told.village.broken()).toEqual([]));
afterAll(() => told.stop());

const lastHeard = () => told.receiver.heard.at(-1)!;

test('an answer is written down once, and its key stands for no other', async () => {
  const ada = await readOnce(told.village);
  await takeBack(ada, ['diet']);
  await told.tell();
  const { id } = lastHeard();
  const key = '0190a0b0-0000-7000-8000-000000000001';
  const send = (body: object) =>
    told.village.ask(`/v1/recipient/notifications/${id}/acknowledgements`, {
      method: 'POST',
      token: told.village.tokenFor('backend', 'recipient'),
      headers: { 'idempotency-key': key },
      body,
    });
  const done = { answer: 'impossible', at: NOON.toISOString(), reason: 'kept-by-law' };
  expect((await send(done)).status).toBe(200);
  expect((await send(done)).status).toBe(200);
  expect((await send({ ...done, answer: 'done' })).status).toBe(409);
  for (const wrong of [{}, { ...done, answer: 'maybe' }, { ...done, reason: 'ada is vegan' }]) {
    const refused = await send(wrong);
    expect(refused.status).toBe(400);
    expect(await refused.text()).not.toMatch(/maybe|vegan/);
  }
  const { answers } = await told.fetch(id);
  expect(answers).toEqual([{ ...done, recordedAt: NOON.toISOString() }]);
});

test('nobody is suspended for good: who has nothing left to answer is not', async () => {
  const { village, courier, contact } = told;
  const suspended = () => village.db.query('SELECT recipient FROM consent.suspended');
  await village.db.query('INSERT INTO consent.suspended (recipient) VALUES ($1)', [
    contact.recipient,
  ]);
  const ada = await readOnce(village, 'late');
  await ada.pause({ until: '2026-12-26T11:00:00.000Z' });
  expect(await suspended()).toHaveLength(1);
  const [waiting] = await takeDue(village.db, contact.recipient, 1, NOON);
  expect(waiting).toBeUndefined();
  await deliver(courier, contact, NOON);
  expect(await suspended()).toEqual([]);
});

test('two instances tell each thing once, and never more than ten at a time; what one dies with comes again', async () => {
  const { village, courier, contact, receiver } = told;
  const ada = await readOnce(village);
  for (const rules of [['vegan'], ['halal']] as const) {
    for (let n = 0; n < 15; n += 1) {
      await ada.profile.put('diet', { members: { self: { rules: [...rules] } } });
      await ada.profile.put('diet', { members: { self: { rules: ['kosher'] } } });
    }
  }
  const taken = await takeDue(village.db, contact.recipient, 1, NOON);
  const before = receiver.heard.length;
  let open = 0;
  let most = 0;
  const post: Courier['post'] = async (letter) => {
    most = Math.max(most, (open += 1));
    return courier.post(letter).finally(() => (open -= 1));
  };
  await Promise.all([1, 2].map(() => deliver({ ...courier, post }, contact, NOON)));
  const heard = receiver.heard.slice(before).map(({ id }) => id);
  expect(heard.length).toBeGreaterThan(50);
  expect(new Set(heard).size).toBe(heard.length);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(20);
  expect(heard).not.toContain(taken[0]!.id);
  await deliver(courier, contact, new Date(NOON.getTime() + 20_000));
  expect(lastHeard().id).toBe(taken[0]!.id);
  for (const id of [...heard, taken[0]!.id]) await told.answer(id, 'done');
});
