import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS, type Field, type Profile } from '@village-butcher/sdk/contract';
import { tagOfView } from '../../src/api/headers.js';
import { readPlaces } from '../../src/audit/moved.store.js';
import { whereIStand } from '../../src/audit/own-view.flow.js';
import type { ConsentCommand } from '../../src/consent/decide.js';
import { forget } from '../../src/profile/tell.flow.js';
import { confirmParts } from '../../src/profile/value.store.js';
import { anyTold, keyring, live, someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { anyCommand, BEFORE, REGISTER } from '../support/histories.js';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

/** Something that a customer, or another adult of theirs, may do on any instance. */
type Step =
  | { readonly command: ConsentCommand }
  | { readonly told: Partial<Profile> }
  | { readonly gone: Field }
  | { readonly confirmed: 'adult-1' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ command: anyCommand }), weight: 3 },
  { arbitrary: fc.record({ told: anyTold }), weight: 2 },
  { arbitrary: fc.record({ gone: fc.constantFrom(...FIELDS) }), weight: 1 },
  { arbitrary: fc.record({ confirmed: fc.constant('adult-1' as const) }), weight: 1 },
);

async function take(customer: string, step: Step): Promise<void> {
  const { db } = fresh;
  if ('command' in step) return live(db, customer, [step.command]);
  if ('told' in step) return live(db, customer, [], step.told);
  if ('gone' in step) {
    const act = { id: crypto.randomUUID(), requestHash: Buffer.alloc(32) };
    await forget(db, keyring, customer, { field: step.gone, act }, BEFORE);
    return;
  }
  const codeHash = Buffer.alloc(32);
  const invited = { codeHash, customer, member: step.confirmed, at: BEFORE, until: BEFORE };
  await db.transaction((tx) => confirmParts(tx, invited));
}

const lookedAt = async (customer: string) => ({
  tag: tagOfView(await whereIStand(fresh.db, REGISTER, customer, BEFORE)),
  place: (await readPlaces(fresh.db, [customer, someone()])).get(customer),
});

test('L2: whoever is shown something else has come to another place, so every look finds it', async () => {
  let changes = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 8 }), async (steps) => {
      const customer = someone();
      let before = await lookedAt(customer);
      for (const step of steps) {
        await take(customer, step);
        const after = await lookedAt(customer);
        if (after.tag !== before.tag) {
          changes += 1;
          expect(after.place).not.toBe(before.place);
        }
        before = after;
      }
    }),
    { numRuns: 40 },
  );
  expect(changes).toBeGreaterThan(40);
}, 60_000);
