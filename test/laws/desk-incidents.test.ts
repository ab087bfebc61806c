import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Which } from '@village-butcher/sdk/contract';
import type { Said } from '../../src/audit/chain.js';
import { usedAfterEnd } from '../../src/audit/questions/used-after-end.js';
import { usedWithoutPermission } from '../../src/audit/questions/used-without-permission.js';
import type { ConsentCommand } from '../../src/consent/decide.js';
import { rule } from '../../src/consent/ruling.js';
import { keyOf } from '../../src/consent/standing.js';
import {
  ASKED,
  chainOf,
  GIVEN,
  hour,
  UNTIL,
  useOf,
  WHICH,
  type Made,
} from '../support/desk-chain.js';
import { anyHistory, anyWhich, BEFORE, daysAfter, stoodAfter } from '../support/histories.js';

const incidents = (question: typeof usedAfterEnd, made: Made, chain: readonly Said[]) =>
  question.rowsOf(useOf(made), chain, ASKED).map(({ cells }) => cells);

/** After every act, and before or after the end of what was given. */
const anyDay = fc.integer({ min: 1, max: 85 }).map((days) => daysAfter(days, BEFORE));

const lastGrantOf = (chain: readonly Said[], which: Which): Said | undefined =>
  chain.findLast(
    ({ event }) => event.type === 'granted' && event.permissions.map(keyOf).includes(keyOf(which)),
  );

/** Of a history, what somebody saw who saw so much of it. */
const seenOf = (history: readonly ConsentCommand[], chain: readonly Said[], seen: number) => {
  const last = chain[seen];
  const n = last ? Number(last.line.split('-')[1]) : -1;
  return stoodAfter(history.slice(0, n + 1)).standing;
};

test('L1: a use has no permission exactly where it would not be ruled as granted', () => {
  const seenHits = { yes: 0, no: 0 };
  fc.assert(
    fc.property(anyHistory, anyWhich, anyDay, fc.nat(), fc.nat(), (history, which, day, a, b) => {
      const chain = chainOf(history);
      const seen = a % 3 === 0 ? chain.length - 1 : (a % (chain.length + 1)) - 1;
      const any = chain[b % (chain.length + 1)]?.line ?? 'line-99';
      const line = b % 3 === 0 ? any : (lastGrantOf(chain, which)?.line ?? any);
      const ask = { ...which, customer: 'ada', fields: [which.field] };
      const ruled = rule(seenOf(history, chain, seen), ask, day).permit.fields;
      const isGranted = ruled.some((one) => one.line === line);
      const made = { which, line, at: day.toISOString(), seen };
      expect(incidents(usedWithoutPermission, made, chain)).toHaveLength(isGranted ? 0 : 1);
      seenHits[isGranted ? 'yes' : 'no'] += 1;
    }),
    { numRuns: 500 },
  );
  expect(Math.min(seenHits.yes, seenHits.no)).toBeGreaterThan(5);
});

test('L2: a use after an end is found exactly where the last word on it is an end', () => {
  fc.assert(
    fc.property(anyHistory, anyWhich, anyDay, (history, which, day) => {
      const chain = chainOf(history);
      const grant = lastGrantOf(chain, which);
      fc.pre(grant !== undefined);
      const ask = { ...which, customer: 'ada', fields: [which.field] };
      const [judged] = rule(stoodAfter(history).standing, ask, day).verdicts;
      const made = { which, line: grant!.line, at: day.toISOString(), seen: chain.length - 1 };
      const found = incidents(usedAfterEnd, made, chain);
      expect(found.length).toBe(judged!.verdict === 'granted' ? 0 : 1);
      expect(found.every(({ lagMs }) => Number(lagMs) >= 0)).toBe(true);
      // What the ruling did not see was on record all the same, days before.
      expect(incidents(usedAfterEnd, { ...made, seen: -1 }, chain)).toEqual(found);
    }),
  );
});

const withdrawn: Said = {
  act: 'taking',
  line: 'taken',
  seq: 1,
  at: hour(1),
  event: {
    type: 'withdrawn',
    permissions: [WHICH],
    surface: 'permission-centre',
    control: 'switch',
  },
};
const after = (ms: number): string => new Date(Date.parse(hour(1)) + ms).toISOString();

test('L2: a withdrawal that commits beside a ruling is no incident; one before it is', () => {
  const chain = [GIVEN, withdrawn];
  const made = (ms: number, seen: number) => ({ which: WHICH, line: 'given', at: after(ms), seen });
  expect(incidents(usedAfterEnd, made(4_000, 0), chain)).toEqual([]);
  expect(incidents(usedAfterEnd, made(4_000, 1), chain)).toEqual([
    {
      disclosure: 'use',
      at: after(4_000),
      ...WHICH,
      line: 'given',
      endedAt: hour(1),
      endReason: 'withdrawn',
      lagMs: 4_000,
    },
  ]);
  expect(incidents(usedAfterEnd, made(6_000, 0), chain)).toMatchObject([{ lagMs: 6_000 }]);
});

test.each([
  ['field', { ...WHICH, field: 'pets' }, 'given', hour(1)],
  ['recipient', { ...WHICH, recipient: 'app:mill' }, 'given', hour(1)],
  ['purpose', { ...WHICH, purpose: 'offers' }, 'given', hour(1)],
  ['time', WHICH, 'given', UNTIL],
  ['field', WHICH, 'nowhere', hour(1)],
] as const)(
  'a use without permission says what was missing: the %s',
  (missing, which, line, at) => {
    expect(incidents(usedWithoutPermission, { which, line, at, seen: 0 }, [GIVEN])).toEqual([
      { disclosure: 'use', at, ...which, missing },
    ]);
  },
);
