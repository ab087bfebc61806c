import { ALLERGENS, type Field } from '@village-butcher/sdk/contract';
import type { Scenario } from './file.js';
import type { Deed, Step } from './life.js';

type Value = Record<string, unknown>;
interface Day {
  readonly today: string;
  readonly tomorrow: string;
}

/**
 * What a twin says instead: valid, unlike everything the person ever said, and as loud as possible.
 * If it reached an answer it would be seen.
 */
export function otherValue(
  field: Field,
  deeds: readonly Deed[],
  steps: readonly Step[],
  scenario: Scenario,
): Value {
  const told = deeds.flatMap(({ operation }) =>
    operation.op === 'tell' && operation.field === field ? [JSON.stringify(operation.value)] : [],
  );
  const unlike = LOUD[field](daysOf(steps, scenario.clock.zone), scenario).find(
    (value) => !told.includes(JSON.stringify(value)),
  );
  if (!unlike) throw new Error(`No other value is known for ${field}.`);
  return unlike;
}

/** Two of each, so that one of them is another. */
const LOUD: Readonly<Record<Field, (days: readonly Day[], scenario: Scenario) => Value[]>> = {
  diet: () => [
    { members: { self: { rules: ['vegan', 'kosher'], limits: { carbohydratesMax: 1 } } } },
    { members: { self: { rules: ['halal'] } } },
  ],
  allergies: () => [
    { members: { self: { to: everyAllergen('traces'), answered: true } } },
    { members: { self: { to: everyAllergen('contains'), answered: true } } },
  ],
  household: () => [
    { eaters: 9, appetite: 'large' },
    { eaters: 1, appetite: 'small' },
  ],
  children: (_days, { clock }) => [
    { 'child-1': clock.start.slice(0, 4) },
    { 'child-1': clock.start.slice(0, 4), 'child-2': clock.start.slice(0, 7) },
  ],
  pets: () => [
    { pets: [{ species: 'dog', size: 'large' }] },
    { pets: [{ species: 'cat', size: 'small' }] },
  ],
  calendar: (days) => [{ hints: days.flatMap(everyHint) }, { hints: [] }],
  memory: (_days, { products }) => {
    const foods = [...new Set(products.flatMap((product) => product.foods.slice(-1)))];
    return [
      { notes: [...foods.slice(0, 6).map(want), ...foods.slice(-6).map(avoid)] },
      { notes: foods.slice(-6).map(want) },
    ];
  },
};

const everyAllergen = (strictness: string) =>
  Object.fromEntries(ALLERGENS.map((allergen) => [allergen, strictness]));

const everyHint = ({ today, tomorrow }: Day) => [
  { date: today, hint: 'late-home' },
  { date: today, hint: 'guests', count: 9 },
  { date: tomorrow, hint: 'important' },
  { date: tomorrow, hint: 'away' },
];

const want = (food: string) => ({ text: `mehr ${food}`, maps: { food, rule: 'want' } });
const avoid = (food: string) => ({ text: `kein ${food}`, maps: { food, rule: 'avoid' } });

/** The first two days on which anything is asked: a calendar holds eight hints. */
const daysOf = (steps: readonly Step[], zone: string): Day[] =>
  [...new Set(steps.map(({ at }) => dayIn(zone, at)))].slice(0, 2).map((today) => ({
    today,
    tomorrow: new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10),
  }));

const dayIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
