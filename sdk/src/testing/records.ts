import {
  HistoryEntry,
  type DisclosurePage,
  type HistoryPage,
  type PageQuery,
} from '../contract/record.js';
import type { Held } from '../contract/suggest.js';
import type { ActLine, Line } from './chain.js';
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
export const disclosuresOf = (person: Person, query: PageQuery): DisclosurePage =>
  pageOf(
    person.uses.map(({ disclosure }) => disclosure),
    query,
    ({ id }) => id,
  );

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
