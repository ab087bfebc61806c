import ICAL from 'ical.js';
import type { Moment, Reading } from './moment.js';

/** When something is: from a moment on, and before another of its kind. */
export interface Span {
  readonly begins: Moment;
  readonly to: number;
}

/** From one instant on and before another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400_000;

/** No rule is followed further. Some never come true, and their search would not end. */
const MOST_STEPS = 5_000;

/**
 * When an event is, as far as it may touch a stretch.
 *
 * @throws Error where it cannot be read, or where a rule takes too many steps.
 */
export function spansOf(event: ICAL.Component, read: Reading, stretch: Stretch): readonly Span[] {
  const [first] = timesOf(event, 'dtstart');
  if (first === undefined) throw new Error('An event without a beginning.');
  const start = read(first.time, first.property);
  const length = lengthOf(event, start, read);
  const out = timesOf(event, 'exdate').map(({ time, property }) => read(time, property));
  const near = { from: stretch.from - length - DAY, to: stretch.to + DAY };
  const moments = [
    start,
    ...timesOf(event, 'rdate').map(({ time, property }) => read(time, property)),
    ...event.getAllProperties('rrule').flatMap((rule) => repeatedBy(rule, first, read, near)),
  ];
  return Array.from(new Map(moments.map((moment) => [moment.at, moment])).values())
    .filter(({ at }) => at >= near.from && at <= near.to)
    .filter((moment) => !out.some((one) => isSame(one, moment)))
    .map((begins) => ({ begins, to: begins.at + length }));
}

/** Whether two moments are one. An exception that names a day only is meant for all of it. */
export const isSame = (one: Moment, other: Moment): boolean =>
  one.is === other.is ? one.at === other.at : one.date === other.date;

/** A time, and the property that says it. */
interface Told {
  readonly time: ICAL.Time;
  readonly property: ICAL.Property;
}

/** The times of the properties of a name; of a period its beginning. */
export const timesOf = (event: ICAL.Component, name: string): readonly Told[] =>
  event.getAllProperties(name).flatMap((property) =>
    (property.getValues() as readonly unknown[]).flatMap((value) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      return time instanceof ICAL.Time ? [{ time, property }] : [];
    }),
  );

/** How long an event takes, in milliseconds. A whole day takes one, if nothing is said. */
function lengthOf(event: ICAL.Component, { is, at }: Moment, read: Reading): number {
  const least = is === 'day' ? DAY : 0;
  const [end] = timesOf(event, 'dtend');
  if (end) return Math.max(least, read(end.time, end.property).at - at);
  const takes = event.getFirstPropertyValue('duration');
  return takes instanceof ICAL.Duration ? Math.max(least, takes.toSeconds() * 1000) : least;
}

/** The moments that a rule gives near a stretch. */
function repeatedBy(
  rule: ICAL.Property,
  { time, property }: Told,
  read: Reading,
  near: Stretch,
): readonly Moment[] {
  const recur = rule.getFirstValue();
  if (!(recur instanceof ICAL.Recur)) throw new Error('A rule that is none.');
  const { until } = recur;
  const last = until ? read(until, property) : undefined;
  recur.until = null;
  const begun = time.clone();
  begun.adjust(daysToSkip(recur, near.from - read(time, property).at), 0, 0, 0);
  const steps = new Steps({ rule: recur, dtstart: begun });
  const moments: Moment[] = [];
  for (let next = steps.next() as ICAL.Time | null; next; next = steps.next()) {
    const moment = read(next, property);
    if (moment.at > near.to || (last && isAfter(moment, last))) break;
    moments.push(moment);
  }
  return moments;
}

/** A rule ends with its last moment, or with its last day. */
const isAfter = (moment: Moment, last: Moment): boolean =>
  moment.is === last.is ? moment.at > last.at : moment.date > last.date;

/** How many whole rounds a rule of days or weeks may be begun later: they change none after them. */
function daysToSkip({ freq, interval, count }: ICAL.Recur, ms: number): number {
  const round = { DAILY: 1, WEEKLY: 7 }[freq as string];
  if (round === undefined || count !== null || ms <= 0) return 0;
  return Math.max(0, Math.floor(ms / DAY / (round * interval)) - 1) * round * interval;
}

/** The steps of a rule, looked for so far and no further. */
class Steps extends ICAL.RecurIterator {
  declare private steps?: number;

  override check_contracting_rules(): boolean {
    this.steps = (this.steps ?? 0) + 1;
    if (this.steps > MOST_STEPS) throw new Error('A rule with too many steps.');
    return super.check_contracting_rules();
  }
}
