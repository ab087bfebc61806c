import { monthOf } from '../base/day.js';
import type { Bits } from '../catalogue/bits.js';
import type { Item } from '../catalogue/item.js';
import type { Offer } from '../catalogue/offer.js';
import { itemOn, type Shelf } from '../catalogue/shelf.js';
import { fold } from '../food/text.js';
import { guestTable, tableOf, type Table } from './eaters.js';
import { hintsFor, tonight, type Tonight } from './evening.js';
import { countsOf, type Counts } from './counts.js';
import { columnsOf, columnsWith, type Kind } from './kind.js';
import { notedIn, type Noted } from './notes.js';
import type { Settled, View, Visit } from './permitted.js';

/** What one view means on this visit, in this catalogue, for the items of a kind. */
export interface Told {
  /** The month of the visit, from January = 0 on. */
  readonly month: number;
  readonly table: Table;
  /** The visit's guests: constraints without a permission, kept nowhere. */
  readonly guests: Table;
  readonly tonight: readonly Tonight[];
  readonly notes: readonly Noted[];
  /** How many of an item's products the notes want. */
  readonly wanted: Counts;
  /** How many of an item's products cost less here today, where offers are wished. */
  readonly offered: Counts;
  /** What has something in it that the notes do not want; none where no note says so. */
  readonly unwanted: readonly Bits[];
  readonly pets: readonly string[];
  /** How many eat at home. */
  readonly eaters: number | null;
  /** Marked as never, and as taken or later; none where nothing is. */
  readonly refused: readonly Bits[];
  readonly settled: readonly Bits[];
  readonly taken: readonly Item[];
}

/** What is told besides the view of a purpose. */
export interface Besides {
  readonly kind: Kind;
  readonly visit: Visit;
  readonly settled: readonly Settled[];
  /** What costs less here today, where offers are wished. */
  readonly offers: readonly Offer[];
}

/** Reads a view. What is absent in it is empty here, and needs no case of its own. */
export function toldIn(
  { values }: View,
  { kind, visit, settled, offers }: Besides,
  shelf: Shelf,
): Told {
  const { eaters = {}, recipient, date } = visit;
  const notes = notedIn(values.memory?.notes ?? [], shelf);
  const marked = (isMeant: (one: Settled) => boolean) =>
    settled.filter(isMeant).flatMap(({ item }) => itemOn(shelf, item) ?? []);
  return {
    month: monthOf(date),
    table: tableOf(values, eaters, date),
    guests: guestTable(eaters),
    tonight: tonight(date, hintsFor(recipient, values.calendar?.hints ?? [], date)),
    notes,
    wanted: countsOf(
      notes.flatMap(({ wants }) => wants),
      kind,
      shelf,
    ),
    offered: countsOf(
      offers.map(({ product }) => product),
      kind,
      shelf,
    ),
    unwanted: columnsWith(
      notes.flatMap(({ holds }) => holds),
      kind,
      shelf,
    ),
    pets: (values.pets?.pets ?? []).map(({ species }) => fold(species)),
    eaters: eaters.members ? null : (values.household?.eaters ?? null),
    refused: columnsOf(
      marked(({ says }) => says === 'never'),
      kind,
      shelf,
    ),
    settled: columnsOf(
      marked(({ says }) => says !== 'never'),
      kind,
      shelf,
    ),
    taken: marked(({ says }) => says === 'taken').filter((item) => item.kind === kind),
  };
}
