import type { TermShown } from '@village-butcher/sdk/contract';
import type { Item } from '../catalogue/item.js';
import { rowsIn } from '../catalogue/rack.js';
import type { Course } from './course.js';
import type { Visit } from './permitted.js';
import { best } from './rank.js';
import { partsOf, type Part } from './terms.js';
import { WEIGHTS } from './weights.js';

/** Every term that there is: what nothing was told for adds nothing. */
export function termsIn(row: number, course: Course): TermShown[] {
  const parts = new Map<string, Part>(partsOf(row, course).map((part) => [part.name, part]));
  return Object.entries(WEIGHTS).map(([term, weight]) => {
    const { field, delta } = parts.get(term) ?? { field: null, delta: 0 };
    return { term, field, weight, value: delta / weight, delta };
  });
}

/** What items score, held or not: a score is of no use to what a gate holds (L5). */
export function scoresOf(
  items: readonly Item[],
  course: Course,
  visit: Visit,
): Map<number, number> {
  const rows = rowsIn(items, course.rack);
  return new Map(
    best(rows, items.length, course, visit).map(({ row, score }) => [row, score / 1e9]),
  );
}
