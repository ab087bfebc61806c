import { afterAll, beforeAll, beforeEach, describe, jest, test } from '@jest/globals';
import { CONSENT } from './double/consent.js';
import { fakeHouse, NOON, realHouse, type House } from './double/house.js';
import { MARKET_TRIALS } from './double/market.js';
import { PEOPLE } from './double/people.js';
import { PROTOCOL } from './double/protocol.js';

/** A house with people in it, on a machine that may be busy. */
jest.setTimeout(30_000);

const TRIALS = { ...CONSENT, ...PEOPLE, ...MARKET_TRIALS, ...PROTOCOL };

/** One suite for both, so that what a developer tests against is what their customers meet. */
describe.each([
  ['the fake', fakeHouse],
  ['the service', realHouse],
])('%s', (_, open) => {
  let house: House;
  beforeAll(async () => {
    house = await open();
  });
  beforeEach(() => house.setNow(NOON));
  afterAll(() => house.close());

  test.each(Object.entries(TRIALS))('%s', (__, trial) => trial(house));
});
