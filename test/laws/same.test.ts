import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CatalogueImport, Profile } from '@village-butcher/sdk/contract';
import { compile, type Shelf } from '../../src/catalogue/shelf.js';
import { courseOf, type Course } from '../../src/recommend/course.js';
import { ANSWERED, type Answered, type Permitted } from '../../src/recommend/permitted.js';
import { best } from '../../src/recommend/rank.js';
import { suggest } from '../../src/recommend/suggest.js';
import { CASES } from '../support/cases.js';
import { anyProfile, viewOf } from '../support/households.js';
import { everyWorld, everyWorldWith, unlessSame, type World } from '../support/worlds.js';

const bytesOf = ({ permitted, visit, shelf }: World): string =>
  JSON.stringify(suggest(permitted, visit, shelf));

/** An import whose rows came in another order. */
const otherwise = (document: CatalogueImport): CatalogueImport => ({
  ...document,
  rules: { ages: document.rules.ages.toReversed() },
  stores: document.stores.toReversed(),
  products: document.products.toReversed(),
  recipes: document.recipes.toReversed(),
  stock: (document.stock ?? []).toReversed(),
  offers: (document.offers ?? []).toReversed(),
});

const others = new WeakMap<Shelf, Shelf>();

/** A catalogue that was made ready once more, from rows in another order. */
function madeAgain({ document, evidence, shelf }: World): Shelf {
  const again = others.get(shelf) ?? compile(otherwise(document), 'e', evidence);
  others.set(shelf, again);
  return again;
}

/** A value whose keys came in another order, at every depth. A list is what it is. */
const turned = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(turned) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toReversed();
  return Object.fromEntries(members.map(([key, one]) => [key, turned(one)])) as Value;
};

const turnedIn = ({ views, wished, settled }: Permitted): Permitted => ({
  views: turned(views),
  wished: new Set([...wished].toReversed()),
  settled: settled.toReversed(),
});

test('the same visit gets the same bytes: of a catalogue made again, and in any order', () => {
  everyWorld((world) => {
    const { permitted, visit } = world;
    const bytes = bytesOf(world);
    const inTurn = { permitted: turnedIn(permitted), visit: turned(visit) };
    const again = { ...world, permitted: { ...permitted, views: turned(inTurn.permitted.views) } };
    return [
      ...unlessSame(bytesOf({ ...world, ...inTurn, shelf: madeAgain(world) }), bytes),
      ...unlessSame(bytesOf(again), bytes),
    ];
  });
});

/** All rows of a course as it ranks them. */
const rankedIn = (course: Course, { visit }: World) =>
  best(course.rack.every, course.rack.size, course, visit);

/** The rows that have one score in a course and one in another, in the order of the first. */
function equalsIn(course: Course, other: Course, world: World) {
  const scores = new Map(rankedIn(other, world).map(({ row, score }) => [row, score]));
  const equals = new Map<string, number[]>();
  for (const { row, score } of rankedIn(course, world)) {
    const key = `${score} ${scores.get(row)}`;
    equals.set(key, [...(equals.get(key) ?? []), row]);
  }
  return new Map([...equals].filter(([, rows]) => rows.length > 1).toSorted());
}

const anyMore = fc.tuple(anyProfile, fc.constantFrom(...ANSWERED));

test('equals keep their order, whatever is told', () => {
  let seen = 0;
  everyWorldWith(anyMore, (world, [more, purpose]) => {
    const { permitted, visit, shelf } = world;
    const views = { [purpose]: viewOf(purpose, more) };
    const [one, other] = [permitted, { ...permitted, views, settled: [] }].map((what) =>
      courseOf(purpose, what, visit, shelf),
    );
    const equals = [...equalsIn(one!, other!, world).values()];
    seen += equals.length;
    return unlessSame([...equalsIn(other!, one!, world).values()].toSorted(), equals.toSorted());
  });
  expect(seen).toBeGreaterThan(CASES / 2);
});

/** Fields that say what must not come, and nothing of what is better. */
const withOtherGates = (world: World, { diet, allergies, children }: Profile): World => {
  const views = ANSWERED.map((purpose) => {
    const { values } = world.permitted.views[purpose]!;
    return [purpose, viewOf(purpose, { ...values, diet, allergies, children })] as const;
  });
  return { ...world, permitted: { ...world.permitted, views: Object.fromEntries(views) } };
};

const candidatesIn = ({ permitted, visit, shelf }: World, purpose: Answered): string =>
  courseOf(purpose, permitted, visit, shelf).candidates.join();

const refsIn = ({ permitted, visit, shelf }: World, purpose: Answered): readonly string[] => {
  const { items } = suggest(permitted, { ...visit, purposes: [purpose] }, shelf).suggestions;
  return items.map(({ ref }) => ref);
};

test('who tells what changes no candidate and no score gets the same items', () => {
  let seen = 0;
  everyWorldWith(anyMore, (world, [more, purpose]) => {
    const other = withOtherGates(world, more);
    if (candidatesIn(other, purpose) !== candidatesIn(world, purpose)) return [];
    const refs = refsIn(world, purpose);
    seen += Math.min(1, refs.length);
    return unlessSame(refsIn(other, purpose), refs);
  });
  expect(seen).toBeGreaterThan(CASES / 20);
});
