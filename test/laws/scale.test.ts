import { describe, expect, test } from '@jest/globals';
import type { Profile } from '@village-butcher/sdk/contract';
import fc from 'fast-check';
import { itemOn } from '../../src/catalogue/shelf.js';
import type { Ingredient, Recipe } from '../../src/catalogue/item.js';
import { scaled, scaleOf } from '../../src/recommend/scale.js';
import { anyProfile, permittedWith, TODAY, visitWith, viewOf } from '../support/households.js';
import { suggest } from '../../src/recommend/suggest.js';
import { cooked, larderWith, written } from '../support/larder.js';

const household = (eaters: number, appetite?: 'small' | 'large'): Partial<Profile> => ({
  household: { eaters, ...(appetite ? { appetite } : {}) },
});
const children = (...births: string[]): Partial<Profile> => ({
  children: Object.fromEntries(births.map((birth, at) => [`child-${at + 1}`, birth])),
});
const recipeOf = (takes: string, rest: object = {}): Recipe =>
  itemOn(larderWith([{ takes: [takes], ...rest }]), 'R0') as Recipe;
const first = ({ ingredients }: Recipe): Ingredient => ingredients[0]!;
const rice = recipeOf('rice 300 g');
const cake = recipeOf('flour 500 g', { family: 'sweet', serves: 8 });

describe('what is cooked grows with the table', () => {
  const anyCount = fc.integer({ min: 1, max: 50 });
  const anyFactor = fc.double({ min: 0.05, max: 20, noNaN: true });
  const anyAmount = fc.double({ min: 0.1, max: 2000, noNaN: true });
  const everyCase = { numRuns: 10_000 };

  test('grams and millilitres grow as the table does', () => {
    fc.assert(
      fc.property(
        anyAmount,
        anyFactor,
        fc.constantFrom('g' as const, 'ml' as const),
        (amount, factor, unit) => {
          const measure = scaled({ ...first(rice), measure: { amount, unit } }, factor)!;
          expect(measure).toEqual({ amount: amount * factor, unit });
        },
      ),
      everyCase,
    );
  });

  test('pieces are whole, at least one, and half a piece is one more', () => {
    fc.assert(
      fc.property(anyAmount, anyFactor, (amount, factor) => {
        const measure = { amount, unit: 'piece' as const };
        const pieces = scaled({ ...first(recipeOf('eggs 1 piece')), measure }, factor)!.amount;
        expect(Number.isInteger(pieces) && pieces >= 1).toBe(true);
        expect(Math.abs(Math.max(1, amount * factor) - pieces)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
      { numRuns: 500 },
    );
    const eggs = (amount: number, factor: number) =>
      scaled({ ...first(rice), measure: { amount, unit: 'piece' } }, factor)?.amount;
    expect([eggs(4, 1.3), eggs(2, 1.25), eggs(1, 0.1), eggs(3, 1.5)]).toEqual([5, 3, 1, 5]);
  });

  test.each(['salt 10 g', 'paprika 10 g', 'yeast 10 g', 'bakingPowder 10 g'])(
    'salt, spices and what makes dough rise grow more slowly: %s',
    (takes) => {
      const seasoning = first(recipeOf(takes));
      expect(scaled(seasoning, 1)?.amount).toBe(10);
      expect(scaled(seasoning, 2)?.amount).toBeCloseTo(17.411, 3);
      expect(scaled(seasoning, 0.5)?.amount).toBeCloseTo(5.743, 3);
    },
  );

  test('what nobody measured stays so', () => {
    expect(scaled({ ...first(rice), measure: null }, 3)).toBeNull();
  });

  test('what is baked is baked in halves, never in none', () => {
    fc.assert(
      fc.property(anyCount, fc.integer({ min: 1, max: 24 }), (eaters, serves) => {
        const { factor, portions } = scaleOf({ ...cake, serves }, household(eaters), {}, TODAY);
        expect(factor >= 0.5 && Number.isInteger(factor * 2)).toBe(true);
        expect(Math.abs(factor - Math.max(0.5, eaters / serves))).toBeLessThanOrEqual(0.25);
        expect(portions).toBe(eaters);
      }),
      everyCase,
    );
  });
});

describe('what a cook should know is said', () => {
  const saidOf = (recipe: Recipe, values: Partial<Profile>) =>
    scaleOf(recipe, values, {}, TODAY).says.map(({ key, params }) => [
      key,
      ...Object.values(params),
    ]);

  test('that a dough was rounded, and to what', () => {
    expect(saidOf(cake, household(8))).toEqual([]);
    expect(saidOf(cake, household(4))).toEqual([]);
    expect(saidOf(cake, household(3))).toEqual([['scale.batches', '½']]);
    expect(saidOf(cake, household(11))).toEqual([['scale.batches', '1½']]);
    expect(saidOf(cake, household(7))).toEqual([['scale.batches', '1']]);
  });

  test('that more than twice of it needs another pan, and longer', () => {
    expect(saidOf(rice, household(8))).toEqual([]);
    expect(saidOf(rice, household(9))).toEqual([['scale.large']]);
    expect(cooked([{ takes: ['rice 300 g'] }], household(9)).items[0]?.advice).toEqual([
      'Das ist mehr als das Doppelte des Rezepts: Nimm einen größeren Topf oder zwei, und rechne mehr Zeit ein.',
    ]);
  });
});

describe('only what may be used for recipes is', () => {
  const takes = ['rice 300 g'];
  const values = { ...household(8, 'large'), ...children('2021') };

  test('L1: who said nothing cooks it as it is written', () => {
    const [dish] = cooked([{ takes }]).items;
    expect([dish?.portions, dish?.list?.map(written)]).toEqual([
      4,
      ['rice 300 g: 1 x 500, 200 left'],
    ]);
  });

  test('L1: what is shared for shopping tips alone changes no recipe', () => {
    const { views, ...rest } = permittedWith();
    const permitted = {
      ...rest,
      views: { ...views, 'shopping-tips': viewOf('shopping-tips', values) },
    };
    const visit = visitWith({ purposes: ['recipes'] });
    const { items } = suggest(permitted, visit, larderWith([{ takes }])).suggestions;
    expect(items).toEqual(cooked([{ takes }]).items);
  });

  test('L3: where others read along it is as it is written, whoever asks and for whomever', () => {
    fc.assert(
      fc.property(anyProfile, fc.subarray(['self', 'child-1', 'adult-1']), (profile, members) => {
        const eaters = members.length > 0 ? { members } : {};
        const shared = { screen: 'shared', eaters } as const;
        expect(cooked([{ takes }], profile, shared)).toEqual(cooked([{ takes }], {}, shared));
        expect(cooked([{ takes }], profile, shared).items[0]?.portions).toBe(4);
      }),
      { numRuns: 100 },
    );
  });

  test('L7: the permissions that it is reckoned by stand with it', () => {
    const [dish] = cooked([{ takes }], values).items;
    expect(dish?.rests.map(({ field }) => field)).toEqual(['household', 'children']);
  });
});
