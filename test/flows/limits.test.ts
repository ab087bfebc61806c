import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TooManyError } from '@village-butcher/sdk';
import { bytesOf, NOBODYS } from '../support/counters.js';
import { CLIENT_OF } from '../support/issuer.js';
import { startVillage, type TestVillage } from '../support/village.js';

const A_FEW = { most: 4, perMs: 3_600_000 };

let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({
    limits: { customer: { read: A_FEW }, client: { read: A_FEW, look: A_FEW } },
  });
});
afterAll(() => village.stop());

const PERMISSIONS = '/v1/me/permissions';
const read = async (token: string) => (await village.ask(PERMISSIONS, { token })).status;
const suggestions = '/v1/suggestions?store=brandt/mill&purposes=recipes';

test('who asks too often waits, and is told how long; nobody else does', async () => {
  const token = village.tokenFor('ada');
  for (let n = 0; n < A_FEW.most; n++) expect(await read(token)).toBe(200);
  const refused = await village.ask(PERMISSIONS, { token });
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await refused.json()).toMatchObject({ code: 'too-many-requests', status: 429 });
  expect(JSON.parse(village.log.at(-1)!)).toMatchObject({ code: 'too-many-requests' });
  expect(await read(village.tokenFor('bob'))).toBe(200);
});

test('L11: who has asked too often takes back all the same', async () => {
  const cleo = village.customer('cleo', { retries: 0 });
  for (let n = 0; n < A_FEW.most; n++) await cleo.permissions.get();
  await expect(cleo.permissions.get()).rejects.toBeInstanceOf(TooManyError);
  await cleo.withdraw({
    permissions: 'all',
    surface: 'permission-centre',
    control: 'withdraw-all',
  });
});

test('guests of one client share what it may, and customers of it do not', async () => {
  const guest = village.tokenFor(CLIENT_OF.guest, 'guest');
  const statuses: number[] = [];
  for (let n = 0; n <= A_FEW.most; n++) {
    statuses.push((await village.ask(suggestions, { token: guest })).status);
  }
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  expect((await village.ask(suggestions, { token: village.tokenFor('dora') })).status).toBe(200);
});

test('a counter that tries one code after another is stopped', async () => {
  const statuses: number[] = [];
  for (let n = 0; n <= A_FEW.most; n++) statuses.push((await bytesOf(village, NOBODYS)).status);
  expect(statuses).toEqual([404, 404, 404, 404, 429]);
});
