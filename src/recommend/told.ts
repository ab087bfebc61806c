import { FIELDS_FOR, type Field, type Profile } from '@village-butcher/sdk/contract';
import type { Item } from '../catalogue/item.js';
import type { Shelf } from '../catalogue/shelf.js';
import { fold } from '../food/text.js';
import { guestTable, ofThose, tableOf, type Table } from './eaters.js';
import { hintsFor, tonight, type Tonight } from './evening.js';
import { notedIn, countsOf, type Noted } from './notes.js';
import type { Answered, View, Visit } from './permitted.js';

/** What one view means on this visit, in this catalogue. */
export interface Told {
  /** The month of the visit, from January = 0 on. */
  readonly month: number;
  /** Whether items were asked for by name. */
  readonly isNamed: boolean;
  readonly table: Table;
  /** The visit's guests: constraints without a permission, kept nowhere. */
  readonly guests: Table;
  readonly tonight: readonly Tonight[];
  readonly notes: readonly Noted[];
  /** What the notes want, and what they do not: how many of an item's products. */
  readonly wanted: ReadonlyMap<Item, number>;
  readonly unwanted: ReadonlyMap<Item, number>;
  readonly pets: ReadonlySet<string>;
}

/** Reads a view. What is absent in it is empty here, and needs no case of its own. */
export function toldIn({ values }: View, visit: Visit, shelf: Shelf): Told {
  const { eaters = {}, recipient, date } = visit;
  const notes = notedIn(values.memory?.notes ?? [], shelf);
  return {
    month: Number(date.slice(5, 7)) - 1,
    isNamed: visit.among !== undefined,
    table: tableOf(values, eaters, date),
    guests: guestTable(eaters),
    tonight: tonight(date, hintsFor(recipient, values.calendar?.hints ?? [], date)),
    notes,
    wanted: countsOf(
      notes.flatMap(({ wants }) => wants),
      shelf,
    ),
    unwanted: countsOf(
      notes.flatMap(({ holds }) => holds),
      shelf,
    ),
    pets: new Set((values.pets?.pets ?? []).map(({ species }) => fold(species))),
  };
}

/** The fields that can matter for a purpose and that its view says nothing of. */
export const notToldIn = ({ values }: View, purpose: Answered, visit: Visit): readonly Field[] =>
  FIELDS_FOR[purpose].filter((field) => !says(field, values[field], visit));

const says = <F extends Field>(field: F, value: Profile[F] | undefined, visit: Visit): boolean =>
  value !== undefined && SAYS[field](value, visit);

/** Whether a value says anything for this visit. "None" is an answer; never asked is not. */
const SAYS: { readonly [F in Field]: (value: Profile[F], visit: Visit) => boolean } = {
  diet: ({ members }, { eaters }) => ofThose(eaters?.members, members).length > 0,
  allergies: ({ members }, { eaters }) =>
    ofThose(eaters?.members, members).some(
      ({ to, answered }) => answered || Object.keys(to).length > 0,
    ),
  household: () => true,
  children: (children) => Object.keys(children).length > 0,
  pets: ({ pets }) => pets.length > 0,
  calendar: ({ hints }, { recipient, date }) => hintsFor(recipient, hints, date).length > 0,
  memory: ({ notes }) => notes.some(({ maps }) => maps !== undefined),
};
