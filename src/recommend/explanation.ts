import type {
  Explanation,
  ItemExplained,
  Purpose,
  PurposeExplained,
} from '@village-butcher/sdk/contract';
import { countOf, hasRow } from '../catalogue/bits.js';
import type { Item } from '../catalogue/item.js';
import type { Shelf } from '../catalogue/shelf.js';
import { before, contestIn, lostBy, rankOf, type Contest } from './contest.js';
import { courseOf, namedFor, type Course } from './course.js';
import { gateCounts, gatesMet, sourceCounts } from './met.js';
import { ANSWERED, type Answered, type Permitted, type Visit } from './permitted.js';
import { heldOf } from './sift.js';
import { suggest } from './suggest.js';
import { notToldIn } from './not-told.js';
import { scoresOf, termsIn } from './weighed.js';

/** What a purpose shows at a place that another one has. No item is called so. */
const NOTHING = '';

/** So many of the best candidates are explained, whether they were asked about or not. */
const MOST_BEST = 20;

/** A visit, the items to be explained besides, and place by place what a purpose showed, or nothing. */
interface Seen {
  readonly visit: Visit;
  readonly about: readonly string[];
  readonly shown: readonly string[];
}

/**
 * What suggesting gives, and how it came about: for each purpose every gate and, item by item, every
 * gate that it met, every part of its score and what it lost its place to.
 */
export function explanationOf(
  permitted: Permitted,
  visit: Visit,
  shelf: Shelf,
  about: readonly string[] = [],
): Explanation {
  const { suggestions } = suggest(permitted, visit, shelf);
  const purposes = [...new Set(visit.purposes)].map((purpose) => {
    if (!isAnswered(purpose)) return nothingOf(purpose, 'not-answered-yet');
    if (!permitted.wished.has(purpose)) return nothingOf(purpose, 'not-wished');
    const shown = suggestions.items.map((item) => (item.purpose === purpose ? item.ref : NOTHING));
    return explained(courseOf(purpose, permitted, visit, shelf), { visit, about, shown }, shelf);
  });
  return { suggestions, date: visit.date, purposes };
}

const isAnswered = (purpose: Purpose): purpose is Answered =>
  ANSWERED.some((answered) => answered === purpose);

const nothingOf = (purpose: Purpose, state: PurposeExplained['state']): PurposeExplained => ({
  purpose,
  state,
  notChecked: [],
  pool: 0,
  held: 0,
  candidates: 0,
  heldBy: [],
  gates: [],
  items: [],
});

function explained(course: Course, seen: Seen, shelf: Shelf): PurposeExplained {
  const { purpose, view, pool, candidates } = course;
  return {
    purpose,
    state: 'answered',
    notChecked: [...notToldIn(view, purpose, seen.visit)],
    pool: countOf(pool),
    held: heldOf(course),
    candidates: countOf(candidates),
    heldBy: sourceCounts(course),
    gates: gateCounts(course),
    items: itemsExplained(contestIn(course, seen.visit, seen.shown), seen, shelf),
  };
}

/** What was shown, what was asked about, and the best: each once. */
function itemsExplained(contest: Contest, { visit, about, shown }: Seen, shelf: Shelf) {
  const { course, first } = contest;
  const { rack, purpose } = course;
  const named = (among: readonly string[]) => namedFor(purpose, { ...visit, among }, shelf);
  const items = new Set<Item>([
    ...named(shown),
    ...named([...(visit.among ?? []), ...about]),
    ...first.slice(0, MOST_BEST).map((row) => rack.items[row]!),
  ]);
  const scores = scoresOf([...items], course, visit);
  return Array.from(items, (item) => ({
    ...itemExplained(item, contest, shown),
    score: scores.get(item.row)!,
  }));
}

function itemExplained(
  item: Item,
  contest: Contest,
  shown: readonly string[],
): Omit<ItemExplained, 'score'> {
  const { ref, kind, title, row } = item;
  const { course } = contest;
  const at = shown.indexOf(ref);
  return {
    ref,
    kind,
    title,
    outcome: at < 0 ? lostBy(item, contest) : 'shown',
    place: at < 0 ? null : at + 1,
    gates: gatesMet(row, course.gates),
    broughtBy: broughtBy(row, course),
    terms: termsIn(row, course),
    rank: rankOf(item, contest),
    before: before(item, contest),
  };
}

const broughtBy = (row: number, { bringing }: Course): ItemExplained['broughtBy'] => [
  ...new Set(bringing.filter(({ rows }) => hasRow(rows, row)).map(({ field }) => field)),
];
