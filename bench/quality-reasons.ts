import {
  FIELDS_FOR,
  type Field,
  type Reason,
  type Suggestion,
} from '@village-butcher/sdk/contract';
import { countOf, drop, hasRow } from '../src/catalogue/bits.js';
import { itemOn } from '../src/catalogue/shelf.js';
import { courseOf, type Course } from '../src/recommend/course.js';
import type { Answered } from '../src/recommend/permitted.js';
import { suggest } from '../src/recommend/suggest.js';
import { partsOf } from '../src/recommend/terms.js';
import type { Home } from './quality-homes.js';
import type { Counted } from './quality-gates.js';
import type { Shop } from './quality-picks.js';

/** What holds of the reasons that were said, and of all that should have been. */
export interface Reasons {
  /** Said, and nothing would be different without what it names. */
  readonly causal: Counted;
  /** Shown items where something made a difference and was not said. */
  readonly complete: Counted;
}

/** What a reason may rest on, and can be left out to see what it did. */
type Left = Field | 'guests' | 'settled';

/** Looks at every reason of every suggestion: all once more, without what it rests on. */
export function reasonsIn(homes: readonly Home[], shop: Shop): Reasons {
  const told = homes.flatMap((home) => {
    const worlds = new Worlds(home, shop);
    const { items } = suggest(home.permitted, home.visit, shop.shelf).suggestions;
    return items.map((item) => ({ item, worlds }));
  });
  const said = told.flatMap(({ item, worlds }) =>
    item.reasons
      .filter(({ key }) => key !== 'gate.allergies-traces')
      .map((reason) => isCausal(reason, item, worlds)),
  );
  const all = told.map(({ item, worlds }) => isComplete(item, worlds));
  return { causal: countedIn(said), complete: countedIn(all) };
}

const countedIn = (checks: readonly boolean[]): Counted => ({
  n: checks.length,
  found: checks.filter((isRight) => !isRight).length,
});

/** One visit as it is, and as it would be without one thing, each worked out once. */
class Worlds {
  readonly #courses = new Map<string, Course>();

  constructor(
    readonly home: Home,
    readonly shop: Shop,
  ) {}

  course(purpose: Answered, left?: Left): Course {
    const key = `${purpose} ${left}`;
    const { permitted, visit } = without(this.home, purpose, left);
    const course = this.#courses.get(key) ?? courseOf(purpose, permitted, visit, this.shop.shelf);
    this.#courses.set(key, course);
    return course;
  }

  row = (ref: string): number => itemOn(this.shop.shelf, ref)!.row;
}

function without(home: Home, purpose: Answered, left: Left | undefined): Home {
  const { permitted, visit } = home;
  if (left === 'settled') return { visit, permitted: { ...permitted, settled: [] } };
  if (left === 'guests') {
    const { guests: _, ...eaters } = visit.eaters ?? {};
    return { permitted, visit: { ...visit, eaters } };
  }
  const { values = {}, lines = {} } = permitted.views[purpose] ?? {};
  const view = left ? { values: { ...values, [left]: undefined }, lines } : { values, lines };
  return { visit, permitted: { ...permitted, views: { ...permitted.views, [purpose]: view } } };
}

function isCausal(
  { key, effect, field, delta }: Reason,
  item: Suggestion,
  worlds: Worlds,
): boolean {
  const purpose = item.purpose as Answered;
  const row = worlds.row(item.ref);
  const now = worlds.course(purpose);
  if (key === 'gate.store') return now.rack.items[row]!.stores.has(worlds.home.visit.store);
  if (effect === 'gate') {
    return letsMoreIn(now, worlds.course(purpose, field ?? 'guests'));
  }
  if (key === 'boost.pets') return !hasRow(worlds.course(purpose, 'pets').candidates, row);
  if (field === null && key !== 'boost.variety') return isMerit(delta, row, now);
  const then = worlds.course(purpose, field ?? 'settled');
  return delta > 0 && isSame(scoreOf(row, now) - scoreOf(row, then), delta);
}

/** Whether there is a candidate in another world that there is not in this one. */
function letsMoreIn(now: Course, then: Course): boolean {
  const more = then.candidates.slice();
  drop(more, now.candidates);
  return countOf(more) > 0;
}

/** What holds for everybody stays when nothing at all is told: of that, it is a part of its own. */
const isMerit = (delta: number, row: number, { rack, told }: Course): boolean => {
  const item = rack.items[row]!;
  const share = item.season[told.month]!;
  const most = [30, 60, 90, 120].filter(
    (minutes) => item.kind === 'recipe' && item.minutes <= minutes,
  );
  const season = share === 0 ? 0 : share < 0.5 ? 0.5 : 1;
  return [0.12 * season, 0.1 * (most.length / 4)].some((part) => isSame(part, delta));
};

const scoreOf = (row: number, course: Course): number =>
  partsOf(row, course).reduce((sum, { delta }) => sum + delta, 0);

const isSame = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9;

/** What is said of what people eat, and never of food for animals. */
const ABOUT_PEOPLE: readonly Left[] = ['diet', 'children'];

const isForPets = (row: number, { rack }: Course): boolean => hasRow(rack.petFood, row);

/** The two weightiest boosts are said, and each field and the guests, if they kept something away. */
function isComplete(item: Suggestion, worlds: Worlds): boolean {
  if (worlds.home.visit.screen === 'shared') return true;
  const purpose = item.purpose as Answered;
  const row = worlds.row(item.ref);
  const now = worlds.course(purpose);
  const boosts = partsOf(row, now)
    .map(({ delta }) => delta)
    .filter((delta) => delta > 0)
    .toSorted((one, other) => other - one);
  const said = item.reasons.filter(({ effect, delta }) => effect === 'boost' && delta > 0);
  const areSaid = boosts
    .slice(0, 2)
    .every((delta, at) => said[at] !== undefined && isSame(said[at].delta, delta));
  const isSaid = (left: Field | 'guests') =>
    item.reasons.some(
      ({ key, effect, field }) =>
        effect === 'gate' && (left === 'guests' ? key === 'gate.guests' : field === left),
    );
  const sources = [...FIELDS_FOR[purpose], 'guests' as const].filter(
    (left) => !(isForPets(row, now) && ABOUT_PEOPLE.includes(left)),
  );
  const areGatesSaid = sources.every(
    (left) => !letsMoreIn(now, worlds.course(purpose, left)) || isSaid(left),
  );
  return areSaid && areGatesSaid;
}
