import type { CatalogueImport } from '@village-butcher/sdk/contract';
import type { Item } from '../src/catalogue/item.js';
import { itemsIn } from '../src/catalogue/rack.js';
import { compile, itemOn, type Shelf } from '../src/catalogue/shelf.js';
import { courseOf } from '../src/recommend/course.js';
import { suggest } from '../src/recommend/suggest.js';
import { drawsOf } from './draw.js';
import type { Home } from './quality-homes.js';

/** A day on which all is declared and in force, and for which a catalogue is made ready. */
const ON = '2026-11-01';

/** A shop that can be asked, and the rows that it was made of. */
export interface Shop {
  readonly document: CatalogueImport;
  readonly shelf: Shelf;
}

/** Makes a shop ready. */
export const opened = (document: CatalogueImport): Shop => ({
  document,
  shelf: compile(document, 'made up', { on: ON, claims: new Map() }),
});

/** Who picks recipes: we, chance among what is allowed, or everybody's favourites among it. */
export const PICKERS = ['ours', 'random', 'popular'] as const;
type Picker = (typeof PICKERS)[number];

/** What each of them picked on one visit, and what was allowed on it. */
export interface Picks extends Readonly<Record<Picker, readonly Item[]>> {
  readonly allowed: readonly Item[];
}

/** Lets all three pick recipes for every household, from the same set of what is allowed. */
export function picksFor(homes: readonly Home[], { shelf }: Shop): readonly Picks[] {
  const draw = drawsOf('random');
  const favourites = favouritesOf(shelf);
  return homes.map((home) => {
    const { permitted, visit } = askingFor(home, ['recipes']);
    const allowed = permitted.wished.has('recipes') ? allowedIn({ permitted, visit }, shelf) : [];
    const { items } = suggest(permitted, visit, shelf).suggestions;
    return {
      allowed,
      ours: items.map(({ ref }) => itemOn(shelf, ref)!),
      random: drawn(allowed, visit.limit, draw),
      popular: allowed
        .toSorted((one, other) => favourites.get(one.ref)! - favourites.get(other.ref)!)
        .slice(0, visit.limit),
    };
  });
}

/** A visit that asks for these purposes alone. */
export const askingFor = (home: Home, purposes: Home['visit']['purposes']): Home => ({
  ...home,
  visit: { ...home.visit, purposes },
});

const allowedIn = ({ permitted, visit }: Home, shelf: Shelf): readonly Item[] => {
  const { candidates, rack } = courseOf('recipes', permitted, visit, shelf);
  return itemsIn(candidates, rack);
};

/** A fixed order of everybody's favourites. How steep it falls changes nothing: the first are first. */
function favouritesOf({ recipes }: Shelf): ReadonlyMap<string, number> {
  const draw = drawsOf('favourites');
  const refs = recipes.items.map(({ ref }) => ref).toSorted();
  return new Map(drawn(refs, refs.length, draw).map((ref, rank) => [ref, rank]));
}

function drawn<One>(all: readonly One[], most: number, draw: (below: number) => number): One[] {
  const left = all.slice();
  return Array.from(
    { length: Math.min(most, left.length) },
    () => left.splice(draw(left.length), 1)[0]!,
  );
}
