import type { Item, Product } from '../catalogue/item.js';
import type { Course } from './course.js';
import { isExactly, type Noted } from './notes.js';
import type { Visit } from './permitted.js';
import { best, tieOf } from './rank.js';
import { bringersOf } from './sift.js';

/** An item that takes a place, and the purpose that it takes it for. */
export interface Chosen {
  readonly item: Item;
  readonly course: Course;
}

/**
 * At most `limit` items (L6): what notes want, then the purposes in turn, the best of each. Before
 * an important day the best light recipe moves to the first place.
 */
export function select(courses: readonly Course[], visit: Visit): readonly Chosen[] {
  const wanted = courses.flatMap((course) => wantedIn(course, visit));
  const taken = new Set(wanted.map(({ item }) => item));
  const turns = inTurn(courses.map((course) => othersIn(course, taken, visit)));
  const light = courses.flatMap((course) => lightIn(course, visit));
  const places = new Map([...light, ...wanted, ...turns].map((chosen) => [chosen.item, chosen]));
  return [...places.values()].slice(0, visit.limit);
}

/** One product for each note that wants one, in the order of the notes. */
function wantedIn(course: Course, visit: Visit): readonly Chosen[] {
  const { candidates, told } = course;
  const wanted = new Set(candidates.filter((item) => told.wanted.has(item)));
  return told.notes.flatMap((note) =>
    note.wants
      .filter((product) => wanted.has(product))
      .toSorted((a, b) => exactness(b, note) - exactness(a, note) || byTie(a, b, visit))
      .slice(0, 1)
      .map((item) => ({ item, course })),
  );
}

const exactness = (product: Product, note: Noted): number => Number(isExactly(product, note));

const byTie = (a: Item, b: Item, visit: Visit): number =>
  tieOf(a, visit) < tieOf(b, visit) ? -1 : 1;

/** The best of a purpose besides. A note that has its product brings no second one. */
function othersIn(course: Course, taken: ReadonlySet<Item>, visit: Visit): readonly Chosen[] {
  const { candidates, told } = course;
  const others = candidates.filter(
    (item) => !taken.has(item) && bringersOf(item, told).some((field) => field !== 'memory'),
  );
  return best(others, visit.limit, told, visit).map((item) => ({ item, course }));
}

/** The best light recipe, if the customer's hint asks for one. */
function lightIn(course: Course, visit: Visit): readonly Chosen[] {
  const { candidates, told } = course;
  if (!told.tonight.some(({ hint }) => hint === 'important')) return [];
  const light = candidates.filter((item) => item.kind === 'recipe' && item.heaviness === 'light');
  return best(light, 1, told, visit).map((item) => ({ item, course }));
}

/** The first of each, then the second of each. */
const inTurn = (lists: readonly (readonly Chosen[])[]): readonly Chosen[] => {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
};
