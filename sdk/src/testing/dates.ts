const DAY_MS = 86_400_000;

/** The day that it is in a zone: `2026-11-26`, as the Swedish write it. */
export const dayIn = (zone: string, now: number): string => wallClock(zone, now).slice(0, 10);

/** The moment at which a day ends in a zone. */
export function endOfDay(zone: string, date: string): number {
  const midnight = Date.parse(`${date}T00:00:00Z`) + DAY_MS;
  const first = midnight - offset(zone, midnight);
  return midnight - offset(zone, first);
}

/** The day after. */
export const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** The same day number a month later, or the month's last day. */
export function monthAfter(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The month of a day, 1 to 12. */
export const monthOf = (date: string): number => Number(date.slice(5, 7));

/** The youngest age in whole months that a birth allows on a day. */
export function youngestMonths(birth: string, on: string): number {
  const [year = 0, month = 12, told] = birth.split('-').map(Number);
  const day = told ?? new Date(Date.UTC(year, month, 0)).getUTCDate();
  const [thisYear = 0, thisMonth = 0, thisDay = 0] = on.split('-').map(Number);
  const months = (thisYear - year) * 12 + (thisMonth - month);
  return Math.max(0, thisDay < day ? months - 1 : months);
}

const offset = (zone: string, now: number): number =>
  Date.parse(`${wallClock(zone, now).replace(' ', 'T')}Z`) - Math.trunc(now / 1000) * 1000;

const wallClock = (timeZone: string, now: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    now,
  );
