import { MOST_NAMED, type Held, type HoldReason } from '@village-butcher/sdk/contract';
import { countOf, hasRow, join, without, type Bits } from '../catalogue/bits.js';
import type { Item } from '../catalogue/item.js';
import { itemsIn, rowsIn, type Rack } from '../catalogue/rack.js';
import type { Shelf } from '../catalogue/shelf.js';
import { namedFor, type Course } from './course.js';
import { isHeldBy } from './gates.js';
import { rackFor } from './kind.js';
import type { Answered, Visit } from './permitted.js';
import type { Chosen } from './select.js';

/** What was asked for or noted, and not shown: with one reason, for its customer alone (L7). */
export type HeldItem = Omit<Held, 'at'>;

/** Of what a course was asked for by name, or by a note, all that a gate held. */
export const heldIn = (course: Course, visit: Visit): readonly HeldItem[] =>
  (visit.among ? itemsIn(course.pool, course.rack) : notedIn(course)).flatMap((item) => {
    const gate = course.gates.find((one) => isHeldBy(one, item.row));
    return gate ? [heldFor(item, gate.reason)] : [];
  });

/** A note names products, and of one food there may be very many: the first few are enough. */
const notedIn = ({ purpose, told }: Course): readonly Item[] =>
  purpose === 'shopping-tips'
    ? [...new Set(told.notes.flatMap(({ named }) => named.slice(0, MOST_NAMED)))]
    : [];

/** An item with the one reason for which it was held. */
const heldFor = ({ ref, kind, title, stores }: Item, reason: HoldReason): HeldItem => ({
  ref,
  kind,
  title,
  reason,
  ...(reason === 'not-at-store' ? { elsewhere: [...stores].toSorted() } : {}),
});

/** What was asked for by name, and is nothing that any wished purpose could bring: of each why. */
export function besides(
  asked: readonly Answered[],
  courses: readonly Course[],
  visit: Visit,
  shelf: Shelf,
): readonly HeldItem[] {
  const named = new Set(asked.flatMap((purpose) => namedFor(purpose, visit, shelf)));
  return [...named].flatMap((item) => {
    const own = courses.filter(({ rack }) => rack === rackFor(item.kind, shelf));
    if (own.some(({ pool }) => hasRow(pool, item.row))) return [];
    return [heldFor(item, own.length > 0 ? 'not-relevant' : 'not-wanted')];
  });
}

/** What several purposes held has the reason of the first. What one of them shows is not held. */
export const eachOnce = (
  held: readonly HeldItem[],
  shown: readonly { readonly ref: string }[],
): readonly HeldItem[] => {
  const refs = new Set(shown.map(({ ref }) => ref));
  const first = new Map(held.toReversed().map((item) => [item.ref, item]));
  return [...new Set(held.map(({ ref }) => ref))]
    .filter((ref) => !refs.has(ref))
    .map((ref) => first.get(ref)!);
};

/** How many items were held, each once, by whichever purpose. What is shown is not held. */
export function heldCountOf(courses: readonly Course[], chosen: readonly Chosen[]): number {
  const held = new Map<Rack, Bits>();
  for (const { rack, pool, passing } of courses) {
    const rows = without(pool, passing);
    join(rows, held.get(rack) ?? rows);
    held.set(rack, rows);
  }
  const shown = chosen.map(({ item }) => item);
  return Array.from(held).reduce((sum, [rack, rows]) => {
    const own = shown.filter((item) => rack.items[item.row] === item);
    return sum + countOf(without(rows, rowsIn(own, rack)));
  }, 0);
}
