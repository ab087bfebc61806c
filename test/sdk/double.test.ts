import { afterAll, beforeAll, beforeEach, describe, jest, test } from '@jest/globals';
import { paths } from '@village-butcher/sdk/contract';
import { CHANGES_TRIALS } from './double/changes.js';
import { CONSENT } from './double/consent.js';
import { EXPLICIT_TRIALS } from './double/explicit.js';
import { fakeHouse, NOON, realHouse, type House } from './double/house.js';
import { MARKET_TRIALS } from './double/market.js';
import { PEOPLE } from './double/people.js';
import { PROTOCOL } from './double/protocol.js';
import { REQUEST_TRIALS } from './double/requests.js';
import { SHOWN_TRIALS } from './double/shown.js';
import { USE } from './double/use.js';

/** A house with people in it, on a machine that may be busy. */
jest.setTimeout(30_000);

const TRIALS = Object.entries({
  ...CONSENT,
  ...PEOPLE,
  ...REQUEST_TRIALS,
  ...MARKET_TRIALS,
  ...USE,
  ...PROTOCOL,
  ...SHOWN_TRIALS,
  ...EXPLICIT_TRIALS,
});
const CHANGES = Object.entries(CHANGES_TRIALS);
/** Before the service has the stream, the fake has it alone. */
const WITH_CHANGES = 'changes' in paths ? CHANGES : [];

/** One suite for both, so that what a developer tests against is what their customers meet. */
describe.each([
  ['the fake', fakeHouse, CHANGES],
  ['the service', realHouse, WITH_CHANGES],
])('%s', (_, open, changes) => {
  let house: House;
  beforeAll(async () => {
    house = await open();
  });
  beforeEach(() => house.setNow(NOON));
  afterAll(() => house.close());

  test.each([...TRIALS, ...changes])('%s', (__, trial) => trial(house));
});
