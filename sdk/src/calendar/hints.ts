import { HINTS, type Hint } from '../contract/vocabulary.js';
import type { Occasion } from './occasions.js';
import type { Stretch } from './occurrences.js';
import type { HintRules } from './rules.js';
import { holdsAny } from './words.js';
import type { Zone } from './zone.js';

/** A day and what kind of day it is. There is no room for a title, a time or a place. */
export interface DerivedHint {
  readonly date: string;
  readonly hint: Hint;
}

const DAY = 86_400_000;
const MINUTES_A_DAY = 24 * 60;

/** What occasions say of the days that they touch, each once, in the order of the days. */
export function hintsOf(
  occasions: readonly Occasion[],
  rules: HintRules,
  own: Zone,
  days: Stretch,
): DerivedHint[] {
  const named = namedBy(rules);
  const timed = timedBy(rules, own);
  const all = occasions.flatMap((one) => {
    const hints = named(one.title);
    if (one.begins.is === 'instant') return timed(one, hints, days);
    return daysOf(one.begins.at, one.to, days).flatMap((date) => on(date, hints));
  });
  const each = new Map(all.map((one) => [`${one.date} ${HINTS.indexOf(one.hint)}`, one]));
  return [...each].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, hint]) => hint);
}

const on = (date: string, hints: readonly Hint[]): readonly DerivedHint[] =>
  hints.map((hint) => ({ date, hint }));

/** What a title says. */
function namedBy(rules: HintRules): (title: string) => readonly Hint[] {
  const isUnless = holdsAny(rules.unless);
  const said = (['important', 'guests', 'away'] as const).map((hint) => ({
    hint,
    isSaid: holdsAny(rules[hint]),
  }));
  return (title) =>
    isUnless(title) ? [] : said.flatMap(({ hint, isSaid }) => (isSaid(title) ? hint : []));
}

/** What an occasion with a beginning and an end says: by its title on its first day, and by its times. */
function timedBy(rules: HintRules, own: Zone) {
  const [late, early] = [minutesOf(rules.lateAfter), minutesOf(rules.earlyBefore)];
  return ({ begins: { at }, to }: Occasion, hints: readonly Hint[], days: Stretch) => {
    const [start, end] = [own.clockAt(at), own.clockAt(to)];
    const endsOn = (date: string) => (date === end.date ? end.minutes : MINUTES_A_DAY);
    // Whoever has guests is at home, a reminder takes no time, and only whole days are spent away.
    const isOut = to > at && !hints.includes('guests');
    return daysOf(Date.parse(start.date), Date.parse(end.date) + DAY, days).flatMap((date) => [
      ...on(date, date === start.date ? hints.filter((hint) => hint !== 'away') : []),
      ...on(date, isOut && date === start.date && start.minutes < early ? ['early-start'] : []),
      ...on(date, isOut && endsOn(date) > late ? ['late-home'] : []),
    ]);
  };
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The days from one on and before another, of those that are looked at. */
function daysOf(from: number, to: number, days: Stretch): readonly string[] {
  const [first, end] = [Math.max(from, days.from), Math.min(to, days.to)];
  return Array.from({ length: Math.max(0, Math.ceil((end - first) / DAY)) }, (_, nth) =>
    new Date(first + nth * DAY).toISOString().slice(0, 10),
  );
}
