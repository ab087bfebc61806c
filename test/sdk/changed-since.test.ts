import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ChangedSinceError, type GrantAct } from '@village-butcher/sdk';
import { NOTICE } from '../support/village.js';
import { settled } from './aDay.js';
import { anApp, noWaiting } from './anApp.js';
import { aStanding, DIET, DIET_BACK, PETS, RECEIPT, UNTIL } from './aStanding.js';
import { FaultServer, refuses, says, type Step } from './faultServer.js';

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
const stands = (tag: string, given = [DIET] as Parameters<typeof aStanding>[0]): Step =>
  says(aStanding(given), { ETag: tag });

/** An app whose screen shows what the service tagged. */
async function anAppThatShows(tag: string) {
  const village = anApp({ baseUrl: server.address, random: noWaiting, retries: 0 });
  server.plan(stands(tag));
  await village.permissions.get();
  server.clear();
  return village;
}

const matched = () =>
  server.heard
    .filter(({ url }) => url === '/v1/me/grants')
    .map(({ headers }) => headers['if-match']);

test('B5: a grant says what was on the screen, and so does its repeat', async () => {
  const village = await anAppThatShows('"1"');
  server.plan(refuses(503, 'busy'), says(RECEIPT));
  await village.grant(ACT, { retries: 1 });
  expect(matched()).toEqual(['"1"', '"1"']);
});

test('B5: whoever has acted elsewhere is shown what stands now, and decides anew', async () => {
  const village = await anAppThatShows('"1"');
  const told: unknown[] = [];
  village.permissions.subscribe(() => told.push(village.permissions.allows(DIET)));
  server.plan(refuses(412, 'changed-since'), stands('"2"', []), says(RECEIPT));
  await expect(village.grant(ACT)).rejects.toBeInstanceOf(ChangedSinceError);
  await server.hears(2);
  while (told.length === 0) await settled();
  expect(told).toEqual([false]);
  await village.grant(ACT);
  expect(matched()).toEqual(['"1"', '"2"']);
});

test('B5: what this app did itself is no change that anybody has to be shown', async () => {
  const village = await anAppThatShows('"1"');
  await village.profile.put('household', { eaters: 4 });
  await village.grant(ACT);
  expect(matched()).toEqual([undefined]);

  server.clear();
  server.plan(stands('"2"'));
  await village.permissions.get();
  await Promise.all([village.grant(ACT), village.grant(ACT)]);
  expect(matched()).toEqual(['"2"', undefined]);
});

test('B5: an answer that an act of this app has overtaken is not what a grant rests on', async () => {
  const village = await anAppThatShows('"1"');
  server.plan(stands('"1"'), says({ eaters: 4 }));
  await Promise.all([village.permissions.get(), village.profile.put('household', { eaters: 4 })]);
  await village.grant(ACT);
  expect(matched()).toEqual([undefined]);
});

test('B4: a withdrawal never looks at what was on the screen', async () => {
  const village = await anAppThatShows('"1"');
  server.plan(says(RECEIPT), says(RECEIPT));
  await village.withdraw(DIET_BACK);
  await village.grant(ACT);
  expect(server.heard[0]?.headers).not.toHaveProperty('if-match');
  expect(matched()).toEqual([undefined]);
});
