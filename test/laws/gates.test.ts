import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PURPOSES, type HoldReason } from '@village-butcher/sdk/contract';
import { hasRow } from '../../src/catalogue/bits.js';
import { itemOn } from '../../src/catalogue/shelf.js';
import { courseOf, type Course } from '../../src/recommend/course.js';
import type { Source } from '../../src/recommend/gates.js';
import type { Answered } from '../../src/recommend/permitted.js';
import { suggest } from '../../src/recommend/suggest.js';
import { askFor } from '../support/asking.js';
import { CASES } from '../support/cases.js';
import { anyWorld } from '../support/households.js';
import { plainIn, type Plain } from '../support/reference-case.js';
import { firstGate } from '../support/reference.js';
import { everyWorld, settledFor, valuesFor, type Scene, type World } from '../support/worlds.js';

const purposeOf = ({ recipe }: Plain): Answered => (recipe ? 'recipes' : 'shopping-tips');

/** The first gate that holds an item, as the reference sees it. */
function heldIn(item: Plain, world: Scene): Source | undefined {
  const { document, visit } = world;
  const values = valuesFor(world, purposeOf(item));
  return firstGate(item, { document, values, settled: settledFor(world), visit });
}

/** What came of an item: whether it passes, and the first gate that holds it. */
function metIn(course: Course, id: string, { shelf }: World) {
  const { row } = itemOn(shelf, id)!;
  const gate = course.gates.find(({ columns }) => columns.some((rows) => hasRow(rows, row)));
  return { passes: hasRow(course.candidates, row), gate: gate?.source };
}

test('L5: what no gate holds passes, and nothing else; the first gate in their order holds', () => {
  const held = new Map<Source | undefined, number>();
  everyWorld((world) => {
    const { permitted, visit, shelf, document } = world;
    const among = { ...visit, among: plainIn(document).map(({ id }) => id) };
    const recipes = courseOf('recipes', permitted, among, shelf);
    const tips = courseOf('shopping-tips', permitted, among, shelf);
    const faults = plainIn(document).filter((item) => {
      const gate = heldIn(item, world);
      const met = metIn(item.recipe ? recipes : tips, item.id, world);
      held.set(gate, (held.get(gate) ?? 0) + 1);
      return met.gate !== gate || met.passes !== (gate === undefined);
    });
    expect(faults).toEqual([]);
  });
  expect([...held].filter(([, times]) => times < CASES / 100)).toEqual([]);
  expect(held.size).toBe(9);
});

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
function reasonFor(item: Plain, world: Scene): HoldReason | undefined {
  if (!world.permitted.wished.has(purposeOf(item))) return 'not-wanted';
  const gate = heldIn(item, world);
  const isRefused = world.permitted.settled.some(
    (one) => one.item === item.id && one.says === 'never',
  );
  return gate && (gate === 'settled' && isRefused ? 'not-wanted' : REASON_OF[gate]);
}

test('L7: all that was asked for by name and held is told, each once, by its first gate', () => {
  everyWorld((world) => {
    const { permitted, visit, shelf, document } = world;
    const among = plainIn(document).map(({ id }) => id);
    const { held } = suggest(permitted, { ...visit, among }, shelf);
    const reasons = plainIn(document).map((item) => [item.id, reasonFor(item, world)] as const);
    expect(new Map(held.map(({ ref, reason }) => [ref, reason]))).toEqual(
      new Map(reasons.filter(([, reason]) => reason)),
    );
    expect(new Set(held.map(({ ref }) => ref)).size).toBe(held.length);
  });
});

test('L5: whatever wins a place has passed every gate, whatever its score', () => {
  everyWorld((world) => {
    const { permitted, visit, shelf, document } = world;
    const { items } = suggest(permitted, visit, shelf).suggestions;
    const shown = plainIn(document).filter(({ id }) => items.some(({ ref }) => ref === id));
    expect(shown.filter((item) => reasonFor(item, world))).toEqual([]);
    expect(shown.length).toBe(items.length);
  });
});

test('L5: each item asked for alone comes if, and only if, it passes', () => {
  fc.assert(
    fc.property(anyWorld, ({ document, permitted, visit }) => {
      const world = { document, permitted, visit: { ...visit, purposes: [...PURPOSES] } };
      for (const item of plainIn(document)) {
        const { passes, held } = askFor(item.id, document, permitted, world.visit);
        const reason = reasonFor(item, world);
        expect([item.id, passes, held]).toEqual([item.id, reason === undefined, reason]);
      }
    }),
    { numRuns: 500 },
  );
});
