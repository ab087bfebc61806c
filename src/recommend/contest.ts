import type { ItemExplained, Outcome } from '@village-butcher/sdk/contract';
import { hasRow } from '../catalogue/bits.js';
import type { Item } from '../catalogue/item.js';
import type { Course } from './course.js';
import type { Visit } from './permitted.js';
import { isHeldBy } from './gates.js';
import { best } from './rank.js';
import { leastOf, listFor, rivalsIn, WIDTH } from './select.js';
import { isOfOneFamily, likeness } from './similar.js';

/** How the candidates of a purpose came to their places. */
export interface Contest {
  readonly course: Course;
  /** What the purpose brings: more than there may be places for. */
  readonly brought: ReadonlySet<Item>;
  /** What of it is shown, in its order. */
  readonly chosen: readonly Item[];
  /** The first candidates by score alone. */
  readonly first: readonly number[];
  /** What was compared for the places that no note and no hint gave away, with its score. */
  readonly rivals: ReadonlyMap<number, number>;
  readonly least: number;
}

/** Chooses for a purpose once more, and keeps what the choice rests on. */
export function contestIn(course: Course, visit: Visit, shown: readonly string[]): Contest {
  const { light, told, others } = listFor(course, visit);
  const rivals = rivalsIn(course, [...light, ...told], visit);
  const brought = new Set([...light, ...told, ...others]);
  return {
    course,
    brought,
    chosen: [...brought].filter(({ ref }) => shown.includes(ref)),
    first: best(course.candidates, WIDTH, course, visit).map(({ row }) => row),
    rivals: new Map(rivals.map(({ row, score }) => [row, score])),
    least: leastOf(course, rivals),
  };
}

/** Its place by score alone, from 1 on. Nobody compares what comes after the first few. */
export function rankOf({ row }: Item, { first }: Contest): number | null {
  const at = first.indexOf(row);
  return at < 0 ? null : at + 1;
}

/** What its purpose shows before it, and how alike they are. */
export function before(item: Item, { chosen }: Contest): ItemExplained['before'] {
  const at = chosen.indexOf(item);
  return chosen.slice(0, at < 0 ? chosen.length : at).map((one) => ({
    ref: one.ref,
    likeness: likeness(item, one),
    isOfOneFamily: isOfOneFamily(item, one),
  }));
}

/** What became of an item that is not shown. */
export function lostBy(item: Item, contest: Contest): Exclude<Outcome, 'shown'> {
  const { course, brought, chosen, rivals, least } = contest;
  const { pool, gates, candidates, bringing } = course;
  const has = (rows: Course['pool']): boolean => hasRow(rows, item.row);
  if (!has(pool)) return 'not-among';
  if (gates.some((gate) => isHeldBy(gate, item.row))) return 'held';
  if (!has(candidates)) return 'not-brought';
  if (brought.has(item)) return 'others-first';
  if (!bringing.some(({ field, rows }) => field === null && has(rows))) return 'told-once';
  const score = rivals.get(item.row);
  if (score === undefined) return 'not-best';
  if (score < least) return 'behind';
  return wasPutAside(item, chosen) ? 'family' : 'others-first';
}

/** Whether something of another family was chosen while one of its own was there already. */
const wasPutAside = (item: Item, chosen: readonly Item[]): boolean =>
  chosen.some((next, at) => {
    const isNew = (one: Item) => !chosen.slice(0, at).some((other) => isOfOneFamily(one, other));
    return isNew(next) && !isNew(item);
  });
