import { expect } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS, PURPOSES, type Field } from '@village-butcher/sdk/contract';
import { readDisclosures } from '../../src/audit/disclosure.store.js';
import { rule } from '../../src/consent/ruling.js';
import { readProfile } from '../../src/profile/profile.js';
import { readPermitted } from '../../src/profile/profile.store.js';
import { keyring, someone } from './customers.js';
import type { FreshDatabase } from './database.js';
import { anyLife, type Life } from './edges.js';
import { NOON } from './histories.js';
import { confirmedIn, lived } from './specified.js';

/** Fields and members of which a value would leave the database, as the database itself says. */
async function leaving(
  fresh: FreshDatabase,
  customer: string,
  recipient: string,
  pairs: readonly string[],
) {
  const [row] = await fresh.ask<{ boxes: string | null }>(
    'SELECT boxes FROM profile.permitted($1, $2, $3, $4, $5)',
    [customer, recipient, PURPOSES, pairs, NOON],
  );
  const lines = row!.boxes?.split('\n') ?? [];
  return lines.map((line) => line.split(' ').slice(0, 2).join(' ')).toSorted();
}

/** How often, and which lives first. */
interface How {
  readonly examples: readonly Life[];
  readonly numRuns: number;
  readonly endOnFailure?: boolean;
}

/** Holds the statement of a database to the specification, over random lives. Throws where they differ. */
export async function holdStatement(fresh: FreshDatabase, how: How): Promise<void> {
  const everyPair = PURPOSES.flatMap((purpose) => FIELDS.map((field) => [purpose, field] as const));
  await fc.assert(
    fc.asyncProperty(anyLife as fc.Arbitrary<Life>, async (life) => {
      const [, told, recipient] = life;
      const customer = someone();
      const expected = await lived(fresh, customer, life);
      const asked = { customer, recipient, fields: FIELDS };

      const where = { client: 'a', store: 's', screen: 'own' } as const;
      const reading = { ...asked, ...where, purposes: PURPOSES, pairs: everyPair };
      const read = await readPermitted(fresh.db, keyring, reading, NOON);
      const disclosures = await readDisclosures(fresh.db, customer, { after: null, most: 10 });

      const opened: string[] = [];
      const verdicts: Record<string, string[]> = {};
      for (const purpose of PURPOSES.filter((one) => read.wished.has(one))) {
        const ruling = rule(read.standing, { ...asked, purpose }, NOON);
        verdicts[purpose] = ruling.verdicts.map(({ field, verdict }) => `${field} ${verdict}`);
        const { values } = readProfile(read.sealed, ruling.permit);
        opened.push(...Object.keys(values).map((field) => `${purpose} ${field}`));
      }
      const recorded = disclosures.flatMap(({ uses }) =>
        uses.map(({ purpose, field }) => `${purpose} ${field}`),
      );
      expect(verdicts).toEqual(expected.verdicts);
      expect(opened.toSorted()).toEqual(expected.uses);
      expect(recorded.toSorted()).toEqual(expected.uses);
      expect(disclosures.length).toBe(expected.uses.length > 0 ? 1 : 0);

      const confirmed = confirmedIn(told);
      const fields = new Set(expected.uses.map((use) => use.split(' ')[1] as Field));
      const pairs = everyPair.map((pair) => pair.join(' '));
      expect(await leaving(fresh, customer, recipient, pairs)).toEqual(
        Array.from(fields)
          .flatMap((field) => confirmed.get(field)!.map((member) => `${field} ${member}`))
          .toSorted(),
      );
    }),
    { ...how, examples: how.examples.map((life) => [life]) },
  );
}
