import { MOST_NAMED, type Held, type HoldReason } from '@village-butcher/sdk/contract';
import { hasRow } from '../catalogue/bits.js';
import type { Item } from '../catalogue/item.js';
import { itemsIn } from '../catalogue/rack.js';
import type { Course } from './course.js';
import type { Visit } from './permitted.js';

/** What was asked for or noted, and not shown: with one reason, for its customer alone (L7). */
export type HeldItem = Omit<Held, 'at'>;

/** Of what a course was asked for by name, or by a note, all that a gate held. */
export const heldIn = (course: Course, visit: Visit): readonly HeldItem[] =>
  (visit.among ? itemsIn(course.pool, course.rack) : notedIn(course)).flatMap((item) => {
    const gate = course.gates.find(({ columns }) => columns.some((rows) => hasRow(rows, item.row)));
    return gate ? [heldFor(item, gate.reason)] : [];
  });

/** A note names products, and of one food there may be very many: the first few are enough. */
const notedIn = ({ purpose, told }: Course): readonly Item[] =>
  purpose === 'shopping-tips'
    ? [...new Set(told.notes.flatMap(({ named }) => named.slice(0, MOST_NAMED)))]
    : [];

/** An item with the one reason for which it was held. */
export const heldFor = ({ ref, kind, title, stores }: Item, reason: HoldReason): HeldItem => ({
  ref,
  kind,
  title,
  reason,
  ...(reason === 'not-at-store' ? { elsewhere: [...stores].toSorted() } : {}),
});
