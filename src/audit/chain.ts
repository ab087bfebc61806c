import type { Field, Purpose, Which } from '@village-butcher/sdk/contract';
import { ConsentEvent } from '../consent/events.js';
import { keyOf } from '../consent/standing.js';
import { bodyIn, type Line } from '../ledger/line.js';

/** One line of a customer's chain, open. Times are texts of one form, so they compare as texts. */
export interface Said {
  readonly line: string;
  readonly seq: number;
  readonly at: string;
  readonly event: ConsentEvent;
}

/** A permission that stood, and the act that it stands on. */
export interface Permitted extends Which {
  readonly field: Field;
  readonly purpose: Purpose;
  readonly line: string;
  readonly recordedAt: string;
  readonly until: string;
  readonly notice: { readonly id: string; readonly version: number; readonly locale: string };
}

/** What a line says, read from the bytes that were committed to. */
export const saidIn = (line: Line): Said => ({
  line: line.line,
  seq: line.seq,
  at: line.at,
  event: ConsentEvent.parse(bodyIn(line)),
});

/** The permissions that a line gave; none, if it is another act. */
export function givenBy({ line, at, event }: Said): readonly Permitted[] {
  if (event.type !== 'granted') return [];
  const { id, version, locale } = event.notice;
  return event.permissions.map((permission) => ({
    ...permission,
    line,
    recordedAt: at,
    notice: { id, version, locale },
  }));
}

/**
 * What a customer's lines permit at a time. A permission begins when it was recorded, never before;
 * while somebody pauses, nothing is permitted. Held against a second telling in the laws.
 */
export function permittedAt(chain: readonly Said[], asOf: string): readonly Permitted[] {
  const words = new Map<string, Permitted>();
  let pausedUntil = '';
  for (const said of chain.filter(({ at }) => at <= asOf)) {
    const { event } = said;
    for (const permission of givenBy(said)) words.set(keyOf(permission), permission);
    if (event.type === 'withdrawn')
      event.permissions.map(keyOf).forEach((key) => words.delete(key));
    if (event.type === 'paused') pausedUntil = event.until;
    if (event.type === 'resumed') pausedUntil = '';
  }
  return pausedUntil > asOf ? [] : Array.from(words.values()).filter(({ until }) => until > asOf);
}
