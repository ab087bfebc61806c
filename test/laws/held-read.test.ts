import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FIELDS } from '@village-butcher/sdk/contract';
import type { Cohort } from '../../src/consent/quarantine.js';
import { rule } from '../../src/consent/ruling.js';
import { readAtCounter } from '../../src/profile/look.store.js';
import { readProfile } from '../../src/profile/profile.js';
import { writeVisit } from '../../src/profile/visit.store.js';
import { keyring, live, minute, someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { hold } from '../support/held.js';
import { daysAfter, givenTo, NOON, NOTICE } from '../support/histories.js';

const MEAT = 'counter:brandt/mutzenhausen/meat';
const STORE = 'brandt/mutzenhausen';
const COHORT: Cohort = {
  notice: NOTICE.id,
  version: NOTICE.version,
  surface: null,
  uses: null,
  from: minute(0).toISOString(),
  to: minute(1).toISOString(),
};

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test('a counter meets a pause where a cohort is held, and what is not known of a grant keeps nobody out', async () => {
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
    const { permit } = rule(standing, ask, NOON);
    return Object.keys(readProfile(sealed, permit).values).join();
  };

  await hold(fresh.db, [COHORT]);
  expect(await seen()).toBe('');
  expect(
    await fresh.ask('SELECT FROM audit.disclosure WHERE customer_id = $1', [customer]),
  ).toEqual([]);
  await hold(fresh.db, [{ ...COHORT, version: 2 }]);
  expect(await seen()).toBe('pets');

  const older = 'UPDATE consent.standing SET notice = NULL, notice_version = NULL, surface = NULL';
  await fresh.db.transaction(async (tx) => {
    await tx.query(`SELECT set_config('village.customer', $1, true)`, [customer]);
    await tx.query(older);
  });
  expect(await seen()).toBe('');
  await hold(fresh.db, [{ ...COHORT, from: minute(1).toISOString(), to: minute(9).toISOString() }]);
  expect(await seen()).toBe('pets');
});
