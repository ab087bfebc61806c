import type {
  AllergySet,
  Diet,
  DietRules,
  Eaters,
  Profile,
  Strictness,
} from '@village-butcher/sdk/contract';
import { youngestMonths } from '../food/age.js';
import { allergenNamed } from '../food/allergen.js';
import { fold } from '../food/text.js';

/** What those who eat together must not have: the union of what each of them must not. */
export interface Table {
  readonly allergies: Avoided;
  readonly intolerances: Avoided;
  readonly diets: readonly Diet[];
  /** Grams a portion. Nobody set a limit = no number is above it. */
  readonly carbohydratesMax: number;
  /** Months of the youngest child. No child = no age is below it. */
  readonly youngest: number;
}

/** Words of food, each once, with the strictest that anybody asked for. */
export type Avoided = ReadonlyMap<string, { readonly word: string; readonly strict: Strictness }>;

type Members<Value> = Readonly<Record<string, Value>>;

/** The table of a view: those who were named for this visit, or else everybody in the view. */
export const tableOf = (
  { diet, allergies, children }: Partial<Profile>,
  { members }: Eaters,
  date: string,
): Table =>
  together(
    ofThose(members, allergies?.members).map(({ to }) => to),
    ofThose(members, diet?.members),
    agesOf(members, children, date),
  );

/** The table of a visit's guests, who are nobody's members. */
export const guestTable = ({ guests }: Eaters): Table =>
  together([guests?.allergies ?? {}], [guests?.diet ?? {}], []);

const together = (
  allergies: readonly AllergySet[],
  diets: readonly DietRules[],
  months: readonly number[],
): Table => ({
  allergies: avoided(allergies.flatMap((set) => Object.entries(set))),
  intolerances: avoided(
    diets.flatMap(({ intolerances = [] }) => intolerances.map((word) => [word, 'traces'])),
  ),
  diets: [...new Set(diets.flatMap(({ rules = [] }) => rules))],
  carbohydratesMax: Math.min(...diets.map(({ limits }) => limits?.carbohydratesMax ?? Infinity)),
  youngest: Math.min(...months),
});

/** What is said of those who eat. */
export const ofThose = <Value>(
  eating: readonly string[] | undefined,
  members: Members<Value> = {},
): readonly Value[] =>
  Object.entries(members).flatMap(([member, value]) =>
    eating === undefined || eating.includes(member) ? [value] : [],
  );

/** A child that eats, and of whom the view knows no birth, may be the youngest there is. */
function agesOf(
  eating: readonly string[] | undefined,
  children: Members<string> | undefined,
  date: string,
): readonly number[] {
  if (children === undefined) return [];
  const unknown = (eating ?? []).filter((one) => one.startsWith('child-') && !(one in children));
  return [
    ...ofThose(eating, children).map((birth) => youngestMonths(birth, date)),
    ...unknown.map(() => 0),
  ];
}

/** In the order of the words, whatever order they were told in. */
function avoided(words: readonly (readonly [word: string, strict: Strictness])[]): Avoided {
  const all = new Map<string, { word: string; strict: Strictness }>();
  for (const [word, strict] of words.toSorted()) {
    const key = allergenNamed(word) ?? fold(word);
    if (all.get(key)?.strict !== 'traces') all.set(key, { word, strict });
  }
  return all;
}
