import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  FIELDS,
  PURPOSES,
  type Field,
  type Profile,
  type Purpose,
} from '@village-butcher/sdk/contract';
import { readDisclosures } from '../../src/audit/disclosure.store.js';
import { rule, type Ask } from '../../src/consent/ruling.js';
import { readProfile } from '../../src/profile/profile.js';
import { readPermitted } from '../../src/profile/profile.store.js';
import { isOtherAdult, partsOf } from '../../src/profile/value.js';
import { anyTold, brokenChains, keyring, live, someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { anyHolds, impose, under } from '../support/held.js';
import {
  anyHistory,
  anyRecipient,
  NOON,
  NOTICE,
  ON_SCREEN,
  type Stood,
} from '../support/histories.js';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterEach(() => impose(fresh.db, { deaf: [], cohorts: [] }));
afterAll(async () => {
  expect(await brokenChains({ db: fresh.db, keyring })).toEqual([]);
  await fresh.close();
});

/** What was told, without the parts of adults who confirmed nothing. */
function confirmedIn(told: Partial<Profile>): ReadonlyMap<Field, readonly string[]> {
  const fields = Object.entries(told) as [Field, Profile[Field]][];
  return new Map(
    fields
      .map(([field, value]) => [field, Array.from(partsOf(field, value).keys())] as const)
      .filter(([, members]) => members.length > 0)
      .map(([field, members]) => [field, members.filter((one) => !isOtherAdult(one))] as const),
  );
}

function pendingIn(confirmed: ReadonlyMap<Field, readonly string[]>): Set<Field> {
  const fields = Array.from(confirmed).filter(([, members]) => members.length === 0);
  return new Set(fields.map(([field]) => field));
}

/** Fields and members of which a value would leave the database, as the database itself says. */
async function leaving(customer: string, recipient: string, pairs: readonly string[]) {
  const [row] = await fresh.ask<{ boxes: string | null }>(
    'SELECT boxes FROM profile.permitted($1, $2, $3, $4, $5)',
    [customer, recipient, PURPOSES, pairs, NOON],
  );
  const lines = row!.boxes?.split('\n') ?? [];
  return lines.map((line) => line.split(' ').slice(0, 2).join(' ')).toSorted();
}

interface Expected {
  readonly uses: readonly string[];
  readonly verdicts: Readonly<Record<string, readonly string[]>>;
}

/** What the specification says of every wished purpose. */
function specified(
  { standing, wishes }: Stood,
  ask: Omit<Ask, 'purpose'>,
  told: Partial<Profile>,
): Expected {
  const confirmed = confirmedIn(told);
  const known = { ...standing, pending: pendingIn(confirmed) };
  const uses: string[] = [];
  const verdicts: Record<string, string[]> = {};
  for (const purpose of PURPOSES.filter((one) => wishes.has(one))) {
    const ruling = rule(known, { ...ask, purpose }, NOON);
    verdicts[purpose] = ruling.verdicts.map(({ field, verdict }) => `${field} ${verdict}`);
    const usable = ruling.permit.fields.filter(({ field }) => confirmed.has(field));
    uses.push(...usable.map(({ field }) => `${purpose} ${field}`));
  }
  return { uses: uses.toSorted(), verdicts };
}

test('L4: the statement reads and records exactly what the rule allows', async () => {
  const everyPair = PURPOSES.flatMap((purpose) => FIELDS.map((field) => [purpose, field] as const));
  await fc.assert(
    fc.asyncProperty(
      anyHistory,
      anyTold,
      anyRecipient,
      anyHolds,
      async (history, told, recipient, holds) => {
        const customer = someone();
        await live(fresh.db, customer, history, told);
        await impose(fresh.db, holds);
        const asked = { customer, recipient, fields: FIELDS };
        const expected = specified(under(holds, recipient, history), asked, told);

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
        expect(await leaving(customer, recipient, pairs)).toEqual(
          Array.from(fields)
            .flatMap((field) => confirmed.get(field)!.map((member) => `${field} ${member}`))
            .toSorted(),
        );
      },
    ),
    { numRuns: 250 },
  );
}, 120_000);

test('L4: where the record cannot be written, nothing is read', async () => {
  const customer = someone();
  const purpose: Purpose = 'recipes';
  const until = '2027-01-01T00:00:00.000Z';
  await live(
    fresh.db,
    customer,
    [
      { type: 'wish', purpose, wish: { channel: 'app' } },
      {
        type: 'grant',
        ...ON_SCREEN,
        act: {
          permissions: [{ field: 'household', recipient: 'app:brandt', purpose, until }],
          notice: NOTICE,
          surface: 'permission-centre',
          control: 'allow',
        },
      },
    ],
    { household: { eaters: 3 } },
  );
  const reading = {
    customer,
    recipient: 'app:brandt',
    client: 'a',
    store: 's',
    screen: 'own' as const,
    purposes: [purpose],
    pairs: [[purpose, 'household']] as const,
  };
  const nothingToWriteIn = { ...reading, store: null as unknown as string };
  await expect(readPermitted(fresh.db, keyring, nothingToWriteIn, NOON)).rejects.toThrow();
  expect(await readDisclosures(fresh.db, customer, { after: null, most: 10 })).toEqual([]);
});
