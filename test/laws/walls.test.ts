import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { faultsIn, morePolicies } from '../support/wall-faults.js';

let fresh: FreshDatabase;
let owner: pg.Client;
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

/** What is found after something was done to the database, which is then undone. */
async function after<Found>(done: string, look: () => Promise<Found>): Promise<Found> {
  await owner.query('BEGIN');
  try {
    await owner.query(done);
    return await look();
  } finally {
    await owner.query('ROLLBACK');
  }
}

test('every table that names a customer is walled, and nobody who serves steps over a wall', async () => {
  expect(await faultsIn(owner)).toEqual([]);
});

test.each([
  [
    'ALTER TABLE profile.value DISABLE ROW LEVEL SECURITY',
    'profile.value: row-level security is off',
  ],
  [
    'ALTER TABLE ledger.line NO FORCE ROW LEVEL SECURITY',
    'ledger.line: its owner steps over the wall',
  ],
  ['DROP POLICY own ON consent.wish', `consent.wish: no policy for the customer's own rows`],
  [
    'ALTER POLICY own ON consent.wish USING (true)',
    `consent.wish: no policy for the customer's own rows`,
  ],
  [
    'ALTER POLICY own ON consent.wish WITH CHECK (true)',
    `consent.wish: no policy for the customer's own rows`,
  ],
  [
    'ALTER POLICY own ON consent.wish TO PUBLIC',
    `consent.wish: no policy for the customer's own rows`,
  ],
  [
    `CREATE TABLE profile.planted (customer_id uuid);
     SELECT ledger.wall('profile.planted'); ALTER TABLE profile.planted NO FORCE ROW LEVEL SECURITY`,
    'profile.planted: its owner steps over the wall',
  ],
  [
    'CREATE VIEW profile.planted AS SELECT * FROM profile.value',
    'profile.planted: a view that reads as its owner',
  ],
  [
    `CREATE FUNCTION profile.planted() RETURNS bigint SECURITY DEFINER LANGUAGE sql
     RETURN (SELECT count(*) FROM profile.value)`,
    'profile.planted(): runs as its owner',
  ],
  [
    `CREATE FUNCTION profile.planted(c text) RETURNS text LANGUAGE plpgsql
     AS $$ BEGIN RETURN set_config('village.customer', c, false); END $$`,
    'profile.planted(text): a setting that stays',
  ],
  ['GRANT TRUNCATE ON ledger.queue TO village_app', 'ledger.queue: emptied by village_app'],
  ['GRANT CREATE ON SCHEMA audit TO village_dpo', 'audit: added to by village_dpo'],
  ['GRANT village_dpo TO village_app', 'village_dpo is open to village_app'],
  ['ALTER ROLE village_keeper CREATEDB', 'village_keeper: more than a role of the service'],
])('a hole in the wall is found: %s', async (done, fault) => {
  expect(await after(done, () => faultsIn(owner))).toEqual([fault]);
});

test('a table that names a customer and has no wall is named with all that it lacks', async () => {
  const planted = 'CREATE TABLE consent.planted (id uuid, customer_id uuid)';
  expect(await after(planted, () => faultsIn(owner))).toEqual([
    'consent.planted: its owner steps over the wall',
    `consent.planted: no policy for the customer's own rows`,
    'consent.planted: row-level security is off',
  ]);
});

const NOBODYS = '(customer_id = ledger.nobody())';
const byCode = (column: string): string =>
  `(${column} = decode(NULLIF(current_setting('village.code'::text, true), ''::text), 'hex'::text))`;

/** A name is a name's length: how PostgreSQL says `current_user = '…'`. */
const is = (role: string): string => `(CURRENT_USER = '${role}'::name)`;

/** Whoever sees more than the rows of one customer stands here, or may not. */
const MORE = [
  `audit.disclosure SELECT village_dpo ${is('village_dpo')} check`,
  `audit.disclosure SELECT village_sealer ${is('village_sealer')} check`,
  `audit.notification INSERT village_eraser check ${NOBODYS}`,
  `audit.notification SELECT village_dpo ${is('village_dpo')} check`,
  `audit.notification SELECT village_teller ${is('village_teller')} check`,
  `audit.refused_attempt SELECT village_dpo ${is('village_dpo')} check`,
  `audit.request SELECT village_dpo ${is('village_dpo')} check`,
  `audit.request_step SELECT village_dpo ${is('village_dpo')} check`,
  `consent.leaving SELECT village_keeper ${is('village_keeper')} check`,
  `consent.standing SELECT village_dpo ${is('village_dpo')} check`,
  `ledger.customer_key SELECT village_dpo ${is('village_dpo')} check`,
  `ledger.customer_key SELECT village_eraser ${is('village_eraser')} check`,
  `ledger.customer_key SELECT village_keeper ${is('village_keeper')} check`,
  `ledger.customer_key UPDATE village_eraser ${is('village_eraser')} check ${is('village_eraser')}`,
  `ledger.head SELECT village_dpo ${is('village_dpo')} check`,
  `ledger.head SELECT village_keeper ${is('village_keeper')} check`,
  `ledger.line SELECT village_dpo ${is('village_dpo')} check`,
  `ledger.line SELECT village_sealer ${is('village_sealer')} check`,
  `ledger.queue ALL village_app,village_eraser ${NOBODYS} check ${NOBODYS}`,
  `ledger.queue ALL village_sealer ${is('village_sealer')} check ${NOBODYS}`,
  `ledger.queue SELECT village_dpo ${is('village_dpo')} check`,
  `ledger.queue SELECT village_keeper ${is('village_keeper')} check`,
  `ledger.sealed ALL village_sealer ${is('village_sealer')} check ${is('village_sealer')}`,
  `ledger.sealed SELECT village_dpo ${is('village_dpo')} check`,
  `profile.invitation SELECT village_app ${byCode('code_hash')} check`,
  `profile.settled DELETE village_keeper ${is('village_keeper')} check`,
  `profile.settled SELECT village_keeper ${is('village_keeper')} check`,
  `profile.value SELECT village_keeper ${is('village_keeper')} check`,
  `profile.visit DELETE village_keeper ${is('village_keeper')} check`,
  `profile.visit SELECT village_keeper ${is('village_keeper')} check`,
  `profile.visit_code DELETE village_keeper ${is('village_keeper')} check`,
  `profile.visit_code SELECT village_keeper ${is('village_keeper')} check`,
  `profile.visit_code SELECT village_app ${byCode('tag')} check`,
  `recommend.held DELETE village_keeper ${is('village_keeper')} check`,
  `recommend.held SELECT village_keeper ${is('village_keeper')} check`,
];

test('whoever sees more than the rows of one customer is named here', async () => {
  expect((await morePolicies(owner)).toSorted()).toEqual(MORE.toSorted());
  const planted = 'CREATE POLICY planted ON profile.value TO village_app USING (true)';
  expect(await after(planted, () => morePolicies(owner))).toHaveLength(MORE.length + 1);
});

test.each([
  ['village_keeper', 'SELECT box FROM profile.value'],
  ['village_keeper', 'SELECT wrapped FROM ledger.customer_key'],
  ['village_keeper', 'SELECT customer_id FROM profile.visit_code'],
  ['village_teller', 'SELECT customer_id FROM audit.notification'],
  ['village_sealer', 'SELECT box FROM ledger.line'],
  ['village_sealer', 'SELECT payload FROM audit.disclosure'],
  ['village_sealer', 'SELECT FROM ledger.customer_key'],
  ['village_keeper', 'SELECT customer_id FROM ledger.queue'],
  ['village_keeper', 'SELECT FROM audit.request'],
  ['village_dpo', 'SELECT FROM profile.value'],
  ['village_dpo', 'SELECT FROM consent.wish'],
  ['village_app', 'SELECT FROM ledger.leaf'],
  ['village_app', 'SELECT FROM ledger.published_desk'],
])('%s sees a few columns of everybody, or none: not %s', async (role, text) => {
  const asked = after(`SET LOCAL ROLE ${role}`, () => owner.query(text));
  await expect(asked).rejects.toMatchObject({ code: '42501' });
});

/** Makes a head of somebody, and says who is named. */
const MADE = `INSERT INTO ledger.head (customer_id, handle, seq, leaf_hash)
  VALUES ('00000000-0000-4000-8000-000000000001', substr(sha256(''), 1, 16), -1, sha256(''))`;
const named = (id: string): string => `SELECT set_config('village.customer', '${id}', true)`;

test('who names nobody sees no row and writes none: also the owner, and not without FORCE', async () => {
  const ada = '00000000-0000-4000-8000-000000000001';
  const rows = async () => (await owner.query('SELECT FROM ledger.head')).rows.length;
  const ready = `SET LOCAL ROLE village_app; ${named(ada)}; ${MADE}`;
  expect(await after(ready, rows)).toBe(1);
  for (const id of ['', '00000000-0000-4000-8000-000000000002']) {
    expect(await after(`${ready}; ${named(id)}`, rows)).toBe(0);
    const written = after(`SET LOCAL ROLE village_app; ${named(id)}`, () => owner.query(MADE));
    await expect(written).rejects.toMatchObject({ code: '42501' });
  }
  const asOwner = `${ready}; ${named('')}; RESET ROLE; DROP POLICY tests ON ledger.head`;
  expect(await after(asOwner, rows)).toBe(0);
  const unforced = 'ALTER TABLE ledger.head NO FORCE ROW LEVEL SECURITY';
  expect(await after(`${asOwner}; ${unforced}`, rows)).toBe(1);
});
