import { ALLERGENS, DIETS, type Diet, type Profile } from '@village-butcher/sdk/contract';
import { traitsNotFor } from '../src/food/age.js';
import { maskOf, type Mask } from '../src/food/mask.js';
import type { Permitted, Visit } from '../src/recommend/permitted.js';
import { drawsOf, type Draw } from './draw.js';
import { gateCatalogue, STORE } from './gate-catalogue.js';

/** Somebody who shares all that recipes may ask for, as we take them and as numbers. */
export interface Household {
  readonly permitted: Permitted;
  readonly allergens: Mask;
  readonly traits: Mask;
  readonly diets: Mask;
  readonly carbohydratesMax: number;
  readonly minutesMax: number;
  readonly isImportant: boolean;
  /** The foods that their notes want. */
  readonly wants: readonly string[];
}

const TODAY = '2026-11-26';
const TOMORROW = '2026-11-27';

/** The visit that all of them are on. */
export const VISIT: Visit = {
  store: STORE,
  date: TODAY,
  purposes: ['recipes'],
  limit: 3,
  screen: 'own',
  locale: 'de',
  recipient: 'app:brandt',
};

/** So many households, the same ones in every run: most avoid something, half remember something. */
export function gateHouseholds(count: number): readonly Household[] {
  const draw = drawsOf('households');
  return Array.from({ length: count }, () => householdOf(draw));
}

function householdOf(draw: Draw): Household {
  const among = <Word>(list: readonly Word[]): Word => list[draw(list.length)]!;
  const allergens = Array.from({ length: [0, 0, 1, 1, 2][draw(5)]! }, () => among(ALLERGENS));
  const diets: Diet[] = draw(10) < 3 ? [among(DIETS)] : [];
  const months = draw(10) < 3 ? 6 + draw(150) : Infinity;
  const carbohydratesMax = draw(10) === 0 ? 20 + draw(60) : Infinity;
  const hint = ([null, null, null, 'important', 'late-home'] as const)[draw(5)]!;
  const wants = Array.from({ length: [0, 0, 1, 2][draw(4)]! }, () => `food-${draw(200)}`);
  const values: Partial<Profile> = {
    allergies: {
      members: {
        self: {
          to: Object.fromEntries(allergens.map((one) => [one, 'traces' as const])),
          answered: true,
        },
      },
    },
    diet: {
      members: {
        self: {
          rules: diets,
          ...(carbohydratesMax < Infinity ? { limits: { carbohydratesMax } } : {}),
        },
      },
    },
    calendar: {
      hints: hint === null ? [] : [{ hint, date: hint === 'important' ? TOMORROW : TODAY }],
    },
    memory: {
      notes: wants.map((food) => ({ text: 'as ever', maps: { food, rule: 'want' as const } })),
    },
    ...(months < Infinity ? { children: { 'child-1': birthOf(months) } } : {}),
  };
  const lines = Object.fromEntries(Object.keys(values).map((field) => [field, field]));
  return {
    permitted: { views: { recipes: { values, lines } }, wished: new Set(['recipes']), settled: [] },
    allergens: maskOf(ALLERGENS, allergens),
    diets: maskOf(DIETS, diets),
    traits: traitsNotFor(months, AGES),
    carbohydratesMax,
    minutesMax: hint === 'late-home' ? 30 : Infinity,
    isImportant: hint === 'important',
    wants,
  };
}

const AGES = gateCatalogue(0).rules.ages;

/** The last day of a month so many months ago. */
const birthOf = (months: number): string =>
  new Date(Date.UTC(2026, 10 - months, 1)).toISOString().slice(0, 10);
