import type { MayStillHold } from '@village-butcher/sdk/contract';
import { keyOf } from '../consent/standing.js';
import { givenBy } from './chain.js';
import { byTime, endOf, type End, type Known } from './end.js';

/** What a recipient read of a field: they may still hold it, for nobody says that they erased it. */
interface Read {
  readonly recipient: string;
  readonly field: string;
}

/** How that which was read stands now. */
interface Stands {
  readonly state: MayStillHold['state'];
  /** Since when nothing of it is permitted any more. Only of what has ended. */
  readonly end: End | undefined;
}

/** It has ended once nothing of it stands any more, whatever it was for; the last end counts. */
export function standsAfter(read: Read, known: Known, asOf: string): Stands {
  const ends = endsOf(read, known, asOf);
  if (ends.length === 0) return { state: 'never-permitted', end: undefined };
  const over = ends.filter((end) => end !== undefined).toSorted(byTime);
  const end = over.length === ends.length ? over.at(-1) : undefined;
  return { state: end ? 'ended' : 'permitted', end };
}

/** How each permission on this field stands that this recipient was ever given. `undefined`: it stands. */
function endsOf(
  { recipient, field }: Read,
  known: Known,
  asOf: string,
): readonly (End | undefined)[] {
  const given = known.lines
    .flatMap(givenBy)
    .filter((one) => one.recipient === recipient && one.field === field);
  const last = new Map(given.map((one) => [keyOf(one), one]));
  return Array.from(last.values(), (one) => endOf(one, known, asOf));
}
