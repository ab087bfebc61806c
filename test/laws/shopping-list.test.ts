import { describe, expect, test } from '@jest/globals';
import type { Profile } from '@village-butcher/sdk/contract';
import fc from 'fast-check';
import { isWeighedOut } from '../../src/catalogue/measured.js';
import { AISLES } from '../../src/food/fact.js';
import { converted } from '../../src/food/measure.js';
import { listOf, type Need } from '../../src/recommend/list.js';
import { CASES } from '../support/cases.js';
import { cooked, larderWith, written, type Dish } from '../support/larder.js';
import { PLANS } from '../support/plans.js';

test.each([...PLANS])('what is needed is bought: $about', ({ takes, values, bought }) => {
  const [dish] = cooked([{ takes }], values).items;
  expect(dish?.list?.map(written).join('; ')).toBe(bought);
});

describe('several recipes are shopped for together', () => {
  const dishes: readonly Dish[] = [
    { takes: ['rice 300 g', 'beef 320 g', 'eggs 1 piece'] },
    { takes: ['rice 150 g', 'beef 330 g', 'onions 100 g'] },
  ];

  test('what both need is bought once, and says for which', () => {
    const { list = [] } = cooked(dishes, { household: { eaters: 4 } });
    expect(list.map(written)).toEqual([
      'onions 100 g: 1 x 1000, 900 left',
      'beef 650 g',
      'eggs 1 piece: 1 x 10, 9 left',
      'rice 450 g: 1 x 500',
    ]);
    expect(list.map(({ recipes }) => recipes.join(' '))).toEqual(['R1', 'R0 R1', 'R0', 'R0 R1']);
  });

  test('one recipe has a list of its own, and no second one', () => {
    const { items, list } = cooked(dishes.slice(0, 1));
    expect([items[0]!.list?.length, list]).toEqual([3, undefined]);
  });

  test('a tip has no portions and no list', () => {
    const values = { memory: { notes: [{ text: '-', maps: { food: 'rice', rule: 'want' } }] } };
    const { items } = cooked(dishes, values as Partial<Profile>, { purposes: ['shopping-tips'] });
    expect(items.map(({ ref, portions, list }) => [ref, portions, list])).toEqual([
      ['rice', undefined, undefined],
    ]);
  });
});

describe('a list is in the order in which one walks', () => {
  const takes = ['rice 1 g', 'paprika 1 g', 'broth 1 g', 'onions 1 g', 'beef 1 g', 'flour 1 g'];
  const aislesOf = (aisles?: readonly string[]) =>
    cooked([{ takes }], {}, {}, aisles).items[0]!.list!.map(({ aisle }) => aisle);

  test('that of the store, if it says it', () => {
    const own = ['market-stall', 'spices', 'dry', 'produce'];
    expect(aislesOf(own)).toEqual([...own, 'baking', 'meat-counter']);
  });

  test('or else the usual one, and what it does not know comes last', () => {
    const usual = ['produce', 'meat-counter', 'dry', 'baking', 'spices', 'market-stall'];
    expect(aislesOf()).toEqual(usual);
  });
});

describe('L5: a choice that a recipe leaves is no way past a gate', () => {
  const takes = ['200 g Butter oder Margarine'];
  const avoiding = (word: string): Partial<Profile> => ({
    allergies: { members: { self: { to: { [word]: 'traces' }, answered: true } } },
  });
  const listFor = (values: Partial<Profile>) =>
    cooked([{ takes }], values).items.flatMap(({ list = [] }) => list.map(written));

  test('what one must not have is not named as the other choice', () => {
    expect(listFor({})).toEqual(['butter/margarine 200 g: 1 x 250']);
    expect(listFor(avoiding('soy')).join()).not.toMatch(/margarine/);
    expect(listFor(avoiding('milk')).join()).not.toMatch(/butter/);
  });
});

const goods = larderWith([]).products.items;
const anyNeed: fc.Arbitrary<Need> = fc
  .record({
    product: fc.constantFrom(...goods),
    measure: fc.option(
      fc.record({
        amount: fc.oneof(
          fc.integer({ min: 1, max: 3000 }),
          fc.double({ min: 0.01, max: 3000, noNaN: true }),
        ),
        unit: fc.constantFrom('g' as const, 'ml' as const, 'piece' as const),
      }),
      { freq: 8 },
    ),
    or: fc.subarray(goods.slice(0, 2), { maxLength: 1 }),
    recipe: fc.constantFrom('R0', 'R1', 'R2'),
  })
  .map((need) => ({ ...need, weights: need.product.nature }));
const anyNeeds = fc.array(anyNeed, { maxLength: 8 });

/** What stands on paper is rounded to a tenth. */
const NEARLY = 0.051;

describe('whatever is needed', () => {
  const everyList = (check: (needs: readonly Need[]) => void): void =>
    fc.assert(fc.property(anyNeeds, check), { numRuns: CASES });

  test('never less is bought than is needed, and never a pack too much', () => {
    everyList((needs) => {
      for (const { product: ref, amount = 0, unit, packs, pack, rest } of listOf(needs)) {
        const product = goods.find((one) => one.ref === ref)!;
        if (unit === undefined) continue;
        const weights = product.nature;
        const needed = converted(amount, [unit, pack.unit], weights, 'en');
        if (needed === null || isWeighedOut(product)) continue;
        const slack = NEARLY * (needed / amount) + NEARLY * (pack.unit === 'piece' ? 0.1 : 1);
        expect(packs! * pack.amount).toBeGreaterThanOrEqual(needed - slack);
        expect((packs! - 1) * pack.amount).toBeLessThan(Math.max(needed + slack, 1e-9));
        expect((rest ?? 0) > pack.amount / 3).toBe(rest !== undefined);
      }
    });
  });

  test('at a counter one asks for at least as much, in steps of 50 g', () => {
    everyList((needs) => {
      const beef = needs.filter(({ product }) => product.ref === 'beef');
      const grams = beef.filter(({ measure }) => measure?.unit === 'g');
      const asked = listOf(beef).filter(({ unit }) => unit === 'g');
      const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
      const amount = sum(asked.map((line) => line.amount!));
      expect(amount % 50).toBe(0);
      expect(amount + NEARLY).toBeGreaterThanOrEqual(
        sum(grams.map(({ measure }) => measure!.amount)),
      );
    });
  });

  test('nothing is lost, and nothing comes that nobody needs', () => {
    everyList((needs) => {
      const lines = listOf(needs);
      const pairs = (all: readonly (readonly [string, string])[]) => [
        ...new Set(all.map((pair) => pair.join(' '))),
      ];
      expect(
        pairs(lines.flatMap((line) => line.recipes.map((one) => [line.product, one]))).toSorted(),
      ).toEqual(pairs(needs.map(({ product, recipe }) => [product.ref, recipe])).toSorted());
    });
  });

  test('amounts of one unit add up', () => {
    everyList((needs) => {
      const rice = needs
        .filter(({ product, measure }) => product.ref === 'rice' && measure?.unit === 'g')
        .map((need) => ({ ...need, or: [] }));
      const needed = rice.reduce((sum, { measure }) => sum + measure!.amount, 0);
      expect(Math.abs((listOf(rice)[0]?.amount ?? 0) - needed)).toBeLessThan(NEARLY);
    });
  });

  test('the order in which it is needed changes nothing', () => {
    fc.assert(
      fc.property(
        anyNeeds.chain((needs) => fc.tuple(fc.constant(needs), shuffled(needs))),
        fc.option(fc.shuffledSubarray([...AISLES]), { nil: undefined }),
        ([needs, others], aisles) => {
          expect(listOf(others, aisles)).toEqual(listOf(needs, aisles));
        },
      ),
      { numRuns: CASES },
    );
  });

  test('two products never become one, be they ever so alike', () => {
    everyList((needs) => {
      const named = new Set(needs.map(({ product }) => product.ref));
      expect(new Set(listOf(needs).map(({ product }) => product))).toEqual(named);
    });
  });
});

const shuffled = <One>(all: readonly One[]): fc.Arbitrary<One[]> =>
  fc.shuffledSubarray([...all], { minLength: all.length });
