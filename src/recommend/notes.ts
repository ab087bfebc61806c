import type { Note, NoteMap } from '@village-butcher/sdk/contract';
import type { Product } from '../catalogue/item.js';
import type { Shelf } from '../catalogue/shelf.js';
import { fold } from '../food/text.js';

/** What one note says of the products in a catalogue. */
export interface Noted {
  readonly food: string;
  /** What the note names: this food, with its attribute if it gives one. */
  readonly named: readonly Product[];
  readonly wants: readonly Product[];
  readonly holds: readonly Product[];
}

/** What the notes say, in their order. A note without a mapping says nothing here. */
export const notedIn = (notes: readonly Note[], shelf: Shelf): readonly Noted[] =>
  notes.flatMap(({ maps }) => (maps ? [notedBy(maps, shelf)] : []));

/**
 * A note splits its food in two: what it names, and the rest. "Beef only from the hip" wants the
 * hip and holds the rest; "Mettwurst not so fatty" holds the fatty and wants the rest, for they do
 * buy it. Without an attribute there is no rest.
 */
function notedBy({ food, rule, attribute }: NoteMap, { foods, products }: Shelf): Noted {
  const all = Array.from(foods.get(fold(food)) ?? [], (row) => products.items[row]!);
  const isNamed = ({ attributes }: Product) =>
    attribute === undefined || attributes.includes(fold(attribute));
  const named = all.filter(isNamed);
  const rest = all.filter((product) => !isNamed(product));
  return rule === 'want'
    ? { food: fold(food), named, wants: named, holds: rest }
    : { food: fold(food), named, wants: rest, holds: named };
}

/** Whether a product is the noted food itself, and not a kind of it: salmon, not smoked salmon. */
export const isExactly = (product: Product, { food }: Noted): boolean =>
  product.foods.at(-1) === food;
