/** A day as a calendar on the wall shows it: `2026-11-26`. */
type LocalDate = string;

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that it is in a zone, at a time. */
export function dayIn(zone: string, at: Date): LocalDate {
  return wallClockIn(zone, at).slice(0, 10);
}

/** The moment at which a day ends in a zone, 23- and 25-hour days included. */
export function endOfDay(zone: string, date: LocalDate): Date {
  const midnight = Date.parse(`${date}T00:00:00Z`) + DAY_MS;
  const first = midnight - offsetMs(zone, new Date(midnight));
  return new Date(midnight - offsetMs(zone, new Date(first)));
}

/** The day that it still is somewhere in these zones: what is before it is over everywhere. */
export const earliestDayIn = (zones: Iterable<string>, at: Date): LocalDate =>
  Array.from(zones, (zone) => dayIn(zone, at)).toSorted()[0] ?? dayIn('UTC', at);

/** `2026-11-30` and one day is `2026-12-01`. */
export const dayAfter = (date: LocalDate, days = 1): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The month of a day, from January = 0 on. */
export const monthOf = (date: LocalDate): number => Number(date.slice(5, 7)) - 1;

/** The last day of a day's month. */
export const lastOfMonth = (date: LocalDate): LocalDate =>
  new Date(Date.UTC(Number(date.slice(0, 4)), monthOf(date) + 1, 0)).toISOString().slice(0, 10);

const offsetMs = (zone: string, at: Date): number =>
  Date.parse(`${wallClockIn(zone, at)}Z`) - Math.trunc(at.getTime() / 1000) * 1000;

/** `2026-11-26T17:10:00`, as the Swedish write it. */
const wallClockIn = (zone: string, at: Date): string => formatOf(zone).format(at).replace(' ', 'T');

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  formats.set(zone, format);
  return format;
}
