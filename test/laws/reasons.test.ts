import { expect, test } from '@jest/globals';
import { FIELDS, type Field, type Suggestion } from '@village-butcher/sdk/contract';
import { hasRow, listOf, rowsOf } from '../../src/catalogue/bits.js';
import { itemOn } from '../../src/catalogue/shelf.js';
import { courseOf, type Course } from '../../src/recommend/course.js';
import type { Answered } from '../../src/recommend/permitted.js';
import { best } from '../../src/recommend/rank.js';
import { suggest } from '../../src/recommend/suggest.js';
import { partsOf } from '../../src/recommend/terms.js';
import { lineFor, viewOf } from '../support/households.js';
import { everyWorld, unlessSame, type World } from '../support/worlds.js';

/** An item that is shown on the customer's own screen, and the course that brought it there. */
interface Shown {
  readonly item: Suggestion;
  readonly row: number;
  readonly course: Course;
  readonly world: World;
}

/** Checks something of every item that is shown in very many worlds. */
const everyShown = (faultsIn: (shown: Shown) => readonly unknown[]): void =>
  everyWorld((one) => {
    const world = { ...one, visit: { ...one.visit, screen: 'own' as const } };
    const { permitted, visit, shelf } = world;
    return suggest(permitted, visit, shelf).suggestions.items.flatMap((item) => {
      const course = courseOf(item.purpose as Answered, permitted, visit, shelf);
      return faultsIn({ item, row: itemOn(shelf, item.ref)!.row, course, world });
    });
  });

/** The same course, as if one field had never been shared for its purpose. */
function without(field: Field, { purpose, view }: Course, { permitted, visit, shelf }: World) {
  const { [field]: _, ...values } = view.values;
  const views = { ...permitted.views, [purpose]: viewOf(purpose, values) };
  return courseOf(purpose, { ...permitted, views }, visit, shelf);
}

const scoreOf = (row: number, course: Course): number =>
  partsOf(row, course).reduce((sum, { delta }) => sum + delta, 0);

const isNear = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9;

/** Whether gates held candidates back because of a field. */
const keptAway = (now: Course, then: Course): boolean =>
  listOf(then.candidates).some((row) => !hasRow(now.candidates, row));

/** What is wrong with what is said, or not said, of one field. */
function faultsOf(field: Field, { item, row, course, world }: Shown): readonly string[] {
  const then = without(field, course, world);
  const said = item.reasons.filter((reason) => reason.field === field);
  const boosts = said.filter(({ effect }) => effect === 'boost');
  const gates = said.filter(({ effect }) => effect === 'gate');
  const lost = scoreOf(row, course) - scoreOf(row, then);
  const isKept = keptAway(course, then);
  const leaves = !hasRow(then.candidates, row);
  return [
    ...(gates.some(({ key }) => key !== TRACES) && !isKept ? ['said, and nothing was held'] : []),
    ...(isKept && gates.length === 0 && !isForPets(item, field, world) ? ['held in silence'] : []),
    ...boosts.filter(({ key }) => key === PETS && !leaves).map(() => 'a tip without the pet'),
    ...boosts
      .filter(({ delta, key }) => key !== PETS && !(delta > 0 && isNear(lost, delta)))
      .map(({ key }) => `another delta of ${key}`),
  ];
}

const PETS = 'boost.pets';
const TRACES = 'gate.allergies-traces';

/** Food for animals meets no gate of diet, age or milk sugar, and so tells of none. */
const isForPets = ({ ref }: Suggestion, field: Field, { document, permitted }: World): boolean =>
  (field !== 'allergies' || JSON.stringify(permitted.views).includes('"lactose"')) &&
  document.products.some(({ id, traits }) => id === ref && traits?.includes('pet-food'));

test('L7: a reason is said if, and only if, it is causal: by its delta, or by what it held', () => {
  const said = new Map<string, number>();
  everyShown((shown) => {
    for (const { field, effect } of shown.item.reasons) {
      said.set(`${effect} ${field}`, (said.get(`${effect} ${field}`) ?? 0) + 1);
    }
    const told = FIELDS.filter((field) => shown.course.view.values[field]);
    return told.flatMap((field) => faultsOf(field, shown));
  });
  expect(OFTEN.filter((key) => !said.has(key))).toEqual([]);
});

/** What is said so often here that a fault in it would be found. */
const OFTEN = [
  ...['null', 'memory', 'calendar', 'household', 'pets'].map((field) => `boost ${field}`),
  ...['null', 'diet', 'allergies', 'children', 'calendar', 'memory'].map(
    (field) => `gate ${field}`,
  ),
];

/** What is wrong with how what is said adds up to a score. */
function sumFaults({ item, row, course, world }: Shown): readonly unknown[] {
  const parts = partsOf(row, course)
    .map(({ delta }) => delta)
    .filter((delta) => delta > 0);
  const [ranked] = best(rowsOf([row], course.rack.size), 1, course, world.visit);
  const boosts = item.reasons.filter(({ effect }) => effect === 'boost');
  const said = boosts.map(({ delta }) => delta).filter((delta) => delta > 0);
  return [
    ...(isNear(scoreOf(row, course), ranked!.score / 1e9) ? [] : ['a part is missing']),
    ...(boosts.length <= 2 ? [] : ['too many are said']),
    ...unlessSame(said, parts.toSorted((a, b) => b - a).slice(0, 2)),
  ];
}

/** What is wrong with the permissions that an item and its reasons name. */
function rightFaults({ item: { rests, reasons }, course, world }: Shown): readonly unknown[] {
  const { purpose, view } = course;
  const { recipient } = world.visit;
  const used = FIELDS.filter((field) => view.values[field]);
  return [
    ...(reasons.length > 0 ? [] : ['no reason']),
    ...unlessSame(
      rests,
      used.map((field) => ({ field, recipient, purpose, line: lineFor(purpose, field) })),
    ),
    ...unlessSame(
      reasons.map(({ restsOn }) => restsOn?.field ?? null),
      reasons.map(({ field }) => field),
    ),
    ...reasons.filter(({ restsOn }) => restsOn && !rests.includes(restsOn)),
  ];
}

test('L7: parts add up to the score, at most two are said, and all permissions used are named', () => {
  everyShown((shown) => [...sumFaults(shown), ...rightFaults(shown)]);
});
