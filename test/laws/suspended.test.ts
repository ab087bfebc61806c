import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FIELDS } from '@village-butcher/sdk/contract';
import { readDisclosures } from '../../src/audit/disclosure.store.js';
import { rule } from '../../src/consent/ruling.js';
import { readAtCounter } from '../../src/profile/look.store.js';
import { readProfile } from '../../src/profile/profile.js';
import { writeVisit } from '../../src/profile/visit.store.js';
import { keyring, live, someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { daysAfter, givenTo, NOON } from '../support/histories.js';
import { suspend } from '../support/suspended.js';

const MEAT = 'counter:brandt/mutzenhausen/meat';
const STORE = 'brandt/mutzenhausen';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test('a counter that is suspended meets a pause at every customer, and no other counter does', async () => {
  const customer = someone();
  const tag = randomBytes(32);
  const told = { pets: { pets: [{ species: 'dog' as const }] } };
  await live(fresh.db, customer, [givenTo(MEAT, ['answers'])], told);
  const visit = { store: STORE, tag, at: daysAfter(-0.01), until: daysAfter(0.01) };
  await fresh.db.transaction((tx) => writeVisit(tx, customer, visit));
  const ask = { customer, recipient: MEAT, purpose: 'answers', fields: FIELDS } as const;
  const look = { ...ask, tag, client: 'a', store: STORE, purposes: ['answers'] } as const;
  const seen = async () => {
    const { standing, sealed } = await readAtCounter(fresh.db, keyring, look, NOON);
    const { verdicts, permit } = rule(standing, ask, NOON);
    const { length: recorded } = await readDisclosures(fresh.db, customer, {
      after: null,
      most: 10,
    });
    const said = [...new Set(verdicts.map(({ verdict }) => verdict))];
    return { said, fields: Object.keys(readProfile(sealed, permit).values), recorded };
  };

  await suspend(fresh.db, [MEAT]);
  expect(await seen()).toEqual({ said: ['paused'], fields: [], recorded: 0 });
  await suspend(fresh.db, ['counter:brandt/mutzenhausen/cheese']);
  expect(await seen()).toEqual({ said: ['granted'], fields: ['pets'], recorded: 1 });
});
