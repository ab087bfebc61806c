import type { Item } from '../catalogue/item.js';
import { itemOn, type Shelf } from '../catalogue/shelf.js';
import { gatesOf, type Gate } from './gates.js';
import { viewFor, type Answered, type Permitted, type View, type Visit } from './permitted.js';
import { sift, type Sifted } from './sift.js';
import { toldIn, type Told } from './told.js';

/** One purpose on its way to an answer. */
export interface Course extends Sifted {
  readonly purpose: Answered;
  readonly view: View;
  readonly told: Told;
  readonly pool: readonly Item[];
  readonly gates: readonly Gate[];
}

/** Takes a purpose as far as its candidates, on nothing but its own view. */
export function courseOf(
  purpose: Answered,
  permitted: Permitted,
  visit: Visit,
  shelf: Shelf,
): Course {
  const view = viewFor(permitted, purpose, visit);
  const told = toldIn(view, visit, shelf);
  const pool = poolFor(purpose, visit, shelf);
  const gates = gatesOf(told, visit, shelf);
  return { purpose, view, told, pool, gates, ...sift(pool, gates, told) };
}

/** What there is for a purpose: all of its kind, or what of it was named. */
export function poolFor(purpose: Answered, { among }: Visit, shelf: Shelf): readonly Item[] {
  const { kind, all } = OFFERS[purpose];
  if (among === undefined) return all(shelf);
  const named = [...new Set(among)].flatMap((id) => itemOn(shelf, id) ?? []);
  return named.filter((item) => item.kind === kind);
}

const OFFERS = {
  recipes: { kind: 'recipe', all: ({ recipes }: Shelf) => recipes },
  'shopping-tips': { kind: 'product', all: ({ products }: Shelf) => products },
} as const satisfies Readonly<Record<Answered, unknown>>;
