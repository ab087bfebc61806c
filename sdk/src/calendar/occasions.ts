import ICAL from 'ical.js';
import type { CalendarFile } from './file.js';
import type { Moment, Reading } from './moment.js';
import { isSame, spansOf, timesOf, type Span, type Stretch } from './occurrences.js';

/** Something that takes place, and what it is called. What is private is called nothing. */
export interface Occasion extends Span {
  readonly title: string;
}

/** What a calendar holds in a stretch, and how many of its events could not be read. */
export interface Occasions {
  readonly occasions: readonly Occasion[];
  readonly skipped: number;
}

/** One event, and the moment of another one's that it stands for. */
interface Event {
  readonly component: ICAL.Component;
  readonly uid: string;
  readonly stands?: Moment;
}

/** Reads the events of a file. A broken one is left out and counted. */
export function occasionsIn(file: CalendarFile, read: Reading, stretch: Stretch): Occasions {
  const events = file.events.flatMap((parse) => unlessBroken(() => [eventOf(parse(), read)]));
  const instead = new Map<string, Moment[]>();
  for (const { uid, stands } of events) {
    if (stands) instead.set(uid, [...(instead.get(uid) ?? []), stands]);
  }
  const isReplaced = (moment: Moment, { uid, stands }: Event): boolean =>
    stands === undefined && (instead.get(uid) ?? []).some((one) => isSame(one, moment));
  const found = events.filter(counts).map((event) =>
    unlessBroken(() => [
      spansOf(event.component, read, stretch)
        .filter(({ begins }) => !isReplaced(begins, event))
        .map((span) => ({ ...span, title: titleOf(event.component) })),
    ]),
  );
  return {
    occasions: found.flat(2),
    skipped: file.events.length - events.length + found.filter((one) => one.length === 0).length,
  };
}

function unlessBroken<One>(make: () => readonly One[]): readonly One[] {
  try {
    return make();
  } catch {
    return [];
  }
}

function eventOf(component: ICAL.Component, read: Reading): Event {
  const [stands] = timesOf(component, 'recurrence-id');
  return {
    component,
    uid: wordIn(component, 'uid'),
    ...(stands && { stands: read(stands.time, stands.property) }),
  };
}

/** Whether it takes anybody's time: cancelled, declined and transparent events do not (RFC 5545). */
const counts = ({ component }: Event): boolean =>
  wordIn(component, 'status') !== 'CANCELLED' &&
  wordIn(component, 'transp') !== 'TRANSPARENT' &&
  !isDeclined(component);

/** Who alone is asked is the customer: a program that keeps a refusal writes it there. */
const isDeclined = (component: ICAL.Component): boolean => {
  const asked = component.getAllProperties('attendee');
  return asked.length === 1 && isSaid(asked[0]!.getParameter('partstat'), 'DECLINED');
};

const isSaid = (word: unknown, meant: string): boolean =>
  typeof word === 'string' && word.toUpperCase() === meant;

/** The title of an event. Of a private or confidential one only its times count. */
const titleOf = (component: ICAL.Component): string =>
  ['', 'PUBLIC'].includes(wordIn(component, 'class')) ? textIn(component, 'summary') : '';

const wordIn = (component: ICAL.Component, name: string): string =>
  name === 'uid' ? textIn(component, name) : textIn(component, name).toUpperCase();

const textIn = (component: ICAL.Component, name: string): string => {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
};
