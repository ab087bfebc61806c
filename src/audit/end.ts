import type { END_REASONS } from '@village-butcher/sdk/contract';
import { keyOf } from '../consent/standing.js';
import { restrictionAfter, type Permitted, type Said } from './chain.js';
import { heldSince, type Held } from './quarantined.js';

/** Why a permission had ended, and since when that was on record. */
export interface End {
  readonly endedAt: string;
  readonly endReason: (typeof END_REASONS)[number];
}

/** What is known of a time: what a customer said until then, and which cohorts are held. */
export interface Known {
  readonly lines: readonly Said[];
  readonly held: readonly Held[];
}

/** The first end of a permission at a time, by what is known. `undefined`: it stands. */
export function endOf(grant: Permitted, { lines, held }: Known, at: string): End | undefined {
  const later = lines.slice(lines.findIndex(({ line }) => line === grant.line) + 1);
  const since = heldSince(held, grant, at);
  const ends = [
    withdrawn(grant, later),
    expired(grant, at),
    paused(lines, at),
    restricted(grant, lines, at),
    since === undefined ? since : ({ endedAt: since, endReason: 'quarantined' } as const),
  ];
  return ends.filter((end) => end !== undefined).toSorted(byTime)[0];
}

/** In the order of their times. */
export const byTime = (one: End, other: End): number => (one.endedAt < other.endedAt ? -1 : 1);

function withdrawn(grant: Permitted, later: readonly Said[]): End | undefined {
  const said = later.find(
    ({ event }) =>
      event.type === 'withdrawn' && event.permissions.map(keyOf).includes(keyOf(grant)),
  );
  return said && { endedAt: said.at, endReason: 'withdrawn' };
}

const expired = ({ until }: Permitted, at: string): End | undefined =>
  until <= at ? { endedAt: until, endReason: 'expired' } : undefined;

/** The last word on a pause counts. */
function paused(known: readonly Said[], at: string): End | undefined {
  const last = known.findLast(({ event: { type } }) => type === 'paused' || type === 'resumed');
  if (last?.event.type !== 'paused' || last.event.until <= at) return undefined;
  return { endedAt: last.at, endReason: 'paused' };
}

/** It alone was restricted, which ends as a pause does. */
function restricted(grant: Permitted, known: readonly Said[], at: string): End | undefined {
  const restriction = restrictionAfter(known, grant);
  if (restriction === undefined || restriction.until <= at) return undefined;
  return { endedAt: restriction.since, endReason: 'paused' };
}
