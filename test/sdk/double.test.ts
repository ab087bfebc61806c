import { afterAll, beforeAll, beforeEach, describe, test } from '@jest/globals';
import { CONSENT } from './double/consent.js';
import { fakeHouse, NOON, realHouse, type House } from './double/house.js';

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

  test.each(Object.entries({ ...CONSENT }))('%s', (__, trial) => trial(house));
});
