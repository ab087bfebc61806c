import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Management } from '../../src/management.js';
import { Metrics } from '../../src/metrics.js';
import { OperatorSettings } from '../../src/operator-settings.js';
import { readOnce, startTold, type Told } from '../support/telling.js';
import { takeBack } from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
const HOUR_MS = 3_600_000;

let told: Told;
beforeAll(async () => {
  told = await startTold(NOON);
});
afterEach(async () => expect(await told.village.broken()).toEqual([]));
afterAll(() => told.stop());

const watched = () =>
  told.village.log
    .filter((line) => line.startsWith('{"stream":"security"'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('a recipient that answers nothing is made known when it may read no more, and when it may again', async () => {
  const ada = await readOnce(told.village);
  await takeBack(ada, ['diet']);
  told.receiver.behave('is broken');
  expect(await told.tell()).toEqual([]);
  const { id } = told.receiver.heard.at(-1)!;
  told.village.clock.at = new Date(NOON.getTime() + 73 * HOUR_MS);
  const turns = await told.tell();
  expect(turns).toEqual([{ recipient: 'app:brandt', says: 'suspended', why: 'silent' }]);
  await told.answer(id, 'done');
  expect(watched().at(-1)).toMatchObject({ event: 'recipient-lifted', recipient: 'app:brandt' });
});

test('what a watch hears of requests is numbered without a gap, and names client and rule', async () => {
  const { village } = told;
  const before = watched().length;
  await village.ask('/v1/me/permissions', { token: 'a.b.c' });
  await village.ask('/v1/me/permissions', { token: village.tokenFor('office', 'retailer') });
  const token = village.tokenFor('ada');
  await village.ask(`/v1/me/receipts/${crypto.randomUUID()}`, { token });
  const [refused, role, missed] = watched().slice(before);
  expect(refused).toMatchObject({ event: 'token-refused', reason: 'header', method: 'GET' });
  expect(refused).not.toHaveProperty('client');
  expect(role).toMatchObject({ event: 'not-allowed', client: 'brandt-office' });
  expect(missed).toMatchObject({ event: 'missed', route: '/v1/me/receipts/:id' });
  const numbers = watched().map(({ seq }) => seq);
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
});

test('a service lives before it is ready, is ready while it serves, and says that it ends', async () => {
  const management = new Management(new Metrics());
  const { origin, stop } = await management.listen(new OperatorSettings({ MANAGEMENT_PORT: '0' }));
  const ask = async (path: string) => (await fetch(`${origin}${path}`)).status;
  const all = async () => [await ask('/health/live'), await ask('/health/ready')];
  let isReady = true;
  expect(await all()).toEqual([200, 503]);
  management.open({ measure: () => Promise.resolve(), isReady: async () => isReady });
  expect(await all()).toEqual([200, 200]);
  isReady = false;
  expect(await all()).toEqual([200, 503]);
  isReady = true;
  management.close();
  expect(await all()).toEqual([200, 503]);
  expect([await ask('/metrics'), await ask('/v1/stores'), await ask('/metrics?a=1')]).toEqual([
    200, 404, 404,
  ]);
  stop();
});

test('nobody but the operator reads numbers: where everybody asks there are none', async () => {
  expect((await told.village.ask('/metrics')).status).toBe(404);
  expect(await new Management(new Metrics()).listen(new OperatorSettings({}))).toMatchObject({
    origin: undefined,
  });
});

test('a setting of the operator that will not do is named, and its value is not', () => {
  for (const [name, value] of [
    ['MANAGEMENT_PORT', '65536'],
    ['MANAGEMENT_PORT', 'secret'],
    ['MANAGEMENT_HOST', 'secret.example'],
  ] as const) {
    expect(() => new OperatorSettings({ [name]: value })).toThrow(name);
    expect(() => new OperatorSettings({ [name]: value })).not.toThrow(value);
  }
  expect(new OperatorSettings({})).toEqual({
    managementPort: undefined,
    managementHost: '127.0.0.1',
    securityLog: undefined,
  });
});
