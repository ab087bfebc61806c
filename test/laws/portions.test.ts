import { expect, test } from '@jest/globals';
import type { DayHint, Eaters, Profile } from '@village-butcher/sdk/contract';
import fc from 'fast-check';
import { dayAfter } from '../../src/base/day.js';
import { adultsFor, portionsFor } from '../../src/recommend/portions.js';
import { anyProfile, TODAY } from '../support/households.js';

const hint = (count: number, rest: Partial<DayHint> = {}): Partial<Profile> => ({
  calendar: { hints: [{ date: TODAY, hint: 'guests', count, ...rest }] },
});
const household = (eaters: number, appetite?: 'small' | 'large'): Partial<Profile> => ({
  household: { eaters, ...(appetite ? { appetite } : {}) },
});
const children = (...births: string[]): Partial<Profile> => ({
  children: Object.fromEntries(births.map((birth, at) => [`child-${at + 1}`, birth])),
});
const these = (...members: string[]): Eaters => ({ members });

const TABLES: readonly (readonly [string, number | null, Partial<Profile>, Eaters?])[] = [
  ['nobody said anything', null, {}],
  ['a household', 3, household(3)],
  ['guests today, the household among them', 8, { ...household(3), ...hint(8) }],
  ['guests tomorrow', 3, { ...household(3), ...hint(8, { date: dayAfter(TODAY) }) }],
  [
    'guests, and nobody knows how many',
    3,
    { ...household(3), calendar: { hints: [{ date: TODAY, hint: 'guests' }] } },
  ],
  ['another hint that counts', 3, { ...household(3), ...hint(8, { hint: 'important' }) }],
  ['those who are named', 2, { ...household(3), ...hint(8) }, these('self', 'child-1')],
  ['those who are named, each once', 1, household(3), these('self', 'self')],
  ['children alone say nothing of a table', null, children('2020')],
];

test.each(TABLES)(
  'it is cooked for as many as the nearest word says: %s',
  (_, count, values, eaters = {}) => {
    expect(portionsFor(values, eaters, TODAY)).toBe(count);
  },
);

const SHARES: readonly (readonly [string, number])[] = [
  ['2025-11-27', 0.5],
  ['2025-11-26', 0.5],
  ['2022-11-27', 0.5],
  ['2022-11-26', 0.65],
  ['2019-11-27', 0.65],
  ['2019-11-26', 0.75],
  ['2016-11-26', 0.85],
  ['2013-11-26', 1],
  ['2011-11-26', 1.1],
  ['2007-11-27', 1.1],
  ['2007-11-26', 1],
  ['2022', 0.5],
  ['2022-11', 0.5],
  ['2022-10', 0.65],
];

test.each(SHARES)(
  'a child eats by the youngest age that its birth allows: %s, %d',
  (birth, share) => {
    expect(adultsFor(children(birth), these('child-1'), TODAY)).toBe(share);
  },
);

const ADULTS: readonly (readonly [string, number | null, Partial<Profile>, Eaters?])[] = [
  ['nobody said anything', null, {}],
  ['a baby eats nothing of it', 2, { ...household(3), ...children('2026-01-10') }],
  ['a child beside two adults', 2.65, { ...household(3), ...children('2021') }],
  ['a child whose age nobody may know', 3, household(3)],
  ['a child who is not at this table', 1, children('2021'), these('self')],
  ['a child of whom nothing is known', 2, children('2021'), these('self', 'child-2')],
  ['guests, and the child of the house', 9.65, { ...hint(10), ...children('2021') }],
  [
    'more children than eaters: one at least is grown up',
    1.65,
    { ...household(2), ...children('2021', '2024') },
  ],
  ['who lives alone is no child', 1, { ...household(1), ...children('2021') }],
  ['small eaters', 3.2, household(4, 'small')],
  ['large eaters', 4.8, household(4, 'large')],
];

test.each(ADULTS)('a table needs what so many adults eat: %s', (_, adults, values, eaters = {}) => {
  const found = adultsFor(values, eaters, TODAY);
  expect(found === null ? null : Number(found.toFixed(9))).toBe(adults);
});

test('one more at the table never needs less', () => {
  fc.assert(
    fc.property(anyProfile, fc.integer({ min: 1, max: 50 }), (profile, eaters) => {
      const needed = (count: number) =>
        adultsFor(
          { ...profile, calendar: { hints: [] }, household: { eaters: count } },
          {},
          TODAY,
        )!;
      expect(needed(eaters + 1)).toBeGreaterThanOrEqual(needed(eaters));
      expect(needed(eaters)).toBeGreaterThan(0);
    }),
    { numRuns: 2_000 },
  );
});
