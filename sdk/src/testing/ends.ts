import type { MayStillHold } from '../contract/record.js';
import type { ActLine } from './chain.js';
import { isAhead } from './person.js';

type Read = Pick<MayStillHold, 'recipient' | 'field'>;
type End = Pick<MayStillHold, 'endedAt' | 'endReason'>;

const NO_END: End = { endedAt: null, endReason: null };

/** It has ended once nothing of it stands any more, whatever it was for; the last end counts. */
export function standsAfter(
  lines: readonly ActLine[],
  { recipient, field }: Read,
  now: number,
): End & Pick<MayStillHold, 'state'> {
  const given = new Map<string, { readonly place: number; readonly until: string }>();
  lines.forEach(({ event }, place) => {
    if (event.type !== 'granted') return;
    for (const one of event.permissions)
      if (one.recipient === recipient && one.field === field)
        given.set(one.purpose, { place, until: one.until });
  });
  const ends = [...given].map(([purpose, { place, until }]) => {
    const taken = lines
      .slice(place + 1)
      .find(({ event }) => isTaking(event, { recipient, field, purpose }));
    return firstOf([
      { endedAt: taken?.at ?? null, endReason: 'withdrawn' },
      { endedAt: isAhead(until, now) ? null : until, endReason: 'expired' },
      { endedAt: pausedSince(lines, now), endReason: 'paused' },
      {
        endedAt: restrictedSince(lines.slice(place + 1), { recipient, field, purpose }, now),
        endReason: 'paused',
      },
    ]);
  });
  if (ends.length === 0) return { state: 'never-permitted', ...NO_END };
  if (ends.some(({ endedAt }) => endedAt === null)) return { state: 'permitted', ...NO_END };
  return { state: 'ended', ...(ends.toSorted(byTime).at(-1) ?? NO_END) };
}

type Which = Read & { readonly purpose: string };
type Naming = Extract<ActLine['event'], { type: 'withdrawn' | 'restricted' | 'lifted' }>;

const isTaking = (event: ActLine['event'], which: Which): boolean =>
  event.type === 'withdrawn' && isNamed(event, which);

const isNamed = ({ permissions }: Naming, { recipient, field, purpose }: Which): boolean =>
  permissions.some(
    (one) => one.recipient === recipient && one.field === field && one.purpose === purpose,
  );

/** The last word on restricting this one since it was given counts. */
function restrictedSince(lines: readonly ActLine[], which: Which, now: number): string | null {
  const last = lines.findLast(
    ({ event }) =>
      (event.type === 'restricted' || event.type === 'lifted') && isNamed(event, which),
  );
  return last?.event.type === 'restricted' && isAhead(last.event.until, now) ? last.at : null;
}

/** The last word on a pause counts. */
function pausedSince(lines: readonly ActLine[], now: number): string | null {
  const last = lines.findLast(({ event: { type } }) => type === 'paused' || type === 'resumed');
  return last?.event.type === 'paused' && isAhead(last.event.until, now) ? last.at : null;
}

const firstOf = (ends: readonly End[]): End =>
  ends.filter(({ endedAt }) => endedAt !== null).toSorted(byTime)[0] ?? NO_END;

const byTime = (one: End, other: End): number =>
  Date.parse(one.endedAt ?? '') - Date.parse(other.endedAt ?? '');
