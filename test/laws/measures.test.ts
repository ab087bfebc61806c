import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { converted, familyOf, UNITS, type Unit } from '../../src/food/measure.js';

const NOTHING_KNOWN = { density: null, piece: null };
const ALL = [
  ...new Set([...UNITS.en.values()].flatMap((list) => list.map(({ value }) => value.unit))),
];
const anyUnit = fc.constantFrom(...ALL);

test('an amount in another unit and back is the same amount', () => {
  fc.assert(
    fc.property(anyUnit, anyUnit, fc.integer({ min: 1, max: 5000 }), (from, to, quantity) => {
      const there = converted(quantity, [from, to], { density: 0.6, piece: 80 }, 'en');
      if (there === null) return;
      expect(converted(there, [to, from], { density: 0.6, piece: 80 }, 'en')).toBeCloseTo(
        quantity,
        6,
      );
    }),
  );
});

test('nothing but the food itself says what a millilitre or a piece of it weighs', () => {
  expect(converted(1, ['cup', 'g'], NOTHING_KNOWN, 'en')).toBeNull();
  expect(converted(1, ['cup', 'g'], { density: 0.5, piece: null }, 'en')).toBe(120);
  expect(converted(3, ['piece', 'g'], NOTHING_KNOWN, 'de')).toBeNull();
  expect(converted(3, ['piece', 'g'], { density: null, piece: 60 }, 'de')).toBe(180);
});

test('a cup holds what it holds where the recipe was written', () => {
  const cups = (['de', 'nl', 'en'] as const).map((language) =>
    converted(1, ['cup', 'ml'], NOTHING_KNOWN, language),
  );
  expect(cups).toEqual([150, 150, 240]);
});

test('what is measured by feel or in packs is never converted', () => {
  const VAGUE: readonly Unit[] = ALL.filter((unit) =>
    ['feel', 'container'].includes(familyOf(unit)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...VAGUE), anyUnit, (from, to) => {
      const there = converted(1, [from, to], { density: 1, piece: 1 }, 'de');
      expect(there).toBe(from === to ? 1 : null);
    }),
  );
});
