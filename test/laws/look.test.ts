import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS, PURPOSES } from '@village-butcher/sdk/contract';
import { readDisclosures } from '../../src/audit/disclosure.store.js';
import { rule } from '../../src/consent/ruling.js';
import { readAtCounter, type Look } from '../../src/profile/look.store.js';
import { readProfile } from '../../src/profile/profile.js';
import { writeVisit } from '../../src/profile/visit.store.js';
import { anyTold, brokenChains, keyring, live, someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import {
  anyHistory,
  confirmedIn,
  daysAfter,
  givenTo,
  NOON,
  stoodAfter,
} from '../support/histories.js';

const MEAT = 'counter:brandt/mutzenhausen/meat';
const STORE = 'brandt/mutzenhausen';
const HOUR_DAYS = 1 / 24;
/** More of them with MATRIX=1: each writes the lines of a life. */
const RUNS = process.env['MATRIX'] ? 1_000 : 60;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => {
  expect(await brokenChains({ db: fresh.db, keyring })).toEqual([]);
  await fresh.close();
});

/** Visits of all kinds, and whether this counter may look at them at noon. */
const anyVisit = fc.constantFrom(
  { store: STORE, from: -1, hours: 2, isOpen: true },
  { store: STORE, counter: MEAT, from: -1, hours: 2, isOpen: true },
  { store: STORE, from: 0, hours: 4, isOpen: true },
  {
    store: STORE,
    counter: 'counter:brandt/mutzenhausen/cheese',
    from: -1,
    hours: 2,
    isOpen: false,
  },
  { store: 'brandt/pratzendorf', from: -1, hours: 2, isOpen: false },
  { store: STORE, from: -4, hours: 4, isOpen: false },
);

/** How those begin who talk to a counter: they share with it, for two purposes. */
const GIVEN = givenTo(MEAT, ['shopping-tips', 'answers']);
const anyLife = fc
  .tuple(fc.constantFrom([], [GIVEN]), anyHistory)
  .map(([first, then]) => [...first, ...then]);

/** What leaves the database, as the database itself says. */
async function leaving({ customer, tag, recipient, store }: Look): Promise<string[]> {
  const asked = [customer, tag, recipient, store, PURPOSES, NOON];
  const [row] = await fresh.ask<{ boxes: string | null }>(
    'SELECT boxes FROM profile.permitted_at_counter($1, $2, $3, $4, $5, $6)',
    asked,
  );
  const fields = (row!.boxes?.split('\n') ?? []).map((line) => line.split(' ')[0]!);
  return [...new Set(fields)].toSorted();
}

test('L4: a counter reads, and it is recorded, exactly what the rule allows of an open visit', async () => {
  await fc.assert(
    fc.asyncProperty(anyLife, anyTold, anyVisit, async (history, told, { isOpen, ...visit }) => {
      const customer = someone();
      const recipient = MEAT;
      const tag = randomBytes(32);
      await live(fresh.db, customer, history, told);
      // Whoever never told or did anything has no head yet, and no visit without one.
      if (history.length === 0 && Object.keys(told).length === 0) return;
      const [at, until] = [visit.from, visit.from + visit.hours].map((hours) =>
        daysAfter(hours * HOUR_DAYS),
      );
      await fresh.db.transaction((tx) =>
        writeVisit(tx, customer, { ...visit, tag, at: at!, until: until! }),
      );

      const { standing } = stoodAfter(history);
      const counts = confirmedIn(told);
      const uses = (isOpen ? PURPOSES : []).flatMap((purpose) =>
        rule(standing, { customer, recipient, purpose, fields: FIELDS }, NOON)
          .permit.fields.filter(({ field }) => counts.includes(field))
          .map(({ field }) => `${purpose} ${field}`),
      );

      const look = { customer, tag, recipient, client: 'a', store: STORE, purposes: PURPOSES };
      const read = await readAtCounter(fresh.db, keyring, look, NOON);
      const opened = PURPOSES.flatMap((purpose) => {
        const ask = { customer, recipient, purpose, fields: FIELDS };
        const { values } = readProfile(read.sealed, rule(read.standing, ask, NOON).permit);
        return Object.keys(values).map((field) => `${purpose} ${field}`);
      });
      const disclosures = await readDisclosures(fresh.db, customer, { after: null, most: 10 });
      const recorded = disclosures.flatMap((one) =>
        one.uses.map(({ purpose, field }) => `${purpose} ${field}`),
      );
      expect(opened.toSorted()).toEqual(uses.toSorted());
      expect(recorded.toSorted()).toEqual(uses.toSorted());
      expect(disclosures.length).toBe(uses.length > 0 ? 1 : 0);
      expect(await leaving(look)).toEqual(
        [...new Set(uses.map((use) => use.split(' ')[1]!))].toSorted(),
      );
      if (!isOpen) expect(read.standing.words.size).toBe(0);
    }),
    { numRuns: RUNS },
  );
}, 120_000);
