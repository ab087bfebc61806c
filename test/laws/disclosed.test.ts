import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS, PURPOSES } from '@village-butcher/sdk/contract';
import { blindEntry, commitmentOf, KINDS, leafHashOf } from '../../src/ledger/commit.js';
import { disclosed, type Disclosed } from '../../src/ledger/line.js';
import { readPermitted } from '../../src/profile/profile.store.js';
import { anyTold, keyring, live, someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { anyHistory, anyRecipient, NOON } from '../support/histories.js';
import { ofCustomer, run } from '../../src/base/statement.store.js';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly purposes: readonly string[];
  readonly fields: readonly string[];
  readonly lines: readonly string[];
  readonly payload: string;
  readonly salt: Buffer;
  readonly leaf_hash: Buffer;
  readonly entry: Buffer;
  readonly chain: Buffer;
  readonly seq: number;
  readonly head: Buffer;
}

/** The uses of a customer, each beside what waits for the log. */
const usesOf = (customer: string): Promise<Row[]> => run(fresh.db, USES, [customer]);

const USES = ofCustomer<Row>(
  'test-uses',
  `SELECT d.id, d.at, d.purposes, d.fields, d.lines::text[] AS lines, d.payload, d.salt,
       d.leaf_hash, q.entry, h.handle AS chain, h.seq, h.leaf_hash AS head
     FROM audit.disclosure d
     JOIN ledger.head h USING (customer_id)
     LEFT JOIN ledger.queue q ON q.customer_id = d.customer_id AND q.line_id = d.id
     WHERE d.customer_id = $1`,
);

/** The parallel columns as the payload groups them. */
function grouped({ purposes, fields, lines }: Row): Disclosed[] {
  return Array.from(new Set(purposes), (purpose) => ({
    purpose,
    fields: fields.flatMap((field, index) =>
      purposes[index] === purpose ? [{ field, line: lines[index]! }] : [],
    ),
  }));
}

test('L10: the database writes a use down in the very bytes of the specification, and queues it', async () => {
  const pairs = PURPOSES.flatMap((purpose) => FIELDS.map((field) => [purpose, field] as const));
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(anyHistory, anyTold, anyRecipient, async (history, told, recipient) => {
      const customer = someone();
      await live(fresh.db, customer, history, told);
      const screen = 'own' as const;
      const asked = {
        customer,
        recipient,
        client: 'a',
        store: 's',
        screen,
        purposes: PURPOSES,
        pairs,
      };
      await readPermitted(fresh.db, keyring, asked, NOON);
      for (const row of await usesOf(customer)) {
        const head = { handle: row.chain, seq: row.seq, leafHash: row.head };
        const use = { at: row.at, line: row.id, head, to: recipient, for: grouped(row) };
        expect(row.payload).toBe(disclosed(use));
        const entry = blindEntry(KINDS.disclosure, commitmentOf(row.salt, row.payload));
        expect(row.entry).toEqual(entry);
        expect(row.leaf_hash).toEqual(leafHashOf(entry));
        seen += 1;
      }
    }),
    { numRuns: 60 },
  );
  expect(seen).toBeGreaterThan(0);
}, 60_000);
