import type { Field, NoticeRef, Purpose, Verdict, Which } from '@village-butcher/sdk/contract';
import { ConsentEvent } from '../consent/events.js';
import { keyOf } from '../consent/standing.js';
import { envelopeIn, type Line } from '../ledger/line.js';
import { isHeldAt, type Held } from './quarantined.js';

/** One line of a customer's chain, open. Times are texts of one form, so they compare as texts. */
export interface Said {
  /** The act that it is a line of. */
  readonly act: string;
  readonly line: string;
  readonly seq: number;
  readonly at: string;
  readonly event: ConsentEvent;
}

/** One line where the log has it: what binds it there, and to the line before it. */
export interface Placed {
  readonly position: number;
  readonly customer: string;
  readonly said: Said;
  readonly leafHash: string;
  readonly prev: string;
}

/** A permission that stood, and the act that it stands on. */
export interface Permitted extends Which {
  readonly field: Field;
  readonly purpose: Purpose;
  readonly line: string;
  readonly recordedAt: string;
  readonly until: string;
  readonly notice: NoticeRef & { readonly sha256: string };
  readonly surface: string;
}

/** What a line says, read from the bytes that were committed to. */
export function saidIn({ payload }: Pick<Line, 'payload'>): Said {
  const { act, line, seq, at, body } = envelopeIn(payload);
  return { act, line, seq, at, event: ConsentEvent.parse(body) };
}

/** The same without the evidence of how it came, which is most of a line. */
export function withoutEvidence(said: Said): Said {
  if (!('evidence' in said.event)) return said;
  const { evidence: _, ...event } = said.event;
  return { ...said, event };
}

/** The permissions that a line gave; none, if it is another act. */
export function givenBy({ line, at, event }: Said): readonly Permitted[] {
  if (event.type !== 'granted') return [];
  const { permissions, notice, surface } = event;
  const how = { line, recordedAt: at, notice, surface };
  return permissions.map((permission) => ({ ...permission, ...how }));
}

/** Whether an act speaks of a permission: gives it, or takes it back. */
const isOn =
  (which: Which) =>
  ({ event }: Said): boolean =>
    (event.type === 'granted' || event.type === 'withdrawn') &&
    event.permissions.map(keyOf).includes(keyOf(which));

/** How a permission stood after these lines. The last word counts, and a pause only where there is one. */
export function verdictAfter(chain: readonly Said[], which: Which, at: string): Verdict {
  const last = chain.findLast(isOn(which));
  if (last === undefined) return 'never-granted';
  const given = givenBy(last).find((one) => keyOf(one) === keyOf(which));
  if (given === undefined) return 'withdrawn';
  if (given.until <= at) return 'expired';
  const isPaused = pauseAfter(chain) > at || isRestricted(chain, given, at);
  return isPaused ? 'paused' : 'granted';
}

/** How a permission that was given stays restricted by its name. */
interface Restriction {
  /** Since when that is on record. */
  readonly since: string;
  readonly until: string;
}

/** The last word on restricting a permission since it was given; `undefined`: none, or it was lifted. */
export function restrictionAfter(
  chain: readonly Said[],
  given: Permitted,
): Restriction | undefined {
  const since = chain.findIndex(({ line }) => line === given.line);
  const last = chain.slice(since + 1).findLast(({ event }) => isNamed(event, given));
  return last?.event.type === 'restricted'
    ? { since: last.at, until: last.event.until }
    : undefined;
}

const isRestricted = (chain: readonly Said[], given: Permitted, at: string): boolean =>
  (restrictionAfter(chain, given)?.until ?? '') > at;

const isNamed = (event: ConsentEvent, which: Which): boolean =>
  (event.type === 'restricted' || event.type === 'lifted') &&
  event.permissions.map(keyOf).includes(keyOf(which));

/** Until when somebody paused; empty: they do not. */
export function pauseAfter(chain: readonly Said[]): string {
  const last = chain.findLast(({ event: { type } }) => type === 'paused' || type === 'resumed');
  return last?.event.type === 'paused' ? last.event.until : '';
}

/**
 * What a customer's lines permit at a time. A permission begins when it was recorded, never before;
 * while somebody pauses, nothing is permitted, and nothing of a cohort that is `held`, or that they
 * restricted by its name. Against a second telling in the laws.
 */
export function permittedAt(
  chain: readonly Said[],
  asOf: string,
  held: readonly Held[],
): readonly Permitted[] {
  const known = chain.filter(({ at }) => at <= asOf);
  const words = new Map<string, Permitted>();
  for (const said of known) {
    const { event } = said;
    for (const permission of givenBy(said)) words.set(keyOf(permission), permission);
    if (event.type === 'withdrawn')
      event.permissions.map(keyOf).forEach((key) => words.delete(key));
  }
  return pauseAfter(known) > asOf
    ? []
    : Array.from(words.values()).filter(
        (one) => one.until > asOf && !isHeldAt(held, one, asOf) && !isRestricted(known, one, asOf),
      );
}
