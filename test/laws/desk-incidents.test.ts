import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Which } from '@village-butcher/sdk/contract';
import { permittedAt, type Said } from '../../src/audit/chain.js';
import type { Asked } from '../../src/audit/question.js';
import { endingSoon } from '../../src/audit/questions/ending-soon.js';
import { usedAfterEnd } from '../../src/audit/questions/used-after-end.js';
import { usedWithoutPermission } from '../../src/audit/questions/used-without-permission.js';
import type { Use } from '../../src/audit/use.js';
import type { ConsentCommand } from '../../src/consent/decide.js';
import { rule } from '../../src/consent/ruling.js';
import { keyOf } from '../../src/consent/standing.js';
import { chainOf, hour } from '../support/desk-chain.js';
import {
  anyHistory,
  anyWhich,
  BEFORE,
  daysAfter,
  NOTICE,
  stoodAfter,
} from '../support/histories.js';

const ASKED: Asked = { parameters: {}, asOf: hour(0), refOf: (id) => id, nameOf: () => null };

interface Made {
  readonly which: { readonly field: string; readonly recipient: string; readonly purpose: string };
  readonly line: string;
  readonly at: string;
  readonly seen: number;
}

const useOf = ({ which: { field, recipient, purpose }, line, at, seen }: Made): Use => ({
  position: 7,
  id: 'use',
  customer: 'ada',
  client: 'app',
  store: 'mill',
  recipient,
  at,
  seen,
  parts: [{ field, purpose, line }],
});

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

const WHICH = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
const UNTIL = daysAfter(70, BEFORE).toISOString();
const granted: Said = {
  line: 'given',
  seq: 0,
  at: hour(0),
  event: {
    type: 'granted',
    permissions: [{ ...WHICH, until: UNTIL }],
    notice: { ...NOTICE, sha256: 'A' },
    surface: 'permission-centre',
    control: 'allow',
  },
};
const withdrawn: Said = {
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
  const chain = [granted, withdrawn];
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
    expect(incidents(usedWithoutPermission, { which, line, at, seen: 0 }, [granted])).toEqual([
      { disclosure: 'use', at, ...which, missing },
    ]);
  },
);

test('what ends soon is counted by days, and the first end not where it tells of a few', () => {
  const counting = endingSoon.count({ ...ASKED, asOf: hour(0) });
  const endsIn = (days: number): readonly Said[] => [
    {
      ...granted,
      event: {
        ...granted.event,
        permissions: [{ ...WHICH, until: daysAfter(days, BEFORE).toISOString() }],
      } as Said['event'],
    },
  ];
  for (const days of [5, ...Array.from({ length: 20 }, () => 50), 89, 91]) {
    counting.add(endsIn(days));
  }
  expect(counting.table()).toEqual({
    suppressed: 2,
    rows: [
      {
        position: null,
        cells: {
          recipient: 'app:brandt',
          purpose: 'recipes',
          field: 'diet',
          within30: null,
          within60: 21,
          within90: null,
          firstEnd: null,
        },
      },
    ],
  });
  expect(permittedAt(endsIn(91), hour(0))).toHaveLength(1);
});
