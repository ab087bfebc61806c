import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FIELDS } from '@village-butcher/sdk/contract';
import { rule } from '../../src/consent/ruling.js';
import { readAtCounter } from '../../src/profile/look.store.js';
import { readProfile } from '../../src/profile/profile.js';
import { writeVisit } from '../../src/profile/visit.store.js';
import { keyring, live, someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { BEFORE, daysAfter, givenTo, NOON } from '../support/histories.js';

const MEAT = 'counter:brandt/mutzenhausen/meat';
const STORE = 'brandt/mutzenhausen';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test('L1: a counter meets a pause at what is restricted for it, and reads the rest', async () => {
  const customer = someone();
  const tag = randomBytes(32);
  const told = { pets: { pets: [{ species: 'dog' as const }] }, household: { eaters: 3 } };
  const which = { field: 'pets', recipient: MEAT, purpose: 'answers' } as const;
  const until = daysAfter(60, BEFORE).toISOString();
  await live(
    fresh.db,
    customer,
    [givenTo(MEAT, ['answers']), { type: 'restrict', permissions: [which], until }],
    told,
  );
  const visit = { store: STORE, tag, at: daysAfter(-0.01), until: daysAfter(0.01) };
  await fresh.db.transaction((tx) => writeVisit(tx, customer, visit));
  const ask = { customer, recipient: MEAT, purpose: 'answers', fields: FIELDS } as const;
  const look = { ...ask, tag, client: 'a', store: STORE, purposes: ['answers'] } as const;
  const { standing, sealed } = await readAtCounter(fresh.db, keyring, look, NOON);
  const { verdicts, permit } = rule(standing, ask, NOON);
  expect(Object.keys(readProfile(sealed, permit).values)).toEqual(['household']);
  expect(verdicts.find(({ field }) => field === 'pets')?.verdict).toBe('paused');
});
