import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ANSWERS, NOTIFICATION_KINDS } from '@village-butcher/sdk/contract';
import type { Course } from '../../src/audit/course.js';
import { notTold } from '../../src/audit/questions/not-told.js';
import { NOON } from '../support/histories.js';

const HOUR_MS = 3_600_000;
const hour = (n: number): string => new Date(NOON.getTime() + n * HOUR_MS).toISOString();

const anyHours = fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 5 });
const anyCourse = fc.record({
  kind: fc.constantFrom(...NOTIFICATION_KINDS),
  tried: anyHours,
  answered: fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.constantFrom(...ANSWERS)), {
    maxLength: 2,
  }),
});

test('a row is there exactly where a day and no answer went by, and says how it was tried', () => {
  const seen = { rows: 0, none: 0 };
  fc.assert(
    fc.property(anyCourse, fc.integer({ min: 0, max: 90 }), ({ kind, tried, answered }, age) => {
      const times = tried.toSorted((one, other) => one - other);
      const course: Course = {
        id: 'told',
        kind,
        line: null,
        recipient: 'app:brandt',
        at: hour(0),
        attempts: times.map((at, n) => ({ at: hour(at), outcome: `status-${n}` })),
        answers: answered.map(([at, answer]) => ({ at: hour(at), answer })),
      };
      const [row, ...more] = notTold.rowsOf(course, hour(age));
      // Told a second time, in hours.
      let isOwed = age >= 24;
      for (const [at] of answered) if (at <= 24) isOwed = false;
      const known = times.filter((at) => at <= age);

      expect(more).toEqual([]);
      expect(row?.cells).toEqual(
        isOwed
          ? {
              notification: 'told',
              kind,
              line: null,
              recipient: 'app:brandt',
              dueAt: hour(24),
              attempts: known.length,
              lastOutcome: known.length > 0 ? `status-${known.length - 1}` : null,
              ageSeconds: age * 3600,
            }
          : undefined,
      );
      seen[row ? 'rows' : 'none'] += 1;
    }),
    { numRuns: 500 },
  );
  expect(Math.min(seen.rows, seen.none)).toBeGreaterThan(20);
});
