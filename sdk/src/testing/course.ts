import type { Settled } from '../contract/suggest.js';
import { FIELDS_FOR, type Field, type Purpose } from '../contract/vocabulary.js';
import { monthOf } from './dates.js';
import { gatesOf, hintsFor, notesIn, type Gate } from './gates.js';
import { hasTrait, type Item, type Shelf } from './shelf.js';
import { fold, ofThose, type View } from './table.js';
import type { Said } from './texts.js';
import type { Visit } from './visit.js';

/** What the fake has an answer to. Offers it does not reckon: of those there is always nothing new. */
export const ANSWERED = ['recipes', 'shopping-tips', 'offers'] as const satisfies Purpose[];
export type Answered = (typeof ANSWERED)[number];

/** What speaks for an item, and the field that it rests on; `null`: it holds for everybody. */
export interface Boost {
  readonly said: Said;
  readonly field: Field | null;
  readonly delta: number;
}

/** One purpose on its way to an answer, on nothing but its own view. */
export interface Course {
  readonly purpose: Answered;
  readonly view: View;
  readonly pool: readonly Item[];
  readonly gates: readonly Gate[];
  /** What passed every gate and is worth while, the best first. */
  readonly candidates: readonly Item[];
  /** Whether the candidates would be others without what a gate rests on. Only then it is a reason. */
  readonly isDecisive: (gate: Gate) => boolean;
}

const KIND_OF = { recipes: 'recipe', 'shopping-tips': 'product', offers: 'product' } as const;

/** Takes a purpose as far as its candidates. */
export function courseOf(
  purpose: Answered,
  view: View,
  visit: Visit,
  settled: readonly Settled[],
  shelf: Shelf,
): Course {
  const named = namedFor(purpose, visit, shelf);
  const all = [...shelf.items.values()].filter(({ kind }) => kind === KIND_OF[purpose]);
  const pool = purpose === 'offers' ? [] : visit.among ? named : all;
  const gates = gatesOf(view, settled, visit, shelf);
  const passing = pool.filter((item) => !gates.some(({ holds }) => holds(item)));
  const isOpen = purpose === 'recipes' || visit.among !== undefined;
  const isWorth = (item: Item, without: Field | null = null) =>
    isOpen ||
    boostsOf(item, view, visit).some(({ field }) => without === null || field !== without);
  const scoreOf = (item: Item) =>
    boostsOf(item, view, visit).reduce((sum, { delta }) => sum + delta, 0);
  const candidates = passing
    .filter((item) => isWorth(item))
    .toSorted((a, b) => scoreOf(b) - scoreOf(a) || (a.ref < b.ref ? -1 : 1));
  const isDecisive = (gate: Gate) => {
    const others = gates.filter((one) => one !== gate && one.field !== gate.field);
    return pool.some(
      (item) =>
        gate.holds(item) && isWorth(item, gate.field) && !others.some(({ holds }) => holds(item)),
    );
  };
  return { purpose, view, pool, gates, candidates, isDecisive };
}

/** What was asked for by name that can come for a purpose, each once. */
export const namedFor = (purpose: Answered, { among = [] }: Visit, shelf: Shelf): readonly Item[] =>
  [...new Set(among)]
    .flatMap((ref) => shelf.items.get(ref) ?? [])
    .filter(({ kind }) => kind === KIND_OF[purpose]);

/** What speaks for an item, the weightiest first. */
export function boostsOf(item: Item, view: View, visit: Visit): readonly Boost[] {
  const { products, recipe } = item;
  const notes = notesIn(view);
  const wanted = products.filter((one) => notes.some(({ wants }) => wants(one)));
  const species = (view.values.pets?.pets ?? []).map((pet) => fold(pet.species));
  const isForPet = products.some(({ forPets = [] }) =>
    forPets.some((pet) => species.includes(fold(pet))),
  );
  const inSeason = products.filter(({ season }) => season?.includes(monthOf(visit.date)));
  return [
    ...told('boost.remembered', wanted, { field: 'memory', delta: 3, isDish: recipe !== null }),
    ...(isForPet && recipe === null
      ? [{ said: { key: 'boost.pets', params: {} }, field: 'pets', delta: 2 } as const]
      : []),
    ...(hasTrait(item, 'pet-food')
      ? []
      : told('boost.season', inSeason, { field: null, delta: 1, isDish: recipe !== null })),
    ...effort(item),
  ];
}

function told(
  key: 'boost.remembered' | 'boost.season',
  products: Item['products'],
  { isDish, ...boost }: Omit<Boost, 'said'> & { readonly isDish: boolean },
): readonly Boost[] {
  if (products.length === 0) return [];
  const names = products.map(({ name }) => name).join(', ');
  const said: Said = isDish
    ? { key: `${key}-in`, params: { products: names } }
    : { key, params: {} };
  return [{ said, ...boost }];
}

/** What is quickly made comes first; an hour is no effort saved. */
function effort({ recipe }: Item): readonly Boost[] {
  const delta = recipe === null ? 0 : Math.max(0, 1 - recipe.minutes / 60);
  if (recipe === null || delta === 0) return [];
  const said = { key: 'boost.effort', params: { minutes: recipe.minutes } } as const;
  return [{ said, field: null, delta }];
}

/** The fields that can matter for a purpose and that its view says nothing of. */
export const notToldIn = ({ values }: View, purpose: Answered, visit: Visit): readonly Field[] => {
  const members = visit.eaters?.members;
  const says: Readonly<Record<Field, () => boolean>> = {
    diet: () => ofThose(members, values.diet?.members).length > 0,
    allergies: () =>
      ofThose(members, values.allergies?.members).some(
        ({ to, answered }) => answered || Object.keys(to).length > 0,
      ),
    household: () => values.household !== undefined,
    children: () => Object.keys(values.children ?? {}).length > 0,
    pets: () => (values.pets?.pets.length ?? 0) > 0,
    calendar: () => hintsFor(visit, values.calendar?.hints ?? []).length > 0,
    memory: () => notesIn({ values, lines: {} }).length > 0,
  };
  return FIELDS_FOR[purpose].filter((field) => !says[field]());
};
