import type { CatalogueImport, HoldReason, Profile } from '@village-butcher/sdk/contract';
import type { Source } from '../../src/recommend/gates.js';
import type { Answered, Visit } from '../../src/recommend/permitted.js';
import { eating, isPetFood, plainIn, type Case, type Plain } from './reference-case.js';
import { isForEveryAge, isFreeOf, keepsRules } from './reference-table.js';
import { settledFor, valuesFor, type Scene } from './scene.js';

type Told = Pick<Case, 'document' | 'values' | 'settled' | 'visit'>;

/**
 * The gates once more, row by row as their tables are written: no sets of bits, nothing worked out
 * before, nothing taken from the service. Slow, and easy to believe. Names the first that holds.
 */
export function firstGate(item: Plain, told: Told): Source | undefined {
  const one = { ...item, ...told };
  return GATES.find(([, passes]) => !passes(one))?.[0];
}

/** Whether an item passes every gate, of a catalogue and for what one view says. */
export function mayPass(
  document: CatalogueImport,
  id: string,
  values: Partial<Profile>,
  visit: Visit,
): boolean {
  const item = plainIn(document).find((one) => one.id === id);
  return item !== undefined && !firstGate(item, { document, values, settled: [], visit });
}

const purposeOf = ({ recipe }: Plain): Answered => (recipe ? 'recipes' : 'shopping-tips');

/** The first gate that holds an item on its way to an answer. */
export function gateFor(item: Plain, scene: Scene): Source | undefined {
  const { document, visit } = scene;
  const values = valuesFor(scene, purposeOf(item));
  return firstGate(item, { document, values, settled: settledFor(scene), visit });
}

const REASON_OF: Readonly<Record<Source, HoldReason>> = {
  store: 'not-at-store',
  allergies: 'constraint',
  children: 'constraint',
  diet: 'constraint',
  guests: 'constraint',
  memory: 'not-wanted',
  calendar: 'not-relevant',
  settled: 'not-relevant',
  household: 'constraint',
  pets: 'constraint',
};

/** The one reason for which an item is held: not wished at all, or its first gate. */
export function reasonFor(item: Plain, scene: Scene): HoldReason | undefined {
  if (!scene.permitted.wished.has(purposeOf(item))) return 'not-wanted';
  const gate = gateFor(item, scene);
  const isRefused = scene.permitted.settled.some(
    (one) => one.item === item.id && one.says === 'never',
  );
  return gate && (gate === 'settled' && isRefused ? 'not-wanted' : REASON_OF[gate]);
}

/** The gates in their order. */
const GATES: readonly (readonly [Source, (one: Case) => boolean])[] = [
  ['store', ({ products, visit }) => products.every(({ stores }) => stores.includes(visit.store))],
  ['allergies', (one) => allergiesIn(one).every((set) => isFreeOf(set, one))],
  ['children', (one) => isPetFood(one) || isForEveryAge(one)],
  ['diet', (one) => eating(one, one.values.diet?.members).every((rules) => keepsRules(rules, one))],
  ['guests', isForGuests],
  ['memory', isAsNoted],
  ['calendar', suitsTheEvening],
  ['settled', ({ id, settled }) => !settled.some(({ item }) => item === id)],
];

const allergiesIn = (one: Case) => eating(one, one.values.allergies?.members).map(({ to }) => to);

function isForGuests(one: Case): boolean {
  const { allergies = {}, diet = {} } = one.visit.eaters?.guests ?? {};
  return isFreeOf(allergies, one) && keepsRules(diet, one);
}

function isAsNoted({ products, values }: Case): boolean {
  return (values.memory?.notes ?? []).every(({ maps }) => {
    if (!maps) return true;
    const of = products.filter(({ foods }) => foods.includes(maps.food));
    const { attribute } = maps;
    if (attribute === undefined) return maps.rule === 'want' || of.length === 0;
    return of.every(({ attributes }) => attributes.includes(attribute) === (maps.rule === 'want'));
  });
}

function suitsTheEvening({ recipe, products, values, visit }: Case): boolean {
  const tomorrow = new Date(Date.parse(visit.date) + 86_400_000).toISOString().slice(0, 10);
  const has = (hint: string, ...dates: readonly string[]) =>
    (values.calendar?.hints ?? []).some((one) => one.hint === hint && dates.includes(one.date));
  const isAway = has('away', visit.date, tomorrow) && visit.recipient.startsWith('app:');
  if (!recipe) return !isAway || !products.some(({ traits }) => traits?.includes('perishable'));
  return (
    !(has('important', tomorrow) && recipe.heaviness === 'heavy') &&
    !(has('late-home', visit.date) && recipe.minutes > 30) &&
    !(has('early-start', tomorrow) && recipe.minutes > 45)
  );
}
