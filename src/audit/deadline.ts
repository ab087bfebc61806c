import { dayAfter, dayIn, endOfDay, lastOfMonth } from '../base/day.js';
import { HOLIDAYS, holidaysOf, weekdayOf, type Holiday } from './holidays.js';

/** `2026-11-26`. */
type LocalDate = string;

/** By whose calendar a request is answered. */
export interface Jurisdiction {
  readonly zone: string;
  readonly holidays: readonly Holiday[];
  /** In how many calendar months a request is answered (GDPR Art. 12(3)). */
  readonly months: number;
  /** And by how many more it can be extended, once. */
  readonly extension: number;
  /** Whether the time stands still while the customer is asked what they mean. */
  readonly holdsWhileAsking: boolean;
  /** For how long what is left of a request is kept that is nobody's, from the end of the year it ended in. */
  readonly keptYears: number;
}

const GDPR = { months: 1, extension: 2, holdsWhileAsking: false } as const;
/**
 * Until when somebody can still hold it against a house that a request was not answered, so that it has to
 * be shown (GDPR Art. 5(2)): German law lets it go three years after the end of the year (BGB § 195 and
 * 199(1), OWiG § 31(2)), Austrian three years after it was known (ABGB § 1489), Dutch five (BW art. 3:310,
 * Awb art. 5:45).
 */
const KEPT_YEARS = { DE: 3, AT: 3, NL: 5 } as const;
const ZONES = { DE: 'Europe/Berlin', AT: 'Europe/Vienna', NL: 'Europe/Amsterdam' } as const;

/** The calendars that are known, by the name that the settings give. */
export type JurisdictionId = keyof typeof HOLIDAYS;

/** Whether a calendar is known by this name. */
export const isJurisdiction = (id: unknown): id is JurisdictionId =>
  typeof id === 'string' && Object.hasOwn(HOLIDAYS, id);

/** The calendar of a jurisdiction. */
export function jurisdictionOf(id: JurisdictionId): Jurisdiction {
  const country = id.slice(0, 2) as keyof typeof ZONES;
  return {
    ...GDPR,
    zone: ZONES[country],
    holidays: HOLIDAYS[id],
    keptYears: KEPT_YEARS[country],
  };
}

/** Until when what is left of a request is kept that ended at a time: the end of a year there. */
export function keptUntilOf({ zone, keptYears }: Jurisdiction, endedAt: Date): Date {
  const year = Number(dayIn(zone, endedAt).slice(0, 4)) + keptYears;
  return endOfDay(zone, `${year}-12-31`);
}

/**
 * The last day of a period of calendar months (Regulation 1182/71 Art. 3): the day on which it begins
 * does not count, and it ends on the day of the same number, or on the last one of a month that has no
 * such day. A Saturday, Sunday or public holiday there goes on to the next working day.
 */
export const lastDayOf = (
  jurisdiction: Jurisdiction,
  begun: LocalDate,
  months: number,
): LocalDate => workingDayFrom(jurisdiction, monthsAfter(begun, months));

/** The same day number so many months later, or the month's last day. */
export function monthsAfter(day: LocalDate, months: number): LocalDate {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = `${Math.trunc(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  const last = lastOfMonth(`${month}-01`);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
}

/** The day, or the next one on which people work. */
export function workingDayFrom({ holidays }: Jurisdiction, day: LocalDate): LocalDate {
  const isFree = (one: LocalDate): boolean =>
    [0, 6].includes(weekdayOf(one)) || holidaysOf(holidays, Number(one.slice(0, 4))).has(one);
  let next = day;
  while (isFree(next)) next = dayAfter(next);
  return next;
}

/** The two ends that a request can have: as it was received, and extended. Both count from receipt. */
export interface Deadlines {
  readonly due: Date;
  readonly extended: Date;
}

/** By when a request has to be answered that was received at a time: the end of a day there. */
export function deadlinesOf(jurisdiction: Jurisdiction, receivedAt: Date): Deadlines {
  const { zone, months, extension } = jurisdiction;
  const begun = dayIn(zone, receivedAt);
  return {
    due: endOfDay(zone, lastDayOf(jurisdiction, begun, months)),
    extended: endOfDay(zone, lastDayOf(jurisdiction, begun, months + extension)),
  };
}

/** The end of a deadline that stood still for so long: whole days, and again a working day. */
export function heldOver(jurisdiction: Jurisdiction, due: Date, heldMs: number): Date {
  if (!jurisdiction.holdsWhileAsking || heldMs <= 0) return due;
  const { zone } = jurisdiction;
  const last = dayIn(zone, new Date(due.getTime() - 1));
  const days = Math.ceil(heldMs / DAY_MS);
  return endOfDay(zone, workingDayFrom(jurisdiction, dayAfter(last, days)));
}

const DAY_MS = 86_400_000;
