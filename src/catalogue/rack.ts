import {
  ALLERGENS,
  DIETS,
  HEAVINESS,
  TRAITS,
  type Heaviness,
  type LocalDate,
} from '@village-butcher/sdk/contract';
import { monthOf } from '../base/day.js';
import type { Mask } from '../food/mask.js';
import { traitBit, UNDECLARED } from '../food/trait.js';
import { drop, everyRow, join, listOf, noRows, rowsOf, type Bits } from './bits.js';
import { productsIn, type Item } from './item.js';
import { meritOf } from './merit.js';
import { blocksOf, evenRuns, type Run } from './run.js';
import { hashOf } from './seed.js';

/** A number of every item that some customers set a limit to. */
export type Measure = 'minutes' | 'carbohydrates';

/** Limits that are kept at hand, for each measure. */
const MOST_LIMITS = 64;

/**
 * The items of a kind, numbered from the best on, as everybody would rank them in the month that the
 * catalogue was made ready for; and for each thing that a gate asks, the rows that have it. A gate is
 * then a few sets to be left out, whatever the number of customers.
 */
export class Rack<One extends Item = Item> {
  readonly size: number;
  readonly every: Bits;
  readonly none: Bits;
  /** By the place of an allergen in the list of the 14: it is in it, or nobody knows. */
  readonly contains: readonly Bits[];
  readonly traces: readonly Bits[];
  /** By the place of a diet in the list of diets: what breaks it. */
  readonly breaks: readonly Bits[];
  readonly lactose: Bits;
  /** Only animals eat it. */
  readonly petFood: Bits;
  /** It does not keep. */
  readonly perishable: Bits;
  /** Nobody can look a word of food up in it. */
  readonly unread: Bits;
  readonly ofHeaviness: Readonly<Record<Heaviness, Bits>>;
  /** Of a recipe; a product takes none. */
  readonly minutes: Uint16Array;
  /** The fewest minutes that any of them takes. */
  readonly quickest: number;
  /** How many products go into it, and the fewest that go into any. */
  readonly parts: Uint8Array;
  readonly fewest: number;
  /** A hash of each item's id. Together with the place and the day it decides between equals. */
  readonly hashes: Uint32Array;
  readonly #traits: ReadonlyMap<Mask, Bits>;
  readonly #ofServes: ReadonlyMap<number, Bits>;
  readonly #elsewhere = new Map<string, Bits>();
  readonly #above = { minutes: new Map<number, Bits>(), carbohydrates: new Map<number, Bits>() };
  readonly #merits = new Map<number, Float64Array>();
  readonly #runs = new Map<number, readonly Run[]>();
  readonly #inSeason = new Map<number, Bits>();

  /** Items whose rows are their places, in the order of a month's merit. */
  constructor(
    readonly items: readonly One[],
    readonly month: number,
  ) {
    this.size = items.length;
    this.every = everyRow(this.size);
    this.none = noRows(this.size);
    this.petFood = this.#where(({ kind, traits }) => kind === 'product' && has(traits, PET_FOOD));
    this.perishable = this.#where(({ traits }) => has(traits, PERISHABLE));
    const forPeople = (isSo: (item: One) => boolean): Bits => {
      const rows = this.#where(isSo);
      drop(rows, this.petFood);
      return rows;
    };
    this.contains = ALLERGENS.map((_, at) =>
      this.#where((item) => has(item.contains | item.unknown, 1 << at)),
    );
    this.traces = ALLERGENS.map((_, at) => this.#where((item) => has(item.mayContain, 1 << at)));
    this.breaks = DIETS.map((_, at) => forPeople(({ breaks }) => has(breaks, 1 << at)));
    this.lactose = forPeople(({ hasLactose }) => hasLactose);
    this.unread = this.#where(({ isUnread }) => isUnread);
    this.ofHeaviness = {
      light: this.#ofHeaviness('light'),
      medium: this.#ofHeaviness('medium'),
      heavy: this.#ofHeaviness('heavy'),
    };
    this.#traits = new Map(
      [...TRAITS.map(traitBit), UNDECLARED].map((bit) => [
        bit,
        forPeople(({ traits }) => has(traits, bit)),
      ]),
    );
    this.minutes = Uint16Array.from(items, (item) => (item.kind === 'recipe' ? item.minutes : 0));
    const serves = new Set(items.flatMap((item) => (item.kind === 'recipe' ? item.serves : [])));
    this.#ofServes = new Map(
      Array.from(serves, (many) => [
        many,
        this.#where((item) => item.kind === 'recipe' && item.serves === many),
      ]),
    );
    this.quickest = this.minutes.reduce((least, minutes) => Math.min(least, minutes), Infinity);
    this.parts = Uint8Array.from(items, (item) => productsIn(item).length);
    this.fewest = this.parts.reduce((least, parts) => Math.min(least, parts), 255);
    this.hashes = Uint32Array.from(items, ({ ref }) => hashOf(ref));
    this.merit(month);
  }

  /** What is not, or not wholly, at a store. */
  elsewhere = (store: string): Bits =>
    kept(this.#elsewhere, store, () => this.#where(({ stores }) => !stores.has(store)));

  /** What people eat that has one of these traits, a set for each: traits, and `UNDECLARED`. */
  ofTraits = (traits: Mask): readonly Bits[] =>
    Array.from(this.#traits).flatMap(([bit, rows]) => (has(traits, bit) ? [rows] : []));

  /** The recipes for so many as are meant. */
  serving(isMeant: (serves: number) => boolean): Bits {
    const rows = noRows(this.size);
    for (const [serves, own] of this.#ofServes) if (isMeant(serves)) join(rows, own);
    return rows;
  }

  /** The recipes above a limit. Nobody knows = above every limit. A product has no such number. */
  above(measure: Measure, limit: number): Bits {
    const limits = this.#above[measure];
    if (limits.size > MOST_LIMITS) limits.clear();
    return kept(limits, limit, () =>
      this.#where((item) => item.kind === 'recipe' && item[measure] > limit),
    );
  }

  /** What everybody's score begins with in a month, from January = 0 on, by row. */
  merit = (month: number): Float64Array =>
    kept(this.#merits, month, () => Float64Array.from(this.items, (item) => meritOf(item, month)));

  /** Its rows in runs, for a month: equals side by side in the month that it was made ready for. */
  runs = (month: number): readonly Run[] =>
    kept(this.#runs, month, () =>
      month === this.month ? evenRuns(this.merit(month)) : blocksOf(this.merit(month)),
    );

  /** What people eat that is in season, at least in part. */
  inSeason = (month: number): Bits =>
    kept(this.#inSeason, month, () => {
      const rows = this.#where(({ season }) => season[month]! > 0);
      drop(rows, this.petFood);
      return rows;
    });

  #where(isSo: (item: One) => boolean): Bits {
    const rows = noRows(this.size);
    for (const item of this.items) if (isSo(item)) rows[item.row >>> 5]! |= 1 << (item.row & 31);
    return rows;
  }

  #ofHeaviness = (heaviness: (typeof HEAVINESS)[number]): Bits =>
    this.#where((item) => item.kind === 'recipe' && item.heaviness === heaviness);
}

const PET_FOOD = traitBit('pet-food');
const PERISHABLE = traitBit('perishable');

const has = (mask: Mask, bit: Mask): boolean => (mask & bit) !== 0;

function kept<Key, Value>(all: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = all.get(key);
  if (known !== undefined) return known;
  const made = make();
  all.set(key, made);
  return made;
}

/** Items in the order of their merit on a day, equals by the hash of their id, each with its row. */
export function rackOf<One extends Item>(items: readonly One[], on: LocalDate): Rack<One> {
  const month = monthOf(on);
  const ranked = items
    .map((item) => ({ item, merit: meritOf(item, month), hash: hashOf(item.ref) }))
    .toSorted((a, b) => b.merit - a.merit || a.hash - b.hash || (a.item.ref < b.item.ref ? -1 : 1))
    .map(({ item }, row) => ({ ...item, row }));
  return new Rack(ranked, month);
}

/** The rows of some of its items. */
export const rowsIn = (items: readonly Item[], { size }: Rack): Bits =>
  rowsOf(
    items.map(({ row }) => row),
    size,
  );

/** The items of some rows. */
export const itemsIn = (rows: Bits, { items }: Rack): readonly Item[] =>
  listOf(rows).map((row) => items[row]!);
