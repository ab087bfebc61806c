import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS, type Eaters, type Field, type Profile } from '@village-butcher/sdk/contract';
import { ANSWERED, type Permitted } from '../../src/recommend/permitted.js';
import { CASES } from '../support/cases.js';
import { anySettled, anyProfile, viewOf } from '../support/households.js';
import { everyWorldWith, passingFor, type World } from '../support/worlds.js';

type Values = Partial<Profile>;
type Members<Value> = Readonly<Record<string, Value>>;

/** The same said of others, who have told nothing before. */
const ofOthers = <Value>(members: Members<Value> = {}, kind = 'adult'): Members<Value> =>
  Object.fromEntries(Object.values(members).map((value, at) => [`${kind}-${at + 7}`, value]));

/** What is told in a field, and more in the same field. */
const MORE: { readonly [F in Field]: (own: Values, more: Profile) => Values } = {
  diet: (own, { diet }) => ({
    diet: { members: { ...own.diet?.members, ...ofOthers(diet.members) } },
  }),
  allergies: (own, { allergies }) => ({
    allergies: { members: { ...own.allergies?.members, ...ofOthers(allergies.members) } },
  }),
  children: (own, { children }) => ({
    children: { ...own.children, ...ofOthers(children, 'child') },
  }),
  calendar: (own, { calendar }) => ({
    calendar: { hints: [...(own.calendar?.hints ?? []), ...calendar.hints] },
  }),
  memory: (own, { memory }) => ({
    memory: { notes: [...(own.memory?.notes ?? []), ...memory.notes] },
  }),
  household: (_, { household }) => ({ household }),
  pets: (_, { pets }) => ({ pets }),
};

const MEMBERS: readonly Field[] = ['diet', 'allergies', 'children'];
const NEW = ['adult-7', 'adult-8', 'child-7', 'child-8'];

/** A world in which more is told in a field, of some who eat too. */
function withMore(field: Field, world: World, more: Profile): World {
  const { permitted, visit } = world;
  const views = ANSWERED.map((purpose) => {
    const values = permitted.views[purpose]?.values ?? {};
    return [purpose, viewOf(purpose, { ...values, ...MORE[field](values, more) })] as const;
  });
  const { eaters = {} } = visit;
  const isNew = eaters.members && MEMBERS.includes(field);
  const all = isNew ? { ...eaters, members: [...eaters.members!, ...NEW] } : eaters;
  return {
    ...world,
    permitted: { ...permitted, views: { ...permitted.views, ...Object.fromEntries(views) } },
    visit: { ...visit, eaters: all },
  };
}

/** A world without guests, and with some. */
function withGuests(world: World, { allergies, diet }: Profile): readonly [World, World] {
  const { guests: _, ...eaters } = world.visit.eaters ?? {};
  const guests = {
    allergies: Object.values(allergies.members)[0]?.to ?? {},
    diet: Object.values(diet.members)[0] ?? {},
  };
  const visited = (all: Eaters): World => ({ ...world, visit: { ...world.visit, eaters: all } });
  return [visited(eaters), visited({ ...eaters, guests })];
}

const withSettled = (world: World, more: Permitted['settled']): World => ({
  ...world,
  permitted: { ...world.permitted, settled: [...world.permitted.settled, ...more] },
});

const GATES = ['allergies', 'calendar', 'children', 'diet', 'guests', 'memory', 'settled'] as const;
/** Those that seldom meet a visit, as often more as it takes to meet some. */
const SELDOM = (['settled', 'memory', 'children', 'calendar'] as const).flatMap((kind) =>
  Array<typeof kind>(kind === 'calendar' ? 10 : 3).fill(kind),
);
const anyMore = fc.tuple(
  fc.constantFrom(...GATES, ...FIELDS, ...SELDOM),
  anyProfile,
  anySettled,
  fc.constantFrom(...ANSWERED),
);

test('L5: one constraint more never lets one item more pass', () => {
  const lost = new Map<string, number>();
  everyWorldWith(
    anyMore,
    (world, [kind, more, settled, purpose]) => {
      const [before, after] =
        kind === 'guests'
          ? withGuests(world, more)
          : [world, kind === 'settled' ? withSettled(world, settled) : withMore(kind, world, more)];
      const [passed, passes] = [before, after].map((one) => passingFor(purpose, one));
      lost.set(kind, (lost.get(kind) ?? 0) + passed!.size - passes!.size);
      return [...passes!].filter((ref) => !passed!.has(ref));
    },
    { cases: 2 * CASES },
  );
  expect(GATES.filter((kind) => !lost.get(kind))).toEqual([]);
});
