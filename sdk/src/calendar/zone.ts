/** What the clocks on the walls of a zone show: a day, and the minutes since its midnight. */
export interface WallClock {
  readonly date: string;
  readonly minutes: number;
}

/** The clocks of a zone. Instants are milliseconds since 1970, UTC. */
export interface Zone {
  readonly clockAt: (instant: number) => WallClock;
  /**
   * The instant at which they show a time, given as if it were UTC. Of an hour that comes twice the
   * first; in an hour that is skipped, what it would have been without (RFC 5545, 3.3.5).
   */
  readonly instantOf: (wall: number) => number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The zone of a name that the platform knows (IANA); undefined for any other name. */
export function zoneNamed(name: string): Zone | undefined {
  try {
    return zoneOf(
      new Intl.DateTimeFormat('en-GB', {
        timeZone: name,
        calendar: 'gregory',
        numberingSystem: 'latn',
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
      }),
    );
  } catch {
    return undefined;
  }
}

function zoneOf(format: Intl.DateTimeFormat): Zone {
  const clockAt = (instant: number): WallClock => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    return {
      date: `${part('year')}-${part('month')}-${part('day')}`,
      minutes: Number(part('hour')) * 60 + Number(part('minute')),
    };
  };
  const offsetAt = (instant: number): number => {
    const { date, minutes } = clockAt(instant);
    return Date.parse(date) + minutes * MINUTE - Math.floor(instant / MINUTE) * MINUTE;
  };
  return { clockAt, instantOf: (wall) => instantIn(wall, offsetAt) };
}

/** An instant by what the clocks show, and how far they are ahead of UTC at instants. */
function instantIn(wall: number, offsetAt: (instant: number) => number): number {
  const [before, after] = [offsetAt(wall - DAY), offsetAt(wall + DAY)];
  const isSo = [before, after].find((offset) => offsetAt(wall - offset) === offset);
  return wall - (isSo ?? before);
}
