import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TRAITS, type Trait } from '@village-butcher/sdk/contract';
import { compile } from '../../src/catalogue/shelf.js';
import { DEFAULT_AGES, looserThanDefault, youngestMonths } from '../../src/food/age.js';
import { suggest } from '../../src/recommend/suggest.js';
import { catalogueOf, productNamed } from '../support/catalogues.js';
import { permittedWith, visitWith } from '../support/households.js';

test.each([
  ['2022-11-27', '2026-11-26', 47, 'the day before a birthday'],
  ['2022-11-27', '2026-11-27', 48, 'a birthday counts from its day'],
  ['2022-11', '2026-11-29', 47, 'a month is its last day'],
  ['2022-11', '2026-11-30', 48, 'a month is its last day, when it has come'],
  ['2024-03', '2025-03-30', 11, 'a month of 31 days'],
  ['2024-03', '2025-03-31', 12, 'a month of 31 days, on its last'],
  ['2022', '2026-12-30', 47, 'a year is its 31 December'],
  ['2022', '2026-12-31', 48, 'a year is its 31 December, when it has come'],
  ['2024-02-29', '2025-02-28', 11, '29 February is not yet over on the 28th'],
  ['2024-02-29', '2025-03-01', 12, '29 February counts from 1 March'],
  ['2024-02-29', '2028-02-29', 48, '29 February has a birthday in a leap year'],
  ['2024-02', '2025-02-28', 11, 'February of a leap year ends on the 29th'],
  ['2026-12', '2026-11-26', 0, 'not born yet is as young as can be'],
  ['2027', '2026-11-26', 0, 'not born yet, by years'],
  ['2026-11-26', '2026-11-26', 0, 'born today'],
  ['2026-10-31', '2026-11-30', 0, 'a month without a 31st is over on the first of the next'],
  ['2026-10-31', '2026-12-01', 1, 'a month without a 31st, a day later'],
] as const)('L5: born %s is on %s at least %i months old: %s', (birth, on, months, _why) => {
  expect(youngestMonths(birth, on)).toBe(months);
});

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('L5: who says less of a birth is never taken for older', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (birth, on) => {
      const [year, month, day] = [4, 7, 10].map((end) => youngestMonths(birth.slice(0, end), on));
      expect(year).toBeLessThanOrEqual(month!);
      expect(month).toBeLessThanOrEqual(day!);
    }),
  );
});

test('L5: nobody grows younger', () => {
  fc.assert(
    fc.property(anyDay, anyDay, anyDay, (birth, a, b) => {
      const [early, late] = [a, b].toSorted();
      expect(youngestMonths(birth, early!)).toBeLessThanOrEqual(youngestMonths(birth, late!));
    }),
  );
});

/** Whether a product with a trait comes when it is asked for, with a child of this birth. */
function comesWith(birth: string, date: string, traits: Trait[] | null): boolean {
  const products = [productNamed('P0', { traits })];
  const shelf = compile(catalogueOf({ products, ages: [...DEFAULT_AGES] }), 'e');
  const permitted = permittedWith({ children: { 'child-1': '2000-01-01', 'child-2': birth } });
  return suggest(permitted, visitWith({ date, among: ['P0'] }), shelf).suggestions.items.length > 0;
}

/** The day on which somebody born on the tenth is so many months old, and the day before. */
const daysAround = (months: number): readonly [string, string] => {
  const on = (day: number) => new Date(Date.UTC(2008, 4 + months, day)).toISOString().slice(0, 10);
  return [on(9), on(10)];
};

test.each(DEFAULT_AGES)('L5: $trait waits until $belowMonths months are over', (rule) => {
  const [before, after] = daysAround(rule.belowMonths);
  expect(comesWith('2008-05-10', before, [rule.trait])).toBe(false);
  expect(comesWith('2008-05-10', after, [rule.trait])).toBe(true);
});

test('L5: what no row of the table names is for every age', () => {
  const named = DEFAULT_AGES.map(({ trait }) => trait);
  for (const trait of TRAITS.filter((one) => !named.includes(one))) {
    expect([trait, comesWith('2026-11', '2026-11-26', [trait])]).toEqual([trait, true]);
  }
});

test('L5: what nobody declared waits for the oldest age of the table', () => {
  const [before, after] = daysAround(216);
  expect(comesWith('2008-05-10', before, null)).toBe(false);
  expect(comesWith('2008-05-10', after, null)).toBe(true);
});

test('L5: a child that eats, and whose birth nobody told, is the youngest there is', () => {
  const products = [productNamed('P0', { traits: ['honey'] })];
  const shelf = compile(catalogueOf({ products, ages: [...DEFAULT_AGES] }), 'e');
  const itemsFor = (members: string[], children: Record<string, string> | undefined) =>
    suggest(
      permittedWith(children ? { children } : {}),
      visitWith({ among: ['P0'], eaters: { members } }),
      shelf,
    ).suggestions.items.length;
  expect(itemsFor(['self', 'child-2'], { 'child-1': '2010' })).toBe(0);
  expect(itemsFor(['self', 'child-1'], { 'child-1': '2010' })).toBe(1);
  expect(itemsFor(['self'], { 'child-1': '2026' })).toBe(1);
  expect(itemsFor(['self', 'child-2'], undefined)).toBe(1);
});

test('a table that guards less than the default is named, row by row', () => {
  expect(looserThanDefault(DEFAULT_AGES)).toEqual([]);
  expect(looserThanDefault([])).toEqual(DEFAULT_AGES.map(({ trait }) => trait));
  const milder = DEFAULT_AGES.map((rule) =>
    rule.trait === 'whole-nuts' ? { ...rule, belowMonths: 48 } : rule,
  );
  expect(looserThanDefault(milder)).toEqual(['whole-nuts']);
});
