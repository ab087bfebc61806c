import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { anyLife, anyTold, livedIn, passedIn } from './double/alike.js';
import { fakeHouse, realHouse, type House } from './double/house.js';

/** Some lives over HTTP, on a machine that may be busy. */
jest.setTimeout(120_000);

let fake: House;
let real: House;
beforeAll(async () => {
  fake = await fakeHouse();
  real = await realHouse();
});
afterAll(() => real.close());

test('whatever a customer does, the fake and the service come to the same', async () => {
  await fc.assert(
    fc.asyncProperty(anyLife, async (life) => {
      expect(await livedIn(fake, life)).toEqual(await livedIn(real, life));
    }),
    { numRuns: 50 },
  );
});

test('whatever a customer shares, the same passes, and the rest is held for the same reason', async () => {
  await fc.assert(
    fc.asyncProperty(anyTold, async (told) => {
      expect(await passedIn(fake, told)).toEqual(await passedIn(real, told));
    }),
    { numRuns: 15 },
  );
});
