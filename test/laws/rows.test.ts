import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as bits from '../../src/catalogue/bits.js';
import { Top, type Ranked } from '../../src/recommend/top.js';
import { courseOf } from '../../src/recommend/course.js';
import { ANSWERED, type Answered } from '../../src/recommend/permitted.js';
import { best, tieAt, type Ranking } from '../../src/recommend/rank.js';
import { partsOf } from '../../src/recommend/terms.js';
import { CASES } from '../support/cases.js';
import { anyCatalogueOf } from '../support/catalogues.js';
import { permittedWith } from '../support/households.js';
import { everyWorldWith, unlessSame, type World } from '../support/worlds.js';

/** Rows of a rack, none to all of them, with the edges of a word of 32 rows among the sizes. */
const anyRows = (size: number) => fc.subarray(Array.from({ length: size }, (_, row) => row));
const anySize = fc.oneof(fc.constantFrom(0, 1, 31, 32, 33, 63, 64, 65), fc.nat({ max: 130 }));
const anySets = anySize.chain((size) => fc.tuple(fc.constant(size), anyRows(size), anyRows(size)));

test('sets of rows are sets', () => {
  fc.assert(
    fc.property(anySets, ([size, some, more]) => {
      const [one, other] = [bits.rowsOf(some, size), bits.rowsOf(more.toReversed(), size)];
      const changed = (change: (rows: bits.Bits, by: bits.Bits) => void) => {
        const rows = one.slice();
        change(rows, other);
        return bits.listOf(rows);
      };
      const [all, set] = [Array.from({ length: size }, (_, row) => row), new Set(more)];
      const found = {
        list: bits.listOf(one),
        count: bits.countOf(one),
        every: bits.listOf(bits.everyRow(size)),
        none: bits.listOf(bits.noRows(size)).concat(bits.listOf(bits.noneOf(one))),
        has: all.filter((row) => bits.hasRow(one, row)),
        joined: changed(bits.join),
        dropped: changed(bits.drop),
        kept: changed(bits.keep),
        shared: bits.listOf(bits.sharedBy(one, other)),
        meet: bits.meet(one, other),
        empty: bits.isEmpty(one),
      };
      const meant: typeof found = {
        list: some,
        count: some.length,
        every: all,
        none: [],
        has: some,
        joined: all.filter((row) => some.includes(row) || set.has(row)),
        dropped: some.filter((row) => !set.has(row)),
        kept: some.filter((row) => set.has(row)),
        shared: some.filter((row) => set.has(row)),
        meet: some.some((row) => set.has(row)),
        empty: some.length === 0,
      };
      expect(unlessSame(found, meant)).toEqual([]);
    }),
    { numRuns: CASES },
  );
});

test('a visit of rows sees those of a span, in their order', () => {
  fc.assert(
    fc.property(anySets, fc.nat({ max: 130 }), fc.nat({ max: 130 }), ([size, some], one, other) => {
      const [from, to] = [Math.min(one, other, size), Math.min(Math.max(one, other), size)];
      const seen: number[] = [];
      bits.visitRows(bits.rowsOf(some, size), (row) => void seen.push(row), from, to);
      expect(seen).toEqual(some.filter((row) => row >= from && row < to));
    }),
    { numRuns: CASES },
  );
});

const inOrder = (one: Ranked, other: Ranked): number =>
  other.score - one.score || one.tie - other.tie || one.row - other.row;

const anyRanked = fc
  .array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 2 })), { maxLength: 40, size: 'max' })
  .map((all) => all.map(([score, tie], row) => ({ row, score, tie })))
  .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));

test('the best of many are the beginning of all of them in order', () => {
  fc.assert(
    fc.property(anyRanked, fc.integer({ min: 1, max: 45 }), (all, most) => {
      const top = new Top(most);
      for (const one of all) top.offer(one);
      const sorted = all.toSorted(inOrder);
      expect(top.ranked()).toEqual(sorted.slice(0, most));
      expect(top.least).toBe(sorted[most - 1]?.score ?? -Infinity);
    }),
    { numRuns: CASES },
  );
});

/** All of some rows with their whole score, in order: every part of it added up, none left out. */
const sortedAll = (rows: bits.Bits, ranking: Ranking, { visit }: World): readonly Ranked[] =>
  bits
    .listOf(rows)
    .map((row) => ({
      row,
      score: Math.round(partsOf(row, ranking).reduce((sum, { delta }) => sum + delta, 0) * 1e9),
      tie: tieAt(row, ranking.rack, visit),
    }))
    .toSorted(inOrder);

/** How many of which rows are walked for, and for what. */
type Walk = readonly [most: number, mask: number, purpose: Answered];

const anyWalk: fc.Arbitrary<Walk> = fc.tuple(
  fc.integer({ min: 1, max: 12 }),
  fc.nat({ max: 2 ** 31 }),
  fc.constantFrom(...ANSWERED),
);

/** What is wrong where the walk over some rows does not find the best of them. */
function missedBy(world: World, [most, mask, purpose]: Walk) {
  const course = courseOf(purpose, world.permitted, world.visit, world.shelf);
  const rows = course.rack.every.map((word) => word & ~(mask & (mask >>> 3)));
  const found = best(rows, most, course, world.visit);
  return unlessSame(found, sortedAll(rows, course, world).slice(0, most));
}

test('a walk that stops early finds the same best as one that looks at all', () => {
  everyWorldWith(anyWalk, missedBy, { catalogues: anyCatalogueOf({ products: 30, recipes: 60 }) });
});

/** As many as a few dishes come to. */
const MANY = 3_000;

/** A few dishes very often, most of them equals: there are more of those than are looked at one by one. */
const equals = anyCatalogueOf({ products: 10, recipes: 30 }).map((document) => ({
  ...document,
  products: document.products.map((product) => ({ ...product, season: [] })),
  recipes: Array.from({ length: Math.ceil(MANY / (document.recipes.length || 1)) }, (_, time) =>
    document.recipes.map((recipe) => ({
      ...recipe,
      id: `${recipe.id}-${time}`,
      minutes: recipe.minutes < 60 ? 20 : 40,
    })),
  ).flat(),
}));

test('among very many equals too, in the turns of their groups', () => {
  let longest = 0;
  everyWorldWith(
    anyWalk,
    (world, [most, mask, purpose]) => {
      const { recipes, on } = world.shelf;
      const lengths = recipes.runs(recipes.month).map(({ from, to }) => to - from);
      longest = Math.max(longest, ...lengths);
      const plain = { ...world, permitted: permittedWith(), visit: { ...world.visit, date: on } };
      return [world, plain].flatMap((one) => missedBy(one, [most * 20, mask, purpose]));
    },
    { catalogues: equals, cases: CASES / 5 },
  );
  expect(longest).toBeGreaterThan(1024);
});
