import { expect, test } from '@jest/globals';
import { mayStillHold } from '../../src/audit/questions/may-still-hold.js';
import { rule } from '../../src/consent/ruling.js';
import { LIVED } from '../support/desk-acts.js';
import { ASKED, chainOf, GIVEN, hour, UNTIL, useOf, WHICH } from '../support/desk-chain.js';
import { daysAfter, stoodAfter } from '../support/histories.js';
import { PURPOSES, type Field } from '@village-butcher/sdk/contract';

const FIELDS = ['diet', 'calendar', 'pets'] as const satisfies readonly Field[];

/** Told a second time: whether this field is permitted for anything, and since when it is not. */
function plainly(history: (typeof LIVED)[number], field: Field, asOf: Date) {
  const { standing } = stoodAfter(history);
  const judged = PURPOSES.flatMap(
    (purpose) =>
      rule(standing, { customer: '', recipient: 'app:brandt', purpose, fields: [field] }, asOf)
        .verdicts,
  ).filter(({ verdict }) => verdict !== 'never-granted');
  if (judged.length === 0) return 'never-permitted';
  return judged.some(({ verdict }) => verdict === 'granted') ? 'permitted' : 'ended';
}

test('what a recipient read has ended exactly where nothing of it is ruled as granted any more', () => {
  const seen = new Set<unknown>();
  for (const [n, history] of LIVED.entries()) {
    const asOf = daysAfter((n % 85) + 1, new Date(hour(0)));
    const chain = chainOf(history);
    for (const field of FIELDS) {
      const use = useOf({ which: { ...WHICH, field }, line: 'line-0', at: hour(1), seen: 0 });
      const [row, ...more] = mayStillHold.rowsOf(use, chain, {
        ...ASKED,
        asOf: asOf.toISOString(),
      });
      const { state, endedAt, daysOpen } = row!.cells;
      seen.add(state);
      expect([state, more.length]).toEqual([plainly(history, field, asOf), 0]);
      expect(endedAt === null).toBe(state !== 'ended');
      expect(Number(daysOpen)).toBeGreaterThanOrEqual(0);
    }
  }
  expect(seen.size).toBe(3);
});

test('the last end counts, and the days since; nobody is said to have been told', () => {
  const use = useOf({ which: WHICH, line: 'given', at: hour(1), seen: 0 });
  const asOf = daysAfter(10, new Date(UNTIL)).toISOString();
  const [row] = mayStillHold.rowsOf(use, [GIVEN], { ...ASKED, asOf });
  expect(row).toEqual({
    position: 7,
    cells: {
      recipient: 'app:brandt',
      customerRef: 'ada',
      field: 'diet',
      lastUsedAt: hour(1),
      endedAt: UNTIL,
      endReason: 'expired',
      toldAt: null,
      acknowledgedAt: null,
      erasedAt: null,
      keepsUntil: null,
      daysOpen: 10,
      state: 'ended',
    },
  });
});
