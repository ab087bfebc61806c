import type { EmptyReason, Suggestions } from '@village-butcher/sdk/contract';
import { countOf, drop } from '../catalogue/bits.js';
import type { Shelf } from '../catalogue/shelf.js';
import type { Course } from './course.js';
import type { Permitted, Visit } from './permitted.js';
import { heldOf } from './sift.js';
import { textOf } from './texts.js';
import { strangersAt } from './words.js';

/** Why there is nothing, and what the customer may do. Nothing is relaxed to fill a place. */
export function emptyBecause(
  courses: readonly Course[],
  permitted: Permitted,
  visit: Visit,
  shelf: Shelf,
): NonNullable<Suggestions['emptyBecause']> {
  const isWished = visit.purposes.some((purpose) => permitted.wished.has(purpose));
  const words = visit.screen === 'own' ? strangersIn(courses, shelf) : [];
  const code = isWished ? codeFor(courses, words, visit) : 'nothing-wanted';
  const text = textOf({ key: `empty.${code}`, params: { words } }, visit.locale);
  return code === 'unknown-word' ? { code, text, words } : { code, text };
}

function codeFor(
  courses: readonly Course[],
  words: readonly string[],
  { store }: Visit,
): EmptyReason {
  const size = courses.reduce((sum, { pool }) => sum + countOf(pool), 0);
  const held = courses.reduce((sum, course) => sum + heldOf(course), 0);
  const isHere = courses.some(({ pool, rack }) => {
    const here = pool.slice();
    drop(here, rack.elsewhere(store));
    return countOf(here) > 0;
  });
  if (words.length > 0) return 'unknown-word';
  const isOnlyOffers = courses.every(({ purpose }) => purpose === 'offers');
  if (held < size || (isOnlyOffers && size === 0)) return 'nothing-new';
  return isHere ? 'nothing-passes' : 'nothing-in-stock';
}

/** Words of the customer's, or of guests, that the catalogue has no answer to. */
const strangersIn = (courses: readonly Course[], shelf: Shelf): string[] => {
  const tables = courses.flatMap(({ told }) => [told.table, told.guests]);
  return [...new Set(tables.flatMap((table) => strangersAt(table, shelf)))];
};
