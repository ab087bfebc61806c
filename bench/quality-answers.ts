import { EMPTY_REASONS } from '@village-butcher/sdk/contract';
import { dayAfter } from '../src/base/day.js';
import { itemOn, type Shelf } from '../src/catalogue/shelf.js';
import { courseOf } from '../src/recommend/course.js';
import type { Settled } from '../src/recommend/permitted.js';
import { suggest } from '../src/recommend/suggest.js';
import { partsOf, type TermName } from '../src/recommend/terms.js';
import type { Home } from './quality-homes.js';
import { askingFor, type Shop } from './quality-picks.js';
import { mean } from './quality-spread.js';

const suggestionsFor = ({ permitted, visit }: Home, shelf: Shelf) =>
  suggest(permitted, visit, shelf).suggestions;

/** How many suggestions households get, and why some get none: shares of all visits. */
export function sizesOf(homes: readonly Home[], { shelf }: Shop) {
  const answers = homes.map((home) => suggestionsFor(home, shelf));
  const share = (isSo: (answer: (typeof answers)[number]) => boolean) =>
    answers.filter(isSo).length / answers.length;
  return {
    full: share(({ items }) => items.length >= 3),
    few: share(({ items }) => items.length > 0 && items.length < 3),
    empty: share(({ items }) => items.length === 0),
    because: EMPTY_REASONS.map((code) => ({
      code,
      share: share(({ emptyBecause }) => emptyBecause?.code === code),
    })),
  };
}

/** Of the recipes that households see, what each term adds to their scores. */
export function weighedIn(homes: readonly Home[], { shelf }: Shop) {
  const shown = homes.flatMap((home) => {
    const asking = askingFor(home, ['recipes']);
    const course = courseOf('recipes', asking.permitted, asking.visit, shelf);
    return suggestionsFor(asking, shelf).items.map(({ ref }) =>
      partsOf(itemOn(shelf, ref)!.row, course),
    );
  });
  return {
    n: shown.length,
    terms: TERMS.map((name) => {
      const deltas = shown.map((parts) => parts.find((part) => part.name === name)?.delta ?? 0);
      const scores = shown.map((parts) => parts.reduce((sum, { delta }) => sum + delta, 0));
      const largest = shown.filter((parts, at) => parts.every(({ delta }) => delta <= deltas[at]!));
      return {
        name,
        counts: deltas.filter((delta) => delta > 0).length / shown.length,
        share: mean(deltas) / mean(scores),
        largest:
          largest.filter((parts) => parts.some((part) => part.name === name)).length / shown.length,
      };
    }),
  };
}

const TERMS: readonly TermName[] = [
  'remembered',
  'evening',
  'season',
  'effort',
  'variety',
  'household',
];

/** The share of visits on which what was shared made other recipes of what everybody gets. */
export function differingIn(homes: readonly Home[], { shelf }: Shop): number {
  const refsFor = (home: Home) =>
    suggestionsFor(askingFor(home, ['recipes']), shelf)
      .items.map(({ ref }) => ref)
      .join(' ');
  const asEverybody = ({ permitted, visit }: Home): Home => ({
    permitted: { ...permitted, views: {} },
    visit,
  });
  return mean(homes.map((home) => Number(refsFor(home) !== refsFor(asEverybody(home)))));
}

/** What households do between two visits. */
type Habit = 'marks nothing' | 'takes the first';

const WEEKS = 8;
const REMEMBERED_WEEKS = 2;

/** Households that come on eight days, a week apart: the share of their places with something new. */
export const newOnReturn = (homes: readonly Home[], habit: Habit, { shelf }: Shop): number =>
  mean(homes.map((home) => newFor(home, habit, shelf)).filter((share) => !Number.isNaN(share)));

function newFor({ permitted, visit }: Home, habit: Habit, shelf: Shelf): number {
  const seen: string[] = [];
  const taken: Settled[] = [];
  for (let week = 0; week < WEEKS; week += 1) {
    const home: Home = {
      permitted: { ...permitted, settled: taken.slice(-REMEMBERED_WEEKS) },
      visit: { ...visit, date: dayAfter(visit.date, 7 * week), purposes: ['recipes'] },
    };
    const refs = suggestionsFor(home, shelf).items.map(({ ref }) => ref);
    seen.push(...refs);
    if (habit === 'takes the first' && refs[0]) taken.push({ item: refs[0], says: 'taken' });
  }
  return new Set(seen).size / seen.length;
}
