import fc from 'fast-check';
import {
  ALLERGENS,
  APPETITES,
  DIETS,
  FIELDS,
  FIELDS_FOR,
  HINTS,
  LOCALES,
  NOTE_RULES,
  PURPOSES,
  SCREENS,
  STRICTNESS,
  type CatalogueImport,
  type Field,
  type Profile,
  type Purpose,
} from '@village-butcher/sdk/contract';
import type { Permitted, View, Visit } from '../../src/recommend/permitted.js';
import { ATTRIBUTES, FOODS, SPECIES, STORES, anyCatalogue, some } from './catalogues.js';

/** The evening on which these tests shop, and the days around it. */
export const TODAY = '2026-11-26';
const DAYS = ['2026-11-25', TODAY, TODAY, '2026-11-27', '2026-11-27', '2026-11-28'];

const MEMBERS = ['self', 'child-1', 'child-2', 'adult-1'];
const eachOf = <Value>(value: fc.Arbitrary<Value>) =>
  fc.dictionary(fc.constantFrom(...MEMBERS), value, { maxKeys: 2, noNullPrototype: true });

const OTHER_WORDS = ['kiwi', 'rice', 'Milch', 'hazelnuts', 'lactose'];
const anyWord = fc.constantFrom<string>(...ALLERGENS.slice(0, 8), ...OTHER_WORDS);
const anyAllergySet = fc.dictionary(anyWord, fc.constantFrom(...STRICTNESS), {
  maxKeys: 2,
  noNullPrototype: true,
});
const anyDietRules = fc.record(
  {
    rules: some(DIETS, 2),
    intolerances: some(['lactose', 'kiwi'], 1),
    limits: fc.record({ carbohydratesMax: fc.integer({ min: 1, max: 80 }) }),
  },
  { requiredKeys: [] },
);
const anyBirth = fc.constantFrom('2008', '2022', '2024-11', '2025-11-26', '2025-11-27', '2023-02');
const anyMap = fc.record(
  {
    food: fc.constantFrom(...FOODS),
    rule: fc.constantFrom(...NOTE_RULES),
    attribute: fc.constantFrom(...ATTRIBUTES),
  },
  { requiredKeys: ['food', 'rule'] },
);
const anyNote = fc.record(
  { text: fc.constant('a note'), maps: anyMap },
  { requiredKeys: ['text'] },
);

/** Everything a customer can have told, every field of it valid. */
export const anyProfile: fc.Arbitrary<Profile> = fc.record({
  diet: fc.record({ members: eachOf(anyDietRules) }),
  allergies: fc.record({
    members: eachOf(fc.record({ to: anyAllergySet, answered: fc.boolean() })),
  }),
  household: fc.record({
    eaters: fc.integer({ min: 1, max: 8 }),
    appetite: fc.constantFrom(...APPETITES),
  }),
  children: fc.dictionary(fc.constantFrom('child-1', 'child-2'), anyBirth, {
    noNullPrototype: true,
  }),
  pets: fc.record({ pets: some(SPECIES).map((all) => all.map((species) => ({ species }))) }),
  calendar: fc.record({
    hints: fc.array(
      fc.record({
        date: fc.constantFrom(...DAYS),
        hint: fc.constantFrom(...HINTS),
        count: fc.integer({ min: 1, max: 8 }),
      }),
      { maxLength: 3 },
    ),
  }),
  memory: fc.record({
    notes: fc.array(anyNote, { maxLength: 3 }),
  }),
});

/** A line of the ledger for a field of a purpose. */
export const lineFor = (purpose: Purpose, field: Field): string =>
  `01890000-0000-7000-8000-${[PURPOSES.indexOf(purpose), FIELDS.indexOf(field)].join('').padStart(12, '0')}`;

/** The view of a purpose in which all of this is permitted. */
export const viewOf = (purpose: Purpose, values: Partial<Profile>): View => ({
  values,
  lines: Object.fromEntries(
    FIELDS.filter((field) => values[field]).map((field) => [field, lineFor(purpose, field)]),
  ),
});

/** What a purpose may see of a profile: any of the fields that can matter for it. */
const anyView = (purpose: Purpose): fc.Arbitrary<View> =>
  fc
    .tuple(anyProfile, some(FIELDS_FOR[purpose]))
    .map(([profile, fields]) =>
      viewOf(purpose, Object.fromEntries(fields.map((field) => [field, profile[field]]))),
    );

/** What they marked: some of what there is, and what is gone. */
export const anySettled = fc.uniqueArray(
  fc.record({
    item: fc.constantFrom('R0', 'R1', 'R2', 'R3', 'P0', 'P1', 'P2', 'gone'),
    says: fc.constantFrom('taken' as const, 'later' as const, 'never' as const),
  }),
  { maxLength: 3, selector: ({ item }) => item },
);

/** What a customer permits and wants: both main purposes mostly, others now and then. */
export const anyPermitted: fc.Arbitrary<Permitted> = fc
  .tuple(
    anyView('recipes'),
    anyView('shopping-tips'),
    anyView('staff-picks'),
    some(PURPOSES),
    anySettled,
  )
  .map(([recipes, tips, picks, wished, settled]) => ({
    views: { recipes, 'shopping-tips': tips, offers: tips, 'staff-picks': picks },
    wished: new Set([...wished.filter((purpose) => purpose !== 'offers'), 'recipes']),
    settled,
  }));

const seldom = <Value, Else>(value: fc.Arbitrary<Value>, or: Else): fc.Arbitrary<Value | Else> =>
  fc.oneof({ arbitrary: fc.constant(or), weight: 3 }, { arbitrary: value, weight: 1 });

const anyEaters = fc.record(
  {
    members: fc.uniqueArray(fc.constantFrom(...MEMBERS), { minLength: 1, maxLength: 3 }),
    guests: seldom(
      fc.record({ allergies: anyAllergySet, diet: anyDietRules }, { requiredKeys: [] }),
      {},
    ),
  },
  { requiredKeys: [] },
);

/** A visit to one of the stores of a catalogue. */
export const anyVisit = (document: CatalogueImport): fc.Arbitrary<Visit> =>
  fc.record({
    store: fc.constantFrom(...STORES),
    date: fc.constantFrom(TODAY, TODAY, TODAY, '2026-11-27', '2026-12-01'),
    purposes: fc
      .shuffledSubarray([...PURPOSES])
      .map((all) => [...all, 'recipes', 'shopping-tips'] as const),
    limit: fc.integer({ min: 1, max: 5 }),
    screen: fc.constantFrom('own', 'own', 'own', ...SCREENS),
    eaters: anyEaters,
    among: seldom(
      some(
        [...document.products, ...document.recipes].map(({ id }) => id),
        8,
      ),
      undefined,
    ),
    locale: fc.constantFrom(...LOCALES),
    recipient: fc.constantFrom('app:village', 'app:village', 'counter:village/mill/meat'),
  });

/** A catalogue, what a customer permits, and a visit to one of its stores. */
export const anyWorld = anyCatalogue.chain((document) =>
  fc.record({
    document: fc.constant(document),
    permitted: anyPermitted,
    visit: anyVisit(document),
  }),
);

/** A visit to the mill, for recipes and tips, but for what a test says. */
export const visitWith = (rest: Partial<Visit> = {}): Visit => ({
  store: STORES[0]!,
  date: TODAY,
  purposes: ['recipes', 'shopping-tips'],
  limit: 3,
  screen: 'own',
  locale: 'de',
  recipient: 'app:village',
  ...rest,
});

/** A customer who wants both, and permits all of this for both. */
export const permittedWith = (values: Partial<Profile> = {}): Permitted => ({
  views: {
    recipes: viewOf('recipes', values),
    'shopping-tips': viewOf('shopping-tips', values),
  },
  wished: new Set(['recipes', 'shopping-tips']),
  settled: [],
});
