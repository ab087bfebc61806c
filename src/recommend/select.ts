import { drop, hasRow, sharedBy, type Bits } from '../catalogue/bits.js';
import type { Item, Product } from '../catalogue/item.js';
import { rowsIn } from '../catalogue/rack.js';
import type { Course } from './course.js';
import { spread } from './diversify.js';
import { isExactly, type Noted } from './notes.js';
import type { Visit } from './permitted.js';
import { best, tieAt } from './rank.js';
import type { Ranked } from './top.js';

/** An item that takes a place, and the purpose that it takes it for. */
export interface Chosen {
  readonly item: Item;
  readonly course: Course;
}

/** Of so many best, those are taken that differ from each other. */
export const WIDTH = 200;

/** A dish that falls so far behind the best is left out: fewer is fine (L6). */
const ENOUGH = 0.35;

/**
 * At most `limit` items (L6): what they told us to bring, then the purposes in turn, the best of
 * each. Before an important day the best light recipe moves to the first place.
 */
export function select(courses: readonly Course[], visit: Visit): readonly Chosen[] {
  const lists = courses.map((course) => ({ course, ...listFor(course, visit) }));
  const all = [
    ...lists.flatMap(({ course, light }) => chosenFrom(light, course)),
    ...lists.flatMap(({ course, told }) => chosenFrom(told, course)),
    ...inTurn(lists.map(({ course, others }) => chosenFrom(others, course))),
  ];
  const places = new Map<Item, Chosen>();
  for (const chosen of all) if (!places.has(chosen.item)) places.set(chosen.item, chosen);
  return [...places.values()].slice(0, visit.limit);
}

const chosenFrom = (items: readonly Item[], course: Course): readonly Chosen[] =>
  items.map((item) => ({ item, course }));

/** What a purpose brings: before all others, because they told us, and besides. */
export function listFor(course: Course, visit: Visit) {
  const light = lightIn(course, visit);
  const told = [...wantedIn(course, visit), ...forPetsIn(course, visit)];
  const others = othersIn(course, [...light, ...told], visit);
  return { light, told, others };
}

/** One product for each note that wants one, in the order of the notes. */
function wantedIn({ candidates, told, rack }: Course, visit: Visit): readonly Item[] {
  return told.notes.flatMap((note) =>
    note.wants
      .filter((product) => rack.items[product.row] === product && hasRow(candidates, product.row))
      .toSorted(
        (a, b) =>
          exactness(b, note) - exactness(a, note) ||
          tieAt(a.row, rack, visit) - tieAt(b.row, rack, visit),
      )
      .slice(0, 1),
  );
}

const exactness = (product: Product, note: Noted): number => Number(isExactly(product, note));

/** One product for each species at home. */
function forPetsIn(course: Course, visit: Visit): readonly Item[] {
  const { candidates, bringing, rack } = course;
  return bringing
    .filter(({ field }) => field === 'pets')
    .flatMap(({ rows }) => best(sharedBy(candidates, rows), 1, course, visit))
    .map(({ row }) => rack.items[row]!);
}

/** The best besides, each unlike the others; all of it, the best first, where it was asked for by name. */
function othersIn(course: Course, taken: readonly Item[], visit: Visit): readonly Item[] {
  const { items } = course.rack;
  const ranked = rivalsIn(course, taken, visit);
  if (visit.among) return ranked.map(({ row }) => items[row]!);
  const least = leastOf(course, ranked);
  return spread(
    ranked
      .filter(({ score }) => score >= least)
      .map(({ row, score }) => ({ item: items[row]!, score })),
    taken,
    visit.limit,
  );
}

/** Those that are compared for the places besides. A note that has its product brings no second one. */
export function rivalsIn(course: Course, taken: readonly Item[], visit: Visit): readonly Ranked[] {
  const { candidates, bringing, rack } = course;
  const others = sharedBy(candidates, broughtBesides(bringing, candidates));
  drop(others, rowsIn(taken, rack));
  return best(others, WIDTH, course, visit);
}

/** A dish that scores less than this is left out. A product is there because something brings it. */
export const leastOf = ({ purpose }: Course, [first]: readonly Ranked[]): number =>
  purpose === 'recipes' && first ? ENOUGH * first.score : 0;

/** What something else brings than a note or a pet, which have their places already. */
function broughtBesides(bringing: Course['bringing'], like: Bits): Bits {
  const rows = bringing.filter(({ field }) => field === null).map((one) => one.rows);
  return rows[0] ?? like;
}

/** The best light recipe, if the customer's hint asks for one. */
function lightIn(course: Course, visit: Visit): readonly Item[] {
  const { candidates, told, rack } = course;
  if (!told.tonight.some(({ hint }) => hint === 'important')) return [];
  const light = sharedBy(candidates, rack.ofHeaviness.light);
  return best(light, 1, course, visit).map(({ row }) => rack.items[row]!);
}

/** The first of each, then the second of each. */
const inTurn = (lists: readonly (readonly Chosen[])[]): readonly Chosen[] => {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
};
