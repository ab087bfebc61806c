import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  deadlinesOf,
  heldOver,
  isJurisdiction,
  jurisdictionOf,
  lastDayOf,
  monthsAfter,
  workingDayFrom,
  type JurisdictionId,
} from '../../src/audit/deadline.js';
import { easterOf, HOLIDAYS, holidaysOf } from '../../src/audit/holidays.js';
import { dayIn } from '../../src/base/day.js';

const PLACES = Object.keys(HOLIDAYS) as readonly JurisdictionId[];
const pad = (n: number): string => String(n).padStart(2, '0');
const anyPlace = fc.constantFrom(...PLACES);
const anyDay = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

// Received, one month later as a number, and the day on which it has to be answered.
test.each([
  ['DE', '2027-01-05', '2027-02-05'],
  ['DE', '2027-01-28', '2027-03-01'], // 28 February is a Sunday.
  ['DE', '2027-01-31', '2027-03-01'], // There is no 31 February.
  ['DE', '2028-01-31', '2028-02-29'], // A leap year.
  ['DE', '2028-01-29', '2028-02-29'],
  ['DE', '2027-02-28', '2027-03-30'], // 28 March is Easter Sunday, the day after it a holiday.
  ['NL', '2027-02-28', '2027-03-30'],
  ['DE', '2027-02-26', '2027-03-30'], // Good Friday to Easter Monday.
  ['NL', '2027-02-26', '2027-03-26'], // Good Friday is a working day there.
  ['AT', '2027-02-26', '2027-03-26'],
  ['DE', '2027-03-31', '2027-04-30'],
  ['DE', '2027-08-31', '2027-09-30'],
  ['DE-MV', '2026-09-30', '2026-10-30'],
  ['DE', '2026-11-24', '2026-12-24'],
  ['DE', '2026-11-25', '2026-12-28'], // Two holidays and a Sunday.
  ['AT', '2026-11-08', '2026-12-09'], // 8 December.
  ['DE', '2026-11-08', '2026-12-08'],
  ['DE-MV', '2027-02-08', '2027-03-09'], // 8 March.
  ['DE', '2027-02-08', '2027-03-08'],
  ['NL', '2027-03-27', '2027-04-28'], // The king's birthday.
  ['DE', '2026-12-01', '2027-01-04'], // New Year's Day, and a weekend.
  ['DE', '2026-12-31', '2027-02-01'],
] as const)('in %s, what comes on %s is due on %s', (place, received, due) => {
  expect(lastDayOf(jurisdictionOf(place), received, 1)).toBe(due);
});

test('thirty days is wrong: in most months it is another day', () => {
  const months = Array.from({ length: 12 }, (_, n) => `2027-${pad(n + 1)}-15`);
  const thirty = (day: string) =>
    new Date(Date.parse(day) + 30 * 86_400_000).toISOString().slice(0, 10);
  expect(months.filter((day) => thirty(day) !== monthsAfter(day, 1)).length).toBe(8);
});

test('a deadline is a working day, never before its day number, and as near behind it as can be', () => {
  fc.assert(
    fc.property(anyPlace, anyDay, fc.constantFrom(1, 3), (place, begun, months) => {
      const where = jurisdictionOf(place);
      const last = lastDayOf(where, begun, months);
      const number = monthsAfter(begun, months);
      const [year, month] = [Number(begun.slice(0, 4)), Number(begun.slice(5, 7)) + months];
      // Told a second time, by what JavaScript says of months.
      const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
      const day = Math.min(Number(begun.slice(8)), days);
      expect(number).toBe(new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10));
      expect(last >= number).toBe(true);
      expect(workingDayFrom(where, last)).toBe(last);
      const free = Date.parse(last) - Date.parse(number);
      expect(free).toBeLessThanOrEqual(5 * 86_400_000);
      for (let at = Date.parse(number); at < Date.parse(last); at += 86_400_000) {
        const passed = new Date(at).toISOString().slice(0, 10);
        const isSunday = [0, 6].includes(new Date(at).getUTCDay());
        expect(isSunday || holidaysOf(where.holidays, Number(passed.slice(0, 4))).has(passed)).toBe(
          true,
        );
      }
    }),
    { numRuns: 400 },
  );
});

test('the day of receipt is that of the house, and a day ends where the house is', () => {
  const where = jurisdictionOf('DE');
  // Half past midnight in Berlin is still the day before in London.
  const { due, extended } = deadlinesOf(where, new Date('2027-05-31T22:30:00.000Z'));
  expect(due.toISOString()).toBe('2027-07-01T22:00:00.000Z');
  expect(extended.toISOString()).toBe('2027-09-01T22:00:00.000Z');
  expect(dayIn(where.zone, new Date(due.getTime() - 1))).toBe('2027-07-01');
});

test('the time stands still for a question only where the table allows it', () => {
  const where = jurisdictionOf('DE');
  const due = new Date('2027-07-01T22:00:00.000Z');
  const dayAndMore = 86_400_001;
  expect(heldOver(where, due, dayAndMore)).toEqual(due);
  const holding = { ...where, holdsWhileAsking: true };
  expect(heldOver(holding, due, 0)).toEqual(due);
  // Two days later is a Saturday, so it is the Monday.
  expect(heldOver(holding, due, dayAndMore).toISOString()).toBe('2027-07-05T22:00:00.000Z');
});

// The astronomer's tables, for years that are early and late and odd.
test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2027, '2027-03-28'],
  [2035, '2035-03-25'],
  [2038, '2038-04-25'],
  [2049, '2049-04-18'],
  [2076, '2076-04-19'],
  [2100, '2100-03-28'],
])('Easter Sunday of %i', (year, day) => {
  expect(easterOf(year)).toBe(day);
});

test('a king’s birthday on a Sunday is kept on the day before, and a Wednesday of repentance is one', () => {
  expect([...holidaysOf(HOLIDAYS.NL, 2031)]).toContain('2031-04-26');
  expect([...holidaysOf(HOLIDAYS.NL, 2032)]).toContain('2032-04-27');
  const days = ['2024-11-20', '2025-11-19', '2026-11-18', '2027-11-17', '2028-11-22'];
  for (const day of days) {
    expect([...holidaysOf(HOLIDAYS['DE-SN'], Number(day.slice(0, 4)))]).toContain(day);
  }
});

test('a place that nobody has a calendar of is none', () => {
  expect(PLACES.every(isJurisdiction)).toBe(true);
  expect([undefined, '', 'XX', 'toString', 'de'].some(isJurisdiction)).toBe(false);
});
