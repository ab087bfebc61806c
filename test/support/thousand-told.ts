import type { Act, Journal, Named, Read } from './thousand.js';

/*
 * What is true of a time, told by going through the journal: no code of the service, and no index.
 */

const DAY_MS = 86_400_000;

/** What was asked, as the journal has it: of what was known, up to a time, of who is still here. */
export interface Asking {
  readonly journal: Journal;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly asOf: string;
  /** When the log stood where it is asked about. */
  readonly known: string;
  /** The earlier of the two. */
  readonly earlier: string;
  /** When the log grew further: until then nothing else was known. */
  readonly grew: string;
  /** What is in the log there. */
  readonly acts: readonly Act[];
  readonly reads: readonly Read[];
}

/** A question, as the journal is asked it at a time. */
export function askingOf(journal: Journal, parameters: Asking['parameters'], now: string): Asking {
  const wanted = String(parameters['knownAsOf'] ?? '9999');
  const known = journal.sealed.filter(({ at }) => at <= wanted).at(-1)!.at;
  return askingAt(journal, parameters, { asOf: String(parameters['asOf'] ?? now), known });
}

const dayOf = (at: string): string => at.slice(0, 10);
const midnightAfter = (at: string, days = 1): string =>
  new Date(Date.parse(dayOf(at)) + days * DAY_MS).toISOString();

/** The same of counts: both clocks stand at the end of a day, once the log has a whole day behind it. */
export function askingByDay(
  journal: Journal,
  parameters: Asking['parameters'],
  now: string,
): Asking {
  const wanted = String(parameters['knownAsOf'] ?? '9999');
  const begun = midnightAfter(journal.sealed[0]!.at, 2);
  const isLastOfItsDay = (at: string) =>
    midnightAfter(at) <= now &&
    !journal.sealed.some((other) => other.at > at && dayOf(other.at) === dayOf(at));
  const known = journal.sealed
    .filter(({ at }) => at <= wanted && (at < begun || isLastOfItsDay(at)))
    .at(-1)!.at;
  const asked = String(parameters['asOf'] ?? now);
  return askingAt(journal, parameters, {
    asOf: asked < begun ? asked : midnightAfter(asked, 0),
    known,
  });
}

function askingAt(
  journal: Journal,
  parameters: Asking['parameters'],
  { asOf, known }: Pick<Asking, 'asOf' | 'known'>,
): Asking {
  const isIn = ({ at }: { readonly at: string }): boolean => at <= known;
  return {
    journal,
    parameters,
    asOf,
    known,
    earlier: asOf < known ? asOf : known,
    grew: journal.sealed.find(({ at }) => at > known)?.at ?? '9999',
    acts: journal.acts.filter(isIn),
    reads: journal.reads.filter(isIn),
  };
}

/** How a permission is called. */
export const nameOf = ({ recipient, purpose, field }: Named): string =>
  `${recipient} ${purpose} ${field}`;

/** Everybody's things, each under their own name. */
export function byWho<One extends { readonly who: string }>(
  all: readonly One[],
): Map<string, One[]> {
  const found = new Map<string, One[]>();
  for (const one of all) {
    const own = found.get(one.who);
    if (own) own.push(one);
    else found.set(one.who, [one]);
  }
  return found;
}

/** A permission that was given, and the line that gave it. */
export interface Given extends Named {
  readonly until: string;
  readonly act: Act;
}

/** Each permission that these acts give. */
export const givenIn = (acts: readonly Act[]): readonly Given[] =>
  acts
    .filter(({ says }) => says === 'granted')
    .flatMap((act) => act.named.map((one) => ({ ...one, until: one.until!, act })));

/** Until when somebody pauses whose last word on it this is; empty: they do not. */
export function pausedBy(own: readonly Act[]): Act | undefined {
  const last = own.findLast(({ says }) => says === 'paused' || says === 'resumed');
  return last?.says === 'paused' ? last : undefined;
}

/** What may be said of a permission after these acts of one person, at a time. */
export function verdictOn(own: readonly Act[], which: Named, at: string): string {
  const key = nameOf(which);
  const last = own.findLast(
    ({ says, named }) =>
      (says === 'granted' || says === 'withdrawn') && named.some((one) => nameOf(one) === key),
  );
  if (!last) return 'never-granted';
  if (last.says === 'withdrawn') return 'withdrawn';
  if (last.named.find((one) => nameOf(one) === key)!.until! <= at) return 'expired';
  return (pausedBy(own)?.until ?? '') > at ? 'paused' : 'granted';
}

/** What stood of one person's permissions at a time, after all that they had said by then. */
export function stoodOf(all: readonly Act[], at: string): readonly Given[] {
  const own = all.filter((act) => act.at <= at);
  if ((pausedBy(own)?.until ?? '') > at) return [];
  return Array.from(new Set(givenIn(own).map(nameOf)))
    .map((key) => givenIn(own).findLast((one) => nameOf(one) === key)!)
    .filter((one) => verdictOn(own, one, at) === 'granted');
}

/** Since when, and why, something that was given had ended at a time, as far as these acts say. */
export function endOf(own: readonly Act[], given: Given, at: string) {
  const taken = own.find(
    ({ says, named, seq }) =>
      says === 'withdrawn' &&
      seq > given.act.seq &&
      named.some((one) => nameOf(one) === nameOf(given)),
  );
  const pause = pausedBy(own);
  const ends = [
    ...(taken ? [{ endedAt: taken.at, endReason: 'withdrawn' }] : []),
    ...(given.until <= at ? [{ endedAt: given.until, endReason: 'expired' }] : []),
    ...(pause && pause.until! > at ? [{ endedAt: pause.at, endReason: 'paused' }] : []),
  ];
  return ends.toSorted((one, other) => (one.endedAt < other.endedAt ? -1 : 1))[0];
}

/** Whether something lies between two times of the question, the first one included. */
export const isBetween = (at: string, { from, to }: Readonly<Record<string, unknown>>): boolean =>
  (from === undefined || at >= String(from)) && (to === undefined || at < String(to));

/** Whether what is asked about is this. */
export const isMeant = (wanted: unknown, found: unknown): boolean =>
  wanted === undefined || wanted === found;

/** So many days after a time. */
export const daysAfter = (days: number, at: string): string =>
  new Date(Date.parse(at) + days * DAY_MS).toISOString();

/** How many whole days lie between two times. */
export const daysBetween = (from: string, to: string): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The same day so many months on, or where there is none, one of the next. */
export function monthsAfter(months: number, at: string): string {
  const then = new Date(at);
  return new Date(
    Date.UTC(
      then.getUTCFullYear(),
      then.getUTCMonth() + months,
      then.getUTCDate(),
      then.getUTCHours(),
      then.getUTCMinutes(),
      then.getUTCSeconds(),
      then.getUTCMilliseconds(),
    ),
  ).toISOString();
}
