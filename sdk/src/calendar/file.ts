import ICAL from 'ical.js';
import { VillageError } from '../core/error.js';

/** No calendar of a phone is larger, in characters. */
const MOST = 2 * 1024 * 1024;

/** The parts of a calendar file that hints are derived from. */
export interface CalendarFile {
  /** Each event, still to be read: a broken one spoils no other. */
  readonly events: readonly (() => ICAL.Component)[];
  /** The zones that the file brings, by their id. */
  readonly zones: ReadonlyMap<string, ICAL.Timezone>;
}

/**
 * Takes an iCalendar file (RFC 5545) apart.
 *
 * @throws VillageError `unreadable` where it is none, is cut, or is larger than 2 MB.
 */
export function readFile(ics: string): CalendarFile {
  if (ics.length > MOST) throw unreadable('is larger than 2 MB');
  const lines = ics
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
  const [first] = lines;
  if (first?.trim().toUpperCase() !== 'BEGIN:VCALENDAR') throw unreadable('is no iCalendar file');
  const blocks = blocksIn(lines.map((line) => line.trimEnd()));
  const read = (block: string) => new ICAL.Component(ICAL.parse(block) as unknown[]);
  const zones = (blocks.get('VTIMEZONE') ?? []).flatMap((block) => zoneFrom(block, read));
  return {
    events: (blocks.get('VEVENT') ?? []).map((block) => () => read(block)),
    zones: new Map(zones.map((zone) => [zone.tzid, zone])),
  };
}

/** The components right in a calendar, as text, by their name. */
function blocksIn(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const blocks = new Map<string, string[]>();
  const open: string[] = [];
  let start = 0;
  for (const [at, line] of lines.entries()) {
    const [, what, name = ''] = /^(BEGIN|END):(.+)$/i.exec(line) ?? [];
    if (what === undefined) continue;
    if (what.toUpperCase() === 'BEGIN') {
      if (open.push(name.toUpperCase()) === 2) start = at;
    } else if (open.pop() !== name.toUpperCase()) throw unreadable('has parts that do not end');
    else if (open.length === 1) {
      const same = blocks.get(name.toUpperCase()) ?? [];
      same.push(lines.slice(start, at + 1).join('\r\n'));
      blocks.set(name.toUpperCase(), same);
    }
  }
  if (open.length > 0) throw unreadable('ends before it is complete');
  return blocks;
}

/** A zone that cannot be read is as good as none. */
function zoneFrom(block: string, read: (block: string) => ICAL.Component): ICAL.Timezone[] {
  try {
    return [new ICAL.Timezone(read(block))];
  } catch {
    return [];
  }
}

const unreadable = (how: string): VillageError =>
  new VillageError(`\`ics\` ${how}.`, { code: 'unreadable' });
