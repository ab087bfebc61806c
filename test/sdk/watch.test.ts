import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { CONTRACT } from '@village-butcher/sdk/contract';
import { announcing, loggingTo, type Announced } from '@village-butcher/sdk/watch';
import { anApp, noWaiting } from './anApp.js';
import { FaultServer, refuses, reset, says } from './faultServer.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(() => server.close());

const village = (to: Announced) =>
  anApp({ baseUrl: server.address, random: noWaiting, fetch: announcing(to, fetch) });

const GOING = { Deprecation: '@1798761600', Sunset: 'Wed, 30 Jun 2027 00:00:00 GMT' };
const FIELD = { method: 'GET', route: '/v1/me/profile/{field}' };

test('what will go away is told once for each route, with its date, and never by its address', async () => {
  const seen: unknown[] = [];
  const app = village({ onDeprecation: (route) => seen.push(route) });
  server.plan(...[1, 2].map(() => says({}, GOING)), says({ items: [] }, { Deprecation: '@1' }));
  await app.profile.get('household');
  await app.profile.get('pets');
  await app.settled.list();
  await app.held.list();
  expect(seen).toEqual([
    { ...FIELD, deprecation: '@1798761600', sunset: 'Wed, 30 Jun 2027 00:00:00 GMT' },
    { method: 'GET', route: '/v1/me/settled', deprecation: '@1', sunset: null },
  ]);
});

test('another version of the contract is told once, and our own never', async () => {
  const seen: unknown[] = [];
  const app = village({ onContractMismatch: (versions) => seen.push(versions) });
  const versions = [CONTRACT, '2027-05-01', '2027-05-01', CONTRACT];
  server.plan(...versions.map((version) => says({}, { 'Village-Contract': version })));
  for (const _ of versions) await app.profile.get('household');
  expect(seen).toEqual([{ contract: '2027-05-01', expected: CONTRACT }]);
});

test('who listens to nothing is told nothing, and the answer is the same', async () => {
  server.plan(says({ eaters: 4 }, { ...GOING, 'Village-Contract': '2027-05-01' }));
  await expect(village({}).profile.get('household')).resolves.toEqual({ eaters: 4 });
});

test('the lines of a log hold method, route and status, by how much they matter, and nothing else', async () => {
  const lines: string[] = [];
  const into = (level: string) => (line: string) => void lines.push(`${level} ${line}`);
  const hooks = loggingTo({ debug: into('debug'), info: into('info') });
  const app = anApp({ baseUrl: server.address, random: noWaiting, hooks });
  server.plan(reset, refuses(503, 'busy'), says({ secret: 'nuts' }), refuses(404, 'not-found'));
  await app.profile.get('allergies');
  await app.receipts.get('0198f0a0-0000-7000-8000-000000000001').catch(() => undefined);
  const get = 'GET /v1/me/profile/{field}';
  expect(lines).toEqual([
    `debug ${get}`,
    `info ${get} again after no answer`,
    `debug ${get}`,
    `info ${get} 503`,
    `info ${get} again after 503`,
    `debug ${get}`,
    `debug ${get} 200`,
    'debug GET /v1/me/receipts/{id}',
    'info GET /v1/me/receipts/{id} 404',
  ]);
});
