import { readFileSync } from 'node:fs';
import { expect, jest, test } from '@jest/globals';
import { REFERENCE, referenceOf } from '../support/sdk-reference.js';

/** The compiler reads the whole SDK, on a machine that may be busy. */
jest.setTimeout(60_000);

test('the reference says what the sources say: `npm run sdk:docs` writes it', async () => {
  expect(readFileSync(REFERENCE, 'utf8')).toBe(await referenceOf('sdk'));
});
