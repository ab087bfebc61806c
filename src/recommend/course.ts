import { rowsOf, type Bits } from '../catalogue/bits.js';
import type { Item } from '../catalogue/item.js';
import type { Rack } from '../catalogue/rack.js';
import { itemOn, type Shelf } from '../catalogue/shelf.js';
import { gatesOf, type Gate } from './gates.js';
import { rackFor, type Kind } from './kind.js';
import { viewFor, type Answered, type Permitted, type View, type Visit } from './permitted.js';
import { sift, type Bringing, type Sifted } from './sift.js';
import { termsOf, type Term } from './terms.js';
import { toldIn, type Told } from './told.js';

/** One purpose on its way to an answer. */
export interface Course extends Sifted {
  readonly purpose: Answered;
  readonly rack: Rack;
  readonly view: View;
  readonly told: Told;
  readonly pool: Bits;
  readonly gates: readonly Gate[];
  readonly bringing: readonly Bringing[];
  readonly terms: readonly Term[];
}

/** Takes a purpose as far as its candidates, on nothing but its own view. */
export function courseOf(
  purpose: Answered,
  permitted: Permitted,
  visit: Visit,
  shelf: Shelf,
): Course {
  const kind = KIND_OF[purpose];
  const rack = rackFor(kind, shelf);
  const view = viewFor(permitted, purpose, visit);
  const settled = visit.screen === 'own' ? permitted.settled : [];
  const told = toldIn(view, { kind, visit, settled }, shelf);
  const pool = poolFor(purpose, visit, shelf);
  const gates = gatesOf(told, visit, kind, shelf);
  const isOpen = kind === 'recipe' || visit.among !== undefined;
  const bringing = isOpen ? [{ field: null, rows: pool }] : bringingOf(told, shelf);
  const terms = termsOf(told, rack, kind);
  return {
    purpose,
    rack,
    view,
    told,
    pool,
    gates,
    bringing,
    terms,
    ...sift(pool, gates, bringing),
  };
}

const KIND_OF = {
  recipes: 'recipe',
  'shopping-tips': 'product',
} as const satisfies Readonly<Record<Answered, Kind>>;

/** What there is for a purpose: all of its kind, or what of it was named. */
function poolFor(purpose: Answered, visit: Visit, shelf: Shelf): Bits {
  const { every, size } = rackFor(KIND_OF[purpose], shelf);
  return visit.among === undefined
    ? every
    : rowsOf(
        namedFor(purpose, visit, shelf).map(({ row }) => row),
        size,
      );
}

/** What was asked for by name that can come for a purpose, each once. */
export const namedFor = (purpose: Answered, { among = [] }: Visit, shelf: Shelf): readonly Item[] =>
  [...new Set(among)]
    .flatMap((id) => itemOn(shelf, id) ?? [])
    .filter(({ kind }) => kind === KIND_OF[purpose]);

/** What brings a tip: a note, a pet or the season. What is cooked, or was named, needs nothing. */
const bringingOf = (told: Told, { products, forPets }: Shelf): readonly Bringing[] => [
  { field: 'memory', rows: rowsOf(told.wanted.rows, products.size) },
  ...told.pets.map((species) => ({
    field: 'pets' as const,
    rows: rowsOf(forPets.get(species) ?? [], products.size),
  })),
  { field: null, rows: products.inSeason(told.month) },
];

/** The products that would pass the gates of a view by themselves. */
export function productsPassing(view: View, visit: Visit, shelf: Shelf): Bits {
  const told = toldIn(view, { kind: 'product', visit, settled: [] }, shelf);
  return sift(shelf.products.every, gatesOf(told, visit, 'product', shelf), []).passing;
}
