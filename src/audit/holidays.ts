import { dayAfter } from '../base/day.js';

/** `2026-11-26`. */
type LocalDate = string;

/** A public holiday: on the same day of each year, so many days after Easter Sunday, or moved. */
export type Holiday = `${number}-${number}` | number | ((year: number) => LocalDate);

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm that Meeus printed). */
export function easterOf(year: number): LocalDate {
  const a = year % 19;
  const b = Math.trunc(year / 100);
  const c = year % 100;
  const d = b - Math.trunc(b / 4) - Math.trunc((8 * b + 13) / 25);
  const h = (19 * a + d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.trunc(c / 4) - h - (c % 4)) % 7;
  const m = Math.trunc((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 22;
  return dayAfter(`${year}-03-01`, days - 1);
}

const GOOD_FRIDAY = -2;
const EASTER = 0;
const EASTER_MONDAY = 1;
const ASCENSION = 39;
const WHIT_SUNDAY = 49;
const WHIT_MONDAY = 50;
const CORPUS_CHRISTI = 60;

/** Saturday = 6, Sunday = 0. */
export const weekdayOf = (day: LocalDate): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The Wednesday before 23 November. */
const repentance = (year: number): LocalDate => {
  const last = `${year}-11-22`;
  return dayAfter(last, -((weekdayOf(last) + 4) % 7));
};

/** The king's birthday is kept on the day before where it is a Sunday. */
const kings = (year: number): LocalDate =>
  weekdayOf(`${year}-04-27`) === 0 ? `${year}-04-26` : `${year}-04-27`;

/** In all of Germany: the holidays that every one of its states has. */
const DE: readonly Holiday[] = [
  '01-01',
  '05-01',
  '10-03',
  '12-25',
  '12-26',
  GOOD_FRIDAY,
  EASTER_MONDAY,
  ASCENSION,
  WHIT_MONDAY,
];
const EPIPHANY = '01-06';
const WOMEN = '03-08';
const ASSUMPTION = '08-15';
const CHILDREN = '09-20';
const REFORMATION = '10-31';
const SAINTS = '11-01';

/**
 * The public holidays of whole jurisdictions, by ISO 3166. A day that only some places of one keep is
 * left out: what is due falls on an earlier day then, never on a later one.
 */
export const HOLIDAYS = {
  DE,
  'DE-BW': [...DE, EPIPHANY, CORPUS_CHRISTI, SAINTS],
  'DE-BY': [...DE, EPIPHANY, CORPUS_CHRISTI, SAINTS],
  'DE-BE': [...DE, WOMEN],
  'DE-BB': [...DE, EASTER, WHIT_SUNDAY, REFORMATION],
  'DE-HB': [...DE, REFORMATION],
  'DE-HH': [...DE, REFORMATION],
  'DE-HE': [...DE, CORPUS_CHRISTI],
  'DE-MV': [...DE, WOMEN, REFORMATION],
  'DE-NI': [...DE, REFORMATION],
  'DE-NW': [...DE, CORPUS_CHRISTI, SAINTS],
  'DE-RP': [...DE, CORPUS_CHRISTI, SAINTS],
  'DE-SL': [...DE, CORPUS_CHRISTI, ASSUMPTION, SAINTS],
  'DE-SN': [...DE, REFORMATION, repentance],
  'DE-ST': [...DE, EPIPHANY, REFORMATION],
  'DE-SH': [...DE, REFORMATION],
  'DE-TH': [...DE, CHILDREN, REFORMATION],
  AT: [
    '01-01',
    EPIPHANY,
    '05-01',
    ASSUMPTION,
    '10-26',
    SAINTS,
    '12-08',
    '12-25',
    '12-26',
    EASTER_MONDAY,
    ASCENSION,
    WHIT_MONDAY,
    CORPUS_CHRISTI,
  ],
  NL: [
    '01-01',
    '12-25',
    '12-26',
    kings,
    EASTER,
    EASTER_MONDAY,
    ASCENSION,
    WHIT_SUNDAY,
    WHIT_MONDAY,
  ],
} as const satisfies Readonly<Record<string, readonly Holiday[]>>;

/** The public holidays of a year. */
export const holidaysOf = (holidays: readonly Holiday[], year: number): ReadonlySet<LocalDate> =>
  new Set(holidays.map((holiday) => dayOf(holiday, year)));

function dayOf(holiday: Holiday, year: number): LocalDate {
  if (typeof holiday === 'function') return holiday(year);
  return typeof holiday === 'number' ? dayAfter(easterOf(year), holiday) : `${year}-${holiday}`;
}
