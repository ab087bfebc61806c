import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { ownedTables } from '../support/rows.js';
import { sourceIn } from '../support/source.js';
import { ownStatements, statementsIn, unasked } from '../support/statements.js';

/*
 * Behind the second wall a forgotten WHERE is seen by nobody: that is what the wall is for, and why the
 * first one could go piece by piece. So it is looked at by itself.
 */

let fresh: FreshDatabase;
let owned: readonly string[];
beforeAll(async () => {
  fresh = await freshDatabase();
  owned = await ownedTables(fresh.ownerUrl);
});
afterAll(() => fresh.close());

const leaky = (statements: ReturnType<typeof ownStatements>) =>
  statements
    .map((one) => [one.name, unasked(one, owned)] as const)
    .filter(([, tables]) => tables.length > 0);

test('each statement on the rows of one customer asks each of its tables for that customer', () => {
  const all = ownStatements();
  expect(all.length).toBeGreaterThan(40);
  expect(owned.length).toBeGreaterThan(20);
  expect(leaky(all)).toEqual([]);
});

test.each([
  ['a read without its customer', 'SELECT box FROM profile.value WHERE field = $2'],
  ['a deletion without its customer', 'DELETE FROM profile.settled WHERE tag = $2'],
  ['a change without its customer', 'UPDATE consent.wish SET most = $2 WHERE purpose = $3'],
  [
    'a second table that nobody asks',
    'SELECT FROM ledger.line l JOIN ledger.sealed s ON s.line_id = l.line_id WHERE l.customer_id = $1',
  ],
])('this would be seen: %s', (_, text) => {
  const source = sourceIn('src/a/a.store.ts', `const A = ofCustomer('a', \`${text}\`);`);
  expect(leaky(statementsIn(source))).toHaveLength(1);
});
