import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { GrantAct } from '@village-butcher/sdk';
import { NOTICE } from '../support/village.js';
import { anApp, noWaiting } from './anApp.js';
import { aStanding, DIET, DIET_BACK, PETS, RECEIPT, UNTIL } from './aStanding.js';
import { FaultServer, refuses, says, type Step } from './faultServer.js';
import { HandClock } from './handClock.js';

let server: FaultServer;
beforeEach(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.close());

const ACT: GrantAct = {
  permissions: [{ ...PETS, until: UNTIL }],
  notice: NOTICE,
  surface: 'permission-centre',
  control: 'allow',
};
const stands = (snapshot: string): Step =>
  says(aStanding([DIET]), { ETag: '"1"', 'notice-snapshot': snapshot });
const clock = new HandClock();
const app = () => anApp({ baseUrl: server.address, random: noWaiting, retries: 0, clock });

/** What was asked, and with which snapshot each grant came. */
const asked = () =>
  server.heard.map(({ method, url, body }) =>
    url === '/v1/me/grants'
      ? ((JSON.parse(body) as { snapshot?: string }).snapshot ?? 'none')
      : `${method} ${url}`,
  );

test('B5: a grant brings the snapshot that came with what is on the screen, and asks for none', async () => {
  const village = app();
  server.plan(stands('shown'), says(RECEIPT));
  await village.permissions.get();
  await village.grant(ACT);
  expect(asked().slice(0, 2)).toEqual(['GET /v1/me/permissions', 'shown']);
});

test('B5: where the screen is not known, or older than an act of this app, the snapshot is asked for', async () => {
  const village = app();
  server.plan(stands('first'), says(RECEIPT), says(RECEIPT), stands('second'), says(RECEIPT));
  await village.grant(ACT);
  await village.withdraw(DIET_BACK);
  await village.grant(ACT);
  expect(asked()).toEqual([
    'GET /v1/me/permissions',
    'first',
    'POST /v1/me/withdrawals',
    'GET /v1/me/permissions',
    'second',
  ]);
});

test('B5: what has been on the screen for long is looked at anew, and still is what is given', async () => {
  const village = app();
  server.plan(stands('old'), stands('fresh'), says(RECEIPT));
  await village.permissions.get();
  clock.pass(51 * 60_000);
  await village.grant(ACT);
  expect(asked().slice(0, 3)).toEqual([
    'GET /v1/me/permissions',
    'GET /v1/me/permissions',
    'fresh',
  ]);
  expect(server.heard[2]?.headers['if-match']).toBe('"1"');
});

test('L1: without a snapshot nothing is sent that gives anything', async () => {
  const village = app();
  server.plan(refuses(503, 'busy'));
  await expect(village.grant(ACT)).rejects.toMatchObject({ code: 'busy' });
  expect(asked()).toEqual(['GET /v1/me/permissions']);
});

test('B5: a screen that was too old is asked anew', async () => {
  const village = app();
  server.plan(stands('old'), refuses(409, 'snapshot-outdated'), stands('new'));
  await village.permissions.get();
  await expect(village.grant(ACT)).rejects.toMatchObject({ code: 'snapshot-outdated' });
  await server.hears(3);
  expect(asked()).toEqual(['GET /v1/me/permissions', 'old', 'GET /v1/me/permissions']);
});
