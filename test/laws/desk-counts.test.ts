import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS } from '@village-butcher/sdk/contract';
import { permittedAt, type Said } from '../../src/audit/chain.js';
import { endingSoon } from '../../src/audit/questions/ending-soon.js';
import { FLOOR, shownOf, Tally, withCompany } from '../../src/audit/tally.js';
import { rule } from '../../src/consent/ruling.js';
import { keyOf } from '../../src/consent/standing.js';
import { ASKED, chainOf, GIVEN, hour, WHICH } from '../support/desk-chain.js';
import {
  anyHistory,
  anyPurpose,
  anyRecipient,
  BEFORE,
  daysAfter,
  NOON,
  stoodAfter,
} from '../support/histories.js';

test('L1: what the desk finds permitted is what is ruled as granted, over any history', () => {
  fc.assert(
    fc.property(anyHistory, anyRecipient, anyPurpose, (history, recipient, purpose) => {
      const { standing } = stoodAfter(history);
      const ask = { customer: '', recipient, purpose, fields: FIELDS };
      const ruled = rule(standing, ask, NOON).permit.fields;
      const found = permittedAt(chainOf(history), NOON.toISOString(), []).filter(
        (permission) => permission.recipient === recipient && permission.purpose === purpose,
      );
      const plain = (all: readonly { field: string; line: string }[]) =>
        all.map(({ field, line }) => `${field} ${line}`).toSorted();
      expect(plain(found)).toEqual(plain(ruled));
    }),
  );
});

test('L2: as of a time is what the acts until then permit, and no later one', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat({ max: 12 }), (history, n) => {
      const asOf = hour(n);
      const keys = (chain: readonly Said[]) => permittedAt(chain, asOf, []).map(keyOf).toSorted();
      expect(keys(chainOf(history))).toEqual(keys(chainOf(history.slice(0, n + 1))));
    }),
  );
});

const anyCounts = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 5 });

test('no count of fewer than ten is shown, and none between two that are', () => {
  fc.assert(
    fc.property(anyCounts, (steps) => {
      const nested = steps.map((_, at) => steps.slice(0, at + 1).reduce((a, b) => a + b));
      const shown = shownOf(nested).filter((count) => count !== null);
      const between = [0, ...shown].map((count, at, all) => (all[at + 1] ?? count) - count);
      expect(between.filter((few) => few > 0 && few < FLOOR)).toEqual([]);
      expect(shownOf(nested).every((count, at) => count === null || count === nested[at])).toBe(
        true,
      );
    }),
  );
});

test('one count alone that is not shown has company, so that no sum tells it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 5 }), (counts) => {
      const shown = withCompany(counts.map((count) => shownOf([count])[0]!));
      const hidden = shown.filter((count) => count === null).length;
      expect(hidden === 1 && counts.length > 1).toBe(false);
    }),
  );
  expect(withCompany([30, null, 12])).toEqual([30, null, null]);
  expect(withCompany([30, 12])).toEqual([30, 12]);
  expect(withCompany([null])).toEqual([null]);
});

test('groups come in the order of their cells, with their first and last end', () => {
  const tally = new Tally();
  tally.add({ field: 'pets' }, '2027');
  tally.add({ field: 'diet' }, '2029', [0, 1]);
  tally.add({ field: 'diet' }, '2028', [1, 1]);
  expect(tally.groups()).toEqual([
    { cells: { field: 'diet' }, counts: [1, 2], first: '2028', last: '2029' },
    { cells: { field: 'pets' }, counts: [1], first: '2027', last: '2027' },
  ]);
});

test('what ends soon is counted by days, and the first end not where it tells of a few', () => {
  const counting = endingSoon.count({ ...ASKED, asOf: hour(0) });
  const endsIn = (days: number): readonly Said[] => [
    {
      ...GIVEN,
      event: {
        ...GIVEN.event,
        permissions: [{ ...WHICH, until: daysAfter(days, BEFORE).toISOString() }],
      } as Said['event'],
    },
  ];
  for (const days of [5, ...Array.from({ length: 20 }, () => 50), 89, 91]) {
    counting.add(endsIn(days), []);
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
  expect(permittedAt(endsIn(91), hour(0), [])).toHaveLength(1);
});
