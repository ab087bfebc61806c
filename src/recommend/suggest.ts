import { FIELDS, type Suggestions } from '@village-butcher/sdk/contract';
import type { Shelf } from '../catalogue/shelf.js';
import { courseOf } from './course.js';
import { emptyBecause } from './empty.js';
import { explain } from './explain.js';
import { besides, eachOnce, heldCountOf, heldIn, type HeldItem } from './held.js';
import { askedIn, type Permitted, type Visit } from './permitted.js';
import { select } from './select.js';
import { supplied } from './supply.js';
import { notToldIn } from './not-told.js';

/** What goes out, and what is kept for the customer's eyes until the end of the day. */
export interface Answer {
  readonly suggestions: Suggestions;
  readonly held: readonly HeldItem[];
}

/**
 * From what this customer lets this recipient know for each purpose: the few things that help
 * right now, in this store, each with its reason. Same input, same answer, byte for byte.
 *
 * A purpose that was asked for and wished becomes a course: its view is read, every item of the
 * store meets every gate, and what passes is a candidate. Only then are candidates compared, and
 * the best of all courses share the few places.
 */
export function suggest(permitted: Permitted, visit: Visit, shelf: Shelf): Answer {
  const asked = askedIn(visit);
  const courses = asked
    .filter((purpose) => permitted.wished.has(purpose))
    .map((purpose) => courseOf(purpose, permitted, visit, shelf));
  const others = besides(asked, courses, visit, shelf);

  const chosen = select(courses, visit);
  const items = chosen.map((one) => explain(one, visit));
  const notTold = courses.flatMap(({ purpose, view }) => notToldIn(view, purpose, visit));

  return {
    suggestions: {
      ...supplied(items, chosen, visit, shelf),
      notChecked: FIELDS.filter((field) => notTold.includes(field)),
      heldCount: heldCountOf(courses, chosen) + others.length,
      ...(items.length === 0
        ? { emptyBecause: emptyBecause(courses, permitted, visit, shelf) }
        : {}),
      catalogue: shelf.edition,
      rules: shelf.rules,
    },
    held: eachOnce([...courses.flatMap((course) => heldIn(course, visit)), ...others], items),
  };
}
