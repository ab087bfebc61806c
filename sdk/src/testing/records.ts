import {
  HistoryEntry,
  type DisclosurePage,
  type DisclosureQuery,
  type HistoryPage,
  type MayStillHold,
  type MayStillHoldPage,
  type PageQuery,
} from '../contract/record.js';
import type { Held } from '../contract/suggest.js';
import type { ActLine, Line } from './chain.js';
import { standsAfter } from './ends.js';
import { isAhead, type Person } from './person.js';
import { Refusal } from './refusal.js';

const USUAL = 50;

/** A page of a list, newest first. The cursor tells a place, and nothing else. */
function pageOf<Item>(
  all: readonly Item[],
  { after, limit }: PageQuery,
  placeOf: (item: Item) => string,
): { items: Item[]; next?: string } {
  const size = Number(limit ?? USUAL);
  const from = after === undefined ? 0 : all.findIndex((item) => placeOf(item) === after) + 1;
  const items = all.slice(from, from + size);
  const last = items.at(-1);
  const isMore = last !== undefined && from + size < all.length;
  return isMore ? { items, next: placeOf(last) } : { items };
}

/** What a customer did, newest first. */
export const historyOf = (person: Person, query: PageQuery): HistoryPage =>
  pageOf(person.chain.lines.toReversed().map(entryOf), query, ({ line }) => line);

/** Who read what, newest first. */
export const disclosuresOf = (person: Person, query: DisclosureQuery): DisclosurePage =>
  pageOf(
    person.uses
      .map(({ disclosure }) => disclosure)
      .filter(({ recipient }) => recipient === (query.recipient ?? recipient))
      .filter(({ uses }) => uses.some(({ field }) => field === (query.field ?? field))),
    query,
    ({ id }) => id,
  );

/** Who may still hold what they read, newest first: of each recipient and field the last use. */
export function stillHeldOf(person: Person, now: number): MayStillHoldPage {
  const last = new Map<string, MayStillHold>();
  for (const { disclosure } of person.uses.toReversed())
    for (const { field } of disclosure.uses) {
      const { id: use, at: lastUsedAt, recipient } = disclosure;
      const stands = standsAfter(person.chain.lines, { recipient, field }, now);
      last.set(`${recipient} ${field}`, { use, recipient, field, lastUsedAt, ...stands });
    }
  const orderOf = ({ use, recipient, field }: MayStillHold) => `${recipient} ${field} ${use}`;
  const items = [...last.values()]
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    .toSorted((a, b) => Date.parse(b.lastUsedAt) - Date.parse(a.lastUsedAt));
  return { items };
}

/** A line as its customer reads it. What an entry does not name, the schema leaves out. */
export const entryOf = ({ line, act, at, event }: ActLine): HistoryEntry =>
  HistoryEntry.parse({ ...event, line, act, at });

/** What was held back today, each item once, as long as all that the answer rested on stands. */
export function heldOf(person: Person, now: number): { items: Held[] } {
  const rows = person.held.filter(({ at, goneAt, rests }) => {
    const isStanding = rests.every((which) => {
      const word = person.wordOn(which);
      const stands = word?.says === 'granted' && word.line === which.line;
      return stands && isAhead(word.until, now) && person.telling.toldAt(which.field) <= at;
    });
    const isPaused = rests.length > 0 && isAhead(person.pausedUntil, now);
    return goneAt > now && isStanding && !isPaused;
  });
  const newest = new Map<string, Held>();
  for (const { at, items } of rows) {
    for (const item of items) {
      const known = newest.get(item.ref) ?? { ...item, at: new Date(at).toISOString() };
      newest.set(item.ref, known);
    }
  }
  return { items: [...newest.values()] };
}

/** What there is a receipt of: an act, one of its lines, or one use. */
export interface Recorded {
  readonly id: string;
  readonly lines: readonly Line[];
  /** The act and all of its lines, which is what was promised. */
  readonly said: { readonly act: string; readonly lines: readonly Line[] };
}

/** Finds it, or says that there is nothing of this id. */
export function recordedAs(person: Person, id: string): Recorded {
  const own = person.chain.lines.find(({ line }) => line === id);
  const act = own?.act ?? id;
  const done = person.acts.get(act);
  if (done) {
    return { id, lines: own ? [own] : done.lines, said: { act, lines: done.lines } };
  }
  const use = person.uses.find(({ disclosure }) => disclosure.id === id);
  if (!use) throw new Refusal('not-found');
  return { id, lines: [use.written], said: { act: id, lines: [] } };
}
