import type { DietRules, Profile } from '../contract/profile.js';
import type { Eaters } from '../contract/suggest.js';
import {
  ALLERGENS,
  type Allergen,
  type Diet,
  type Field,
  type Strictness,
} from '../contract/vocabulary.js';
import { youngestMonths } from './dates.js';

/** What one purpose may see: values, and the line that each rests on. */
export interface View {
  readonly values: Partial<Profile>;
  readonly lines: Partial<Record<Field, string>>;
}

/** What those who eat together must not have. */
export interface Table {
  readonly allergens: ReadonlyMap<Allergen, Strictness>;
  readonly hasNoLactose: boolean;
  readonly intolerances: readonly Allergen[];
  /** Words that the fake knows nothing of. With one of them, nothing can be checked. */
  readonly strangers: readonly string[];
  readonly diets: readonly Diet[];
  readonly carbohydratesMax: number;
  /** Months of the youngest child; no child, no limit. */
  readonly youngest: number;
}

/** The table of a view: those named for this visit, or everybody in it. */
export function tableOf({ values }: View, { members }: Eaters, date: string): Table {
  const diets = ofThose(members, values.diet?.members);
  const sets = ofThose(members, values.allergies?.members).map(({ to }) => to);
  return together(sets, diets, agesOf(values.children, members, date));
}

/** The table of a visit's guests, who are nobody's members. */
export const guestTable = ({ guests = {} }: Eaters): Table =>
  together([guests.allergies ?? {}], [guests.diet ?? {}], []);

function together(
  allergies: readonly Readonly<Record<string, Strictness>>[],
  diets: readonly DietRules[],
  months: readonly number[],
): Table {
  const avoided = allergies.flatMap((set) => Object.entries(set));
  const words = diets.flatMap(({ intolerances = [] }) => intolerances).map(fold);
  const others = words.filter((word) => word !== LACTOSE);
  const allergens = new Map<Allergen, Strictness>();
  for (const [word, strict] of avoided) {
    const known = allergenIn(fold(word));
    if (known && allergens.get(known) !== 'traces') allergens.set(known, strict);
  }
  const all = [...avoided.map(([word]) => word), ...others];
  const isStranger = (word: string) => !allergenIn(fold(word)) && fold(word) !== LACTOSE;
  return {
    allergens,
    hasNoLactose: words.includes(LACTOSE) || avoided.some(([word]) => fold(word) === LACTOSE),
    intolerances: others.flatMap((word) => allergenIn(word) ?? []),
    strangers: [...new Set(all.filter(isStranger))],
    diets: [...new Set(diets.flatMap(({ rules = [] }) => rules))],
    carbohydratesMax: Math.min(...diets.map(({ limits }) => limits?.carbohydratesMax ?? Infinity)),
    youngest: Math.min(...months),
  };
}

const LACTOSE = 'lactose';

const allergenIn = (word: string): Allergen | undefined => ALLERGENS.find((one) => one === word);

/** What is said of those who eat. */
export const ofThose = <Value>(
  eating: readonly string[] | undefined,
  members: Readonly<Record<string, Value>> = {},
): readonly Value[] =>
  Object.entries(members).flatMap(([member, value]) =>
    eating === undefined || eating.includes(member) ? [value] : [],
  );

/** A child that eats, and of whom the view knows no birth, may be the youngest there is. */
function agesOf(
  children: Profile['children'] | undefined,
  eating: readonly string[] | undefined,
  date: string,
): readonly number[] {
  if (children === undefined) return [];
  const unknown = (eating ?? []).filter((one) => one.startsWith('child-') && !(one in children));
  const known = ofThose(eating, children).map((birth) => youngestMonths(birth, date));
  return [...known, ...unknown.map(() => 0)];
}

/** One spelling for words that mean the same. */
export const fold = (word: string): string => word.normalize('NFC').toLowerCase().trim();
