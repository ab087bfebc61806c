import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS, NAMING_REASONS, QUESTIONS, VERDICTS } from '@village-butcher/sdk/contract';
import { refusedIn, wholeDaysIn } from '../../src/audit/attempts.js';
import type { SeenLook } from '../../src/audit/look.js';
import { fieldsOf, mayEnd, Named, stateOf, withNames } from '../../src/audit/naming.js';
import { looks } from '../../src/audit/questions/looks.js';
import { refusedAttempts } from '../../src/audit/questions/refused-attempts.js';
import { ASKED } from '../support/desk-chain.js';
import { NOON } from '../support/histories.js';

const HOUR_MS = 3_600_000;
const hour = (n: number): Date => new Date(NOON.getTime() + n * HOUR_MS);
const person = fc.constantFrom('ruth', 'omar', 'eve');

const anyLook: fc.Arbitrary<SeenLook> = fc.record({
  id: fc.uuid(),
  at: fc.integer({ min: 0, max: 99 }).map((n) => hour(n).toISOString()),
  role: fc.constant('dpo'),
  actor: person,
  what: fc.constantFrom('export', 'archive', 'cancel', 'names'),
  reason: fc.option(fc.constantFrom(...NAMING_REASONS)),
  ticket: fc.option(fc.constant('DPO-7')),
  approver: fc.option(person),
  customers: fc.nat(99),
  fields: fc.subarray([...FIELDS]),
  questions: fc.subarray([...QUESTIONS]),
  export: fc.option(fc.uuid()),
});

test('Q15 tells each look as it was written down, its people by names of their own', () => {
  const asked = { ...ASKED, personOf: (actor: string) => `the one called ${actor}` };
  fc.assert(
    fc.property(anyLook, (look) => {
      const [row, ...more] = looks.rowsOf(look, asked);
      // Told a second time, column by column.
      const told = new Map<string, unknown>(Object.entries(row!.cells));
      expect(more).toEqual([]);
      expect([...told.keys()]).toEqual(Object.keys(looks.columns));
      expect(told.get('look')).toBe(look.id);
      expect(told.get('scope')).toBe(look.what === 'names' ? 'audit:identify' : 'audit:ask');
      expect(told.get('actorRef')).toBe(`the one called ${look.actor}`);
      expect(told.get('approver')).toBe(look.approver && `the one called ${look.approver}`);
      for (const name of ['at', 'reason', 'ticket', 'customers', 'fields', 'export'] as const)
        expect(told.get(name)).toEqual(look[name]);
      expect(told.get('question')).toEqual(look.questions);
    }),
  );
});

const count = fc.integer({ min: 1, max: 30 });

test('Q13 hides a few customers, a few attempts, and the times of a few; who tried what it never hides', () => {
  const one = { recipient: 'brand:a', client: 'a', purpose: 'offers', field: 'diet' } as const;
  fc.assert(
    fc.property(fc.array(fc.tuple(count, count), { maxLength: 5 }), (pairs) => {
      const counted = pairs.map(([customers, more]) => ({
        ...one,
        verdict: 'expired' as const,
        customers,
        attempts: customers + more,
        firstAt: hour(0).toISOString(),
        lastAt: hour(1).toISOString(),
      }));
      const { rows, suppressed } = refusedAttempts.table(counted);
      const hidden = counted.flatMap(({ attempts, customers }) => [attempts < 10, customers < 10]);
      expect(suppressed).toBe(hidden.filter((isHidden) => isHidden).length);
      for (const [n, { cells }] of rows.entries()) {
        const { attempts, customers, firstAt, lastAt, ...what } = counted[n]!;
        expect(cells).toMatchObject(what);
        expect(cells['attempts']).toBe(attempts < 10 ? null : attempts);
        expect(cells['customers']).toBe(customers < 10 ? null : customers);
        expect([cells['firstAt'], cells['lastAt']]).toEqual(
          customers < 10 ? [null, null] : [firstAt, lastAt],
        );
      }
    }),
  );
});

test('a day counts where it lies wholly in what is asked about, and was over', () => {
  const span = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(fc.option(span), fc.option(span), span, (from, to, asOf) => {
      const asked = {
        ...(from === null ? {} : { from: hour(from).toISOString() }),
        ...(to === null ? {} : { to: hour(to).toISOString() }),
      };
      const days = wholeDaysIn(asked, hour(asOf).toISOString());
      for (let n = -24; n < 240; n += 24) {
        const day = hour(n).toISOString().slice(0, 10);
        const begins = Date.parse(day);
        const ends = begins + 24 * HOUR_MS;
        const isWhole =
          (from === null || begins >= hour(from).getTime()) &&
          (to === null || ends <= hour(to).getTime()) &&
          ends <= hour(asOf).getTime();
        expect((days.from === null || day >= days.from) && day < days.until).toBe(isWhole);
      }
    }),
  );
});

test('what was granted is no attempt, and every no is one', () => {
  const verdicts = VERDICTS.map((verdict) => ({ field: 'diet', verdict }));
  expect(refusedIn('recipes', verdicts).map(({ verdict }) => verdict)).toEqual(VERDICTS.slice(1));
});

test('nobody reads what nobody else approved, whatever was said by whom and when', () => {
  const said = fc.constantFrom('approved', 'refused', 'taken-back');
  const seen = { approved: 0, not: 0 };
  const anyHour = fc.integer({ min: 0, max: 30 });
  const anyWait = fc.integer({ min: -3, max: 12 });
  fc.assert(
    fc.property(person, said, anyHour, anyWait, (actor, says, at, wait) => {
      const now = Math.max(at + wait, 0);
      const asker = { actor: 'ruth', client: 'desk' };
      const mine = mayEnd({ asker }, actor, says);
      expect(mine).toBe(says === 'taken-back' ? actor === 'ruth' : actor !== 'ruth');
      const isSaid = mine && at < 24 && at <= now;
      const until = says === 'approved' ? hour(at + 8) : null;
      const end = isSaid ? { at: hour(at), actor, says, until } : null;
      const state = stateOf({ until: hour(24), end }, hour(now));
      const isOpen = isSaid && says === 'approved' && now < at + 8;
      expect(state === 'approved').toBe(isOpen);
      if (!isSaid) expect(state).toBe(now < 24 ? 'waiting' : 'lapsed');
      seen[isOpen ? 'approved' : 'not'] += 1;
    }),
    { numRuns: 500 },
  );
  expect(Math.min(seen.approved, seen.not)).toBeGreaterThan(20);
});

test('a row is named only with whom it is about, and not at all if they are gone', () => {
  const who = fc.constantFrom('ada', 'ben', 'cem', null);
  const anyRow = fc.tuple(who, fc.constantFrom(...FIELDS));
  fc.assert(
    fc.property(fc.array(anyRow), fc.subarray(['ada', 'ben', 'cem']), (made, here) => {
      const named = new Named((customer) => `ref of ${customer}`);
      const rows = made.map(([customer, field]) => ({
        position: null,
        cells: { customerRef: customer === null ? null : named.refOf(customer), field },
      }));
      const shown = withNames(rows, named, (customer) =>
        here.includes(customer) ? customer : null,
      );
      expect(shown.map(({ cells }) => [cells['customer'], cells['field']])).toEqual(
        made.filter(([customer]) => customer !== null && here.includes(customer)),
      );
      for (const [customer, fields] of fieldsOf(rows, named)) {
        const own = made.filter(([one]) => one === customer).map(([, field]) => field);
        expect(fields).toEqual([...new Set(own)].toSorted());
      }
    }),
  );
});
