import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LIMIT, PURPOSES } from '@village-butcher/sdk/contract';
import { hasRow } from '../../src/catalogue/bits.js';
import { itemOn } from '../../src/catalogue/shelf.js';
import { courseOf, type Course } from '../../src/recommend/course.js';
import { suggest } from '../../src/recommend/suggest.js';
import { askFor } from '../support/asking.js';
import { CASES } from '../support/cases.js';
import { plainIn } from '../support/reference-case.js';
import { gateFor, reasonFor } from '../support/reference.js';
import { everyWorld, everyWorldWith, unlessSame, type World } from '../support/worlds.js';

/** What came of an item: whether it passes, and the first gate that holds it. */
function metIn(course: Course, id: string, { shelf }: World) {
  const { row } = itemOn(shelf, id)!;
  const gate = course.gates.find(({ columns }) => columns.some((rows) => hasRow(rows, row)));
  return { passes: hasRow(course.candidates, row), gate: gate?.source };
}

test('L5: what no gate holds passes, and nothing else; the first gate in their order holds', () => {
  const held = new Map<string | undefined, number>();
  everyWorld((world) => {
    const { permitted, visit, shelf, document } = world;
    const among = { ...visit, among: plainIn(document).map(({ id }) => id) };
    const recipes = courseOf('recipes', permitted, among, shelf);
    const tips = courseOf('shopping-tips', permitted, among, shelf);
    return plainIn(document).flatMap((item) => {
      const gate = gateFor(item, world);
      const met = metIn(item.recipe ? recipes : tips, item.id, world);
      held.set(gate, (held.get(gate) ?? 0) + 1);
      return unlessSame([item.id, met], [item.id, { passes: gate === undefined, gate }]);
    });
  });
  expect(held.size).toBe(9);
});

test('L7: all that is asked for by name is shown, or held once by its first gate', () => {
  everyWorldWith(fc.nat({ max: 11 }), (world, from) => {
    const named = plainIn(world.document).slice(from, from + MOST);
    const visit = { ...world.visit, limit: MOST, among: named.map(({ id }) => id) };
    const { suggestions, held } = suggest(world.permitted, visit, world.shelf);
    const told = [
      ...suggestions.items.map(({ ref }) => [ref, 'shown']),
      ...held.map(({ ref, reason }) => [ref, reason]),
    ];
    const meant = named.map((item) => [item.id, reasonFor(item, world) ?? 'shown']);
    return unlessSame(told.toSorted(), meant.toSorted());
  });
});

/** As many as there are places. */
const MOST = LIMIT.most;

test('L5: each item asked for alone comes if, and only if, it passes', () => {
  everyWorld(
    (world) =>
      plainIn(world.document).flatMap((item) => {
        const visit = { ...world.visit, purposes: [...PURPOSES] };
        const { passes, held } = askFor(item.id, world.document, world.permitted, visit);
        const reason = reasonFor(item, world);
        return unlessSame([passes, held], [reason === undefined, reason]);
      }),
    { cases: CASES / 20 },
  );
});
