/** Day hints, derived on the device: the calendar stays on the phone (L8). */
import { ConfigurationError } from '../core/error.js';
import { readFile } from './file.js';
import { hintsOf, type DerivedHint } from './hints.js';
import { readingIn } from './moment.js';
import { occasionsIn } from './occasions.js';
import { HINT_RULES, type HintRules } from './rules.js';
import { zoneNamed } from './zone.js';

export type { DerivedHint } from './hints.js';
export { HINT_RULES, type HintRules } from './rules.js';

/** For whom and when hints are derived. */
export interface HintsAt {
  readonly now: Date;
  /** The customer's time zone, by its IANA name. */
  readonly tz: string;
  readonly rules?: HintRules;
  /** Told how many events could not be read, if any. */
  readonly onSkipped?: (events: number) => void;
}

const DAY = 86_400_000;
/** Today, and so many days after it. */
const AHEAD = 14;

/**
 * Derives day hints from an iCalendar file (RFC 5545): for today and the next 14 days, each day and
 * hint once, in order. Nothing is stored, sent or logged, and what comes back has no room for more.
 *
 * @example
 * const hints = deriveDayHints(await file.text(), { now: new Date(), tz: 'Europe/Berlin' });
 * // [{ date: '2026-11-27', hint: 'important' }]: show them, let them be changed, then put them.
 *
 * @throws VillageError `unreadable` where the file is none, is cut, or is larger than 2 MB.
 * @throws ConfigurationError where the platform knows no such time zone.
 */
export function deriveDayHints(
  ics: string,
  { now, tz, rules = HINT_RULES, onSkipped }: HintsAt,
): DerivedHint[] {
  const own = zoneNamed(tz);
  if (own === undefined)
    throw new ConfigurationError('tz', 'must be a time zone that is known here');
  const file = readFile(ics);
  const today = Date.parse(own.clockAt(now.getTime()).date);
  const days = { from: today, to: today + (AHEAD + 1) * DAY };
  const { occasions, skipped } = occasionsIn(file, readingIn(own, file.zones), days);
  if (skipped > 0) onSkipped?.(skipped);
  return hintsOf(occasions, rules, own, days);
}
