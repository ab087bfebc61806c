import ICAL from 'ical.js';
import { zoneNamed, type Zone } from './zone.js';

/** An instant, in milliseconds since 1970, UTC; or a whole day, as the instant at which it begins in UTC. */
export interface Moment {
  readonly is: 'instant' | 'day';
  readonly at: number;
  /** The day, as the clocks of its own zone show it. */
  readonly date: string;
}

/** Reads what a property says of time. */
export type Reading = (time: ICAL.Time, property: ICAL.Property) => Moment;

/**
 * Reads times for somebody in a zone. A zone is looked for by its name on the platform first, then in
 * the file. What floats, whole days, and what has a zone that nobody knows, are theirs.
 */
export function readingIn(own: Zone, brought: ReadonlyMap<string, ICAL.Timezone>): Reading {
  const known = new Map<string, Zone | undefined>();
  const named = (id: string): Zone | undefined => {
    if (!known.has(id)) known.set(id, zoneNamed(id) ?? zoneNamed(placeIn(id)));
    return known.get(id);
  };
  const instantOf = (time: ICAL.Time, property: ICAL.Property): number => {
    const wall = wallOf(time);
    if (time.zone === ICAL.Timezone.utcTimezone) return wall;
    const id = String(property.getParameter('tzid') ?? '');
    const zone = named(id);
    const theirs = brought.get(id);
    if (zone === undefined && theirs !== undefined) return wall - theirs.utcOffset(time) * 1000;
    return (zone ?? own).instantOf(wall);
  };
  return (time, property) => {
    const date = time.toString().slice(0, 10);
    return time.isDate
      ? { is: 'day', at: wallOf(time), date }
      : { is: 'instant', at: instantOf(time, property), date };
  };
}

const wallOf = ({ year, month, day, hour, minute, second }: ICAL.Time): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** Some programs write `/somebody.example/2024/Europe/Berlin`. */
const placeIn = (id: string): string => id.split('/').slice(-2).join('/');
