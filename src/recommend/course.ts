import { rowsOf, sharedBy, without, type Bits } from '../catalogue/bits.js';
import type { Item } from '../catalogue/item.js';
import { offersOn, type Offer } from '../catalogue/offer.js';
import { rowsIn, type Rack } from '../catalogue/rack.js';
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
  readonly offers: readonly Offer[];
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
  const offers = isAsked('offers', permitted, visit)
    ? offersOn(shelf, visit.store, visit.date)
    : [];
  const told = toldIn(view, { kind, visit, settled, offers }, shelf);
  const pool = poolFor(purpose, visit, told, shelf);
  const gates = gatesOf(told, visit, kind, shelf);
  const isOpen = kind === 'recipe' || visit.among !== undefined;
  const bringing = isOpen ? [{ field: null, rows: pool }] : bringingOf(purpose, pool, told, shelf);
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
    offers,
    ...sift(pool, gates, bringing),
  };
}

const KIND_OF = {
  recipes: 'recipe',
  'shopping-tips': 'product',
  offers: 'product',
} as const satisfies Readonly<Record<Answered, Kind>>;

/** What there is for a purpose: all of its kind, or what of it was named; of offers what costs less. */
function poolFor(purpose: Answered, visit: Visit, { offered }: Told, shelf: Shelf): Bits {
  const rack = rackFor(KIND_OF[purpose], shelf);
  const named = visit.among && rowsIn(namedFor(purpose, visit, shelf), rack);
  if (purpose !== 'offers') return named ?? rack.every;
  return named ? sharedBy(named, offered.rows) : offered.rows;
}

/** What was asked for by name that can come for a purpose, each once. */
export const namedFor = (purpose: Answered, { among = [] }: Visit, shelf: Shelf): readonly Item[] =>
  [...new Set(among)]
    .flatMap((id) => itemOn(shelf, id) ?? [])
    .filter(({ kind }) => kind === KIND_OF[purpose]);

/**
 * What brings a product: a note, a pet or the season a tip, and its lower price an offer. What only
 * animals eat comes to nobody who has no such animal and no note of it.
 */
function bringingOf(
  purpose: Answered,
  pool: Bits,
  told: Told,
  { products, forPets }: Shelf,
): readonly Bringing[] {
  const { size, petFood } = products;
  return [
    { field: 'memory', rows: sharedBy(told.wanted.rows, pool) },
    ...told.pets.map((species) => ({
      field: 'pets' as const,
      rows: sharedBy(rowsOf(forPets.get(species) ?? [], size), pool),
    })),
    {
      field: null,
      rows: purpose === 'offers' ? without(pool, petFood) : products.inSeason(told.month),
    },
  ];
}

/** Whether a purpose is asked for on this visit, and wished. */
const isAsked = (purpose: Answered, { wished }: Permitted, visit: Visit): boolean =>
  wished.has(purpose) && visit.purposes.includes(purpose);

/** The products that would pass the gates of a view by themselves. */
export function productsPassing(view: View, visit: Visit, shelf: Shelf): Bits {
  const told = toldIn(view, { kind: 'product', visit, settled: [], offers: [] }, shelf);
  return sift(shelf.products.every, gatesOf(told, visit, 'product', shelf), []).passing;
}
