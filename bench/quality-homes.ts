import {
  ALLERGENS,
  DIETS,
  FIELDS_FOR,
  HINTS,
  STRICTNESS,
  type AllergySet,
  type CatalogueImport,
  type DietRules,
  type Note,
  type Profile,
} from '@village-butcher/sdk/contract';
import { dayAfter } from '../src/base/day.js';
import type { Answered, Permitted, Visit } from '../src/recommend/permitted.js';
import { viewOf } from '../test/support/households.js';
import { drawsOf, type Draw } from './draw.js';

/** What all of them ask for. No offer is made up: it would come to everybody. */
export const ASKED = ['recipes', 'shopping-tips'] as const satisfies readonly Answered[];

/** A made-up household on one of its visits. */
export interface Home {
  readonly permitted: Permitted;
  readonly visit: Visit;
}

/** The first of the days on which they shop: a whole year of them. */
const FIRST_DAY = '2026-01-01';
const DAYS = 365;

/** Words that somebody must not have, beside the 14. Of the last nobody here has heard. */
const WORDS = 'tomato kiwi strawberry apple garlic hazelnuts salmon jackfruit'.split(' ');
/** What people note, and by what they tell it apart. */
const NOTED: readonly Note['maps'][] = [
  { food: 'salmon', rule: 'want' },
  { food: 'mettwurst', rule: 'avoid', attribute: 'fatty' },
  { food: 'ham', rule: 'want', attribute: 'lean' },
  { food: 'camembert', rule: 'want', attribute: 'ripe' },
  { food: 'rice', rule: 'want', attribute: 'wholegrain' },
  { food: 'dog-bones', rule: 'want' },
  { food: 'spinach', rule: 'want' },
  { food: 'tofu', rule: 'want' },
  { food: 'mushroom', rule: 'avoid' },
  { food: 'duck', rule: 'avoid' },
  { food: 'beetroot', rule: 'avoid' },
  undefined,
];
const SPECIES = ['dog', 'cat'];

/** Draws as people say it: one of some, and so often in a hundred. */
class Lot {
  constructor(readonly draw: Draw) {}

  readonly oneOf = <One>(all: readonly One[]): One => all[this.draw(all.length)]!;

  readonly so = <One>(percent: number, make: () => One): readonly One[] =>
    this.draw(100) < percent ? [make()] : [];

  readonly many = <One>(count: number, make: (at: number) => One): readonly One[] =>
    Array.from({ length: count }, (_, at) => make(at));
}

/** Households, each on one visit, on the days of a year in turn: the same ones in every run. */
export function homesOf(count: number, shop: CatalogueImport): readonly Home[] {
  const lot = new Lot(drawsOf('homes'));
  return lot.many(count, (at) =>
    homeOn(dayAfter(FIRST_DAY, (at * 7 + lot.draw(7)) % DAYS), shop, lot),
  );
}

function homeOn(date: string, shop: CatalogueImport, lot: Lot): Home {
  const members = ['self', ...lot.many(lot.draw(2), (at) => `adult-${at + 1}`)];
  const children = lot.so(45, () => lot.many(1 + lot.draw(3), (at) => `child-${at + 1}`)).flat();
  const profile = profileOf([...members, ...children], children, date, lot);
  const settled = lot.many(lot.draw(3), () => ({
    item: lot.oneOf(shop.recipes).id,
    says: lot.oneOf(['taken', 'later', 'never'] as const),
  }));
  return {
    permitted: {
      views: Object.fromEntries(
        ASKED.map((purpose) => [purpose, sharedFor(purpose, profile, lot)]),
      ),
      wished: new Set(lot.oneOf([...Array.from({ length: 19 }, () => ASKED), []])),
      settled,
    },
    visit: {
      store: lot.oneOf(shop.stores).id,
      date,
      purposes: ASKED,
      limit: 3,
      screen: lot.oneOf([...Array.from({ length: 19 }, () => 'own' as const), 'shared']),
      eaters: eatersOf([...members, ...children], lot),
      locale: 'en',
      recipient: 'app:made-up',
    },
  };
}

/** What they share for a purpose: nine of ten things that can matter. */
const sharedFor = (purpose: Answered, profile: Profile, lot: Lot) => {
  const shared = FIELDS_FOR[purpose].filter(() => lot.draw(10) > 0);
  return viewOf(purpose, Object.fromEntries(shared.map((field) => [field, profile[field]])));
};

function profileOf(
  members: readonly string[],
  children: readonly string[],
  date: string,
  lot: Lot,
): Profile {
  const forSome = <Value>(percent: number, make: () => Value) =>
    Object.fromEntries(members.flatMap((one) => lot.so(percent, () => [one, make()] as const)));
  return {
    allergies: { members: forSome(20, () => ({ to: allergySet(lot), answered: true })) },
    diet: { members: forSome(18, () => dietRules(lot)) },
    household: { eaters: members.length },
    children: Object.fromEntries(children.map((child) => [child, birthBefore(date, lot)])),
    pets: { pets: lot.so(30, () => ({ species: lot.oneOf(SPECIES) })).slice() },
    calendar: {
      hints: [...lot.so(35, () => hintNear(date, lot)), ...lot.so(10, () => hintNear(date, lot))],
    },
    memory: { notes: notes(lot) },
  };
}

/** One or two of the 14 in equal parts; every fifth time a word besides, of the last one rarely. */
function allergySet(lot: Lot): AllergySet {
  const words = [
    ...lot.many(1 + lot.draw(2), () => lot.oneOf(ALLERGENS)),
    ...lot.so(20, () => lot.oneOf(WORDS)),
  ];
  return Object.fromEntries(
    words.map((word) => [word, lot.oneOf([...STRICTNESS, 'traces' as const])]),
  );
}

const dietRules = (lot: Lot): DietRules => ({
  rules: lot.so(70, () => lot.oneOf(DIETS)).slice(),
  intolerances: lot.so(25, () => lot.oneOf(['lactose', 'lactose', 'tomato', 'garlic'])).slice(),
  ...Object.fromEntries(
    lot.so(12, () => ['limits', { carbohydratesMax: lot.oneOf([30, 45, 60]) }] as const),
  ),
});

/** Born up to 17 years before, told to the month mostly, to the year or to the day sometimes. */
function birthBefore(date: string, lot: Lot): string {
  const born = dayAfter(date, -lot.draw(17 * DAYS));
  return born.slice(0, lot.oneOf([4, 7, 7, 7, 10]));
}

const hintNear = (date: string, lot: Lot) => ({
  date: dayAfter(date, lot.draw(2)),
  hint: lot.oneOf(HINTS),
  count: 2 + lot.draw(8),
});

const notes = (lot: Lot): Note[] =>
  lot
    .so(45, () => lot.many(1 + lot.draw(3), () => lot.oneOf(NOTED)))
    .flat()
    .map((maps) => ({ text: 'as ever', ...(maps ? { maps } : {}) }));

/** One visit in ten names who eats, and one in eight has guests with needs of their own. */
function eatersOf(members: readonly string[], lot: Lot): Visit['eaters'] {
  const guests = lot.so(12, () => ({ allergies: allergySet(lot), diet: dietRules(lot) }));
  const named = lot.so(10, () => members.filter((one) => one === 'self' || lot.draw(2) === 0));
  return {
    ...(guests[0] ? { guests: guests[0] } : {}),
    ...(named[0] ? { members: [...named[0]] } : {}),
  };
}
