import type { Held, Reason, Right, Settled, Suggestion, Suggestions } from '../contract/suggest.js';
import { FIELDS, type HoldReason, type Purpose } from '../contract/vocabulary.js';
import {
  ANSWERED,
  boostsOf,
  courseOf,
  namedFor,
  notToldIn,
  type Answered,
  type Boost,
  type Course,
} from './course.js';
import { shoppingOf } from './shopping.js';
import type { Item, Shelf } from './shelf.js';
import { guestTable, tableOf, type View } from './table.js';
import { textOf } from './texts.js';
import type { Visit } from './visit.js';

/** All that a customer lets this recipient know, and what they want back. */
export interface Permitted {
  readonly views: Partial<Record<Purpose, View>>;
  readonly wished: ReadonlySet<Purpose>;
  readonly settled: readonly Settled[];
}

/** What goes out, and what is kept for the customer's eyes until the day ends. */
export interface SuggestAnswer {
  readonly suggestions: Suggestions;
  readonly held: readonly Omit<Held, 'at'>[];
}

const NOTHING: View = { values: {}, lines: {} };
const MOST_BOOSTS = 2;

/** The few things that help now: gates as the service's, an order and texts of the fake's own. */
export function suggest(permitted: Permitted, visit: Visit, shelf: Shelf): SuggestAnswer {
  const asked = ANSWERED.filter((purpose) => visit.purposes.includes(purpose));
  const settled = visit.screen === 'own' ? permitted.settled : [];
  const courses = asked
    .filter((purpose) => permitted.wished.has(purpose))
    .map((purpose) => {
      const view = (visit.screen === 'own' ? permitted.views[purpose] : undefined) ?? NOTHING;
      return courseOf(purpose, view, visit, settled, shelf);
    });
  const chosen = chosenOf(courses, visit);
  const others = besides(asked, courses, visit, shelf);
  const shown = new Set(chosen.map(({ item }) => item.ref));
  const heldBack = courses.flatMap(({ pool, gates }) =>
    pool.filter((item) => gates.some(({ holds }) => holds(item))),
  );
  const notTold = courses.flatMap(({ purpose, view }) => notToldIn(view, purpose, visit));
  const items = chosen.map((one) => suggestionOf(one, visit, shelf));
  return {
    suggestions: {
      items,
      notChecked: FIELDS.filter((field) => notTold.includes(field)),
      heldCount:
        new Set(heldBack.map(({ ref }) => ref).filter((ref) => !shown.has(ref))).size +
        others.length,
      ...(items.length === 0 ? { emptyBecause: emptyBecause(courses, visit) } : {}),
      catalogue: shelf.edition,
      rules: 'fake',
    },
    held: [...heldIn(courses, visit), ...others].filter(
      ({ ref }, at, all) => !shown.has(ref) && all.findIndex((one) => one.ref === ref) === at,
    ),
  };
}

interface Chosen {
  readonly item: Item;
  readonly course: Course;
}

/** The first of each purpose, then the second of each; what is shown once is not shown again. */
function chosenOf(courses: readonly Course[], { limit }: Visit): readonly Chosen[] {
  const longest = Math.max(0, ...courses.map(({ candidates }) => candidates.length));
  const turns = Array.from({ length: longest }, (_, turn) =>
    courses.flatMap((course) =>
      course.candidates.slice(turn, turn + 1).map((item) => ({ item, course })),
    ),
  ).flat();
  const first = new Map(turns.toReversed().map((one) => [one.item.ref, one]));
  return turns.filter((one) => first.get(one.item.ref) === one).slice(0, limit);
}

/** An item as it goes out: why, and by what right (L7). */
function suggestionOf({ item, course }: Chosen, visit: Visit, shelf: Shelf): Suggestion {
  const { ref, kind, title } = item;
  const { purpose, view, gates, isDecisive } = course;
  const rests = FIELDS.flatMap((field) => {
    const line = view.lines[field];
    return line === undefined ? [] : [{ field, recipient: visit.recipient, purpose, line }];
  });
  const boosts = boostsOf(item, view, visit).slice(0, MOST_BOOSTS);
  const [store, ...passed] = gates.flatMap((gate) => {
    const said = gate.says(item);
    const isReason = said !== null && (gate === gates[0] || isDecisive(gate));
    return isReason ? [{ said, field: gate.field, delta: 0, effect: 'gate' as const }] : [];
  });
  const because = [...boosts.map((one) => ({ ...one, effect: 'boost' as const })), ...passed];
  const seen = because.filter(({ field }) => visit.screen === 'own' || field === null);
  const reasons = seen.length > 0 ? seen : [store].flatMap((one) => one ?? []);
  return {
    ref,
    kind,
    purpose,
    title,
    ...shoppingOf(item, shelf),
    reasons: reasons.map((one) => reasonOf(one, rests, visit)),
    rests,
  };
}

const reasonOf = (
  { said, field, delta, effect }: Boost & Pick<Reason, 'effect'>,
  rests: readonly Right[],
  { locale }: Visit,
): Reason => ({
  key: said.key,
  params: said.params,
  text: textOf(said, locale),
  effect,
  delta,
  field,
  restsOn: rests.find((right) => right.field === field) ?? null,
});

/** Of what was asked for by name, all that a gate held. */
const heldIn = (courses: readonly Course[], { among }: Visit): readonly Omit<Held, 'at'>[] =>
  courses.flatMap(({ pool, gates }) =>
    (among ? pool : []).flatMap((item) => {
      const gate = gates.find(({ holds }) => holds(item));
      return gate ? [heldFor(item, gate.reason)] : [];
    }),
  );

/** What was asked for by name, and is nothing that any wished purpose could bring. */
function besides(
  asked: readonly Answered[],
  courses: readonly Course[],
  visit: Visit,
  shelf: Shelf,
): readonly Omit<Held, 'at'>[] {
  const named = new Set(asked.flatMap((purpose) => namedFor(purpose, visit, shelf)));
  return [...named].flatMap((item) => {
    const own = courses.filter(
      ({ purpose }) => (purpose === 'recipes') === (item.kind === 'recipe'),
    );
    if (own.some(({ pool }) => pool.includes(item))) return [];
    return [heldFor(item, own.length > 0 ? 'not-relevant' : 'not-wanted')];
  });
}

const heldFor = ({ ref, kind, title, stores }: Item, reason: HoldReason): Omit<Held, 'at'> => ({
  ref,
  kind,
  title,
  reason,
  ...(reason === 'not-at-store' ? { elsewhere: stores.toSorted() } : {}),
});

/** Why there is nothing. Nothing is relaxed to fill a place. */
function emptyBecause(
  courses: readonly Course[],
  visit: Visit,
): NonNullable<Suggestions['emptyBecause']> {
  const because = (
    code: NonNullable<Suggestions['emptyBecause']>['code'],
    words: string[] = [],
  ) => ({
    code,
    text: textOf({ key: `empty.${code}`, params: { words: words.join(', ') } }, visit.locale),
    ...(words.length > 0 ? { words } : {}),
  });
  if (courses.length === 0) return because('nothing-wanted');
  const { eaters = {}, date } = visit;
  const tables = courses.flatMap(({ view }) => [tableOf(view, eaters, date), guestTable(eaters)]);
  const words = [...new Set(tables.flatMap(({ strangers }) => strangers))];
  if (words.length > 0 && visit.screen === 'own') return because('unknown-word', words);
  const pool = courses.flatMap((course) => course.pool);
  const isPassing = courses.some(({ pool: all, gates }) =>
    all.some((item) => !gates.some(({ holds }) => holds(item))),
  );
  if (pool.length === 0 || isPassing) return because('nothing-new');
  const isHere = pool.some(({ stores }) => stores.includes(visit.store));
  return because(isHere ? 'nothing-passes' : 'nothing-in-stock');
}
