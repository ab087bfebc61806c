import type { Journal } from './thousand.js';
import type { Asking, Given } from './thousand-told.js';

/** A row as the journal tells it. No place: it is not known from the journal, or there is none. */
export interface PlainRow {
  readonly position?: number | undefined;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** What the journal answers. */
export interface PlainAnswer {
  readonly rows: readonly PlainRow[];
  readonly suppressed: number;
}

/** A question, answered from the journal alone. */
export type Plainly = (asking: Asking) => PlainAnswer;

/** Fewer customers than these are not counted aloud. */
const FEW = 10;

const isFew = (count: number): boolean => count > 0 && count < FEW;

/** A count as it is shown. */
export const aloud = (count: number): number | null => (isFew(count) ? null : count);

/** How many of these are not shown. */
export const hiddenIn = (counts: readonly unknown[]): number =>
  counts.filter((one) => one === null).length;

/**
 * Counts that add up to one: where all but one are shown, that one could be had by subtraction, and so the
 * smallest of the others goes, too.
 */
export function aloudTogether(counts: readonly number[]): readonly (number | null)[] {
  const shown = counts.map(aloud);
  if (counts.length < 2 || hiddenIn(shown) !== 1) return shown;
  const smallest = Math.min(...shown.filter((one) => one !== null));
  const victim = shown.indexOf(smallest);
  return shown.map((one, at) => (at === victim ? null : one));
}

/** Spans of which each holds the ones before it: what lies between two that are shown is not of a few. */
export function aloudNested(counts: readonly number[]): readonly (number | null)[] {
  let before = 0;
  const shown: (number | null)[] = [];
  for (const count of counts) {
    const isHidden = isFew(count) || isFew(count - before);
    shown.push(isHidden ? null : count);
    if (!isHidden) before = count;
  }
  return shown;
}

/** What a permission that stands is shown by. */
export function cellsIn(
  { recipient, purpose, field, act }: Given,
  recipients: Journal['recipients'],
) {
  const { id, version, locale } = act.screen!.notice;
  const { name = null, role = null, country = null } = recipients.get(recipient) ?? {};
  return {
    recipient,
    recipientName: name,
    role,
    country,
    purpose,
    field,
    notice: id,
    noticeVersion: version,
    locale,
  };
}

/** The same things together, by a name that they have in common. */
export function grouped<One>(all: readonly One[], nameOf: (one: One) => string): One[][] {
  const found = new Map<string, One[]>();
  for (const one of all) {
    const same = found.get(nameOf(one));
    if (same) same.push(one);
    else found.set(nameOf(one), [one]);
  }
  return Array.from(found.values());
}
