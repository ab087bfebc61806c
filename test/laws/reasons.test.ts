import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS, type Field, type Suggestion } from '@village-butcher/sdk/contract';
import { rowsOf } from '../../src/catalogue/bits.js';
import { itemsIn } from '../../src/catalogue/rack.js';
import { compile, itemOn, type Shelf } from '../../src/catalogue/shelf.js';
import { courseOf, type Course } from '../../src/recommend/course.js';
import type { Answered, Permitted, Visit } from '../../src/recommend/permitted.js';
import { best } from '../../src/recommend/rank.js';
import { partsOf } from '../../src/recommend/terms.js';
import { suggest } from '../../src/recommend/suggest.js';
import { anyWorld, lineFor, viewOf } from '../support/households.js';

/** Everything once more, as if one field had never been shared for a purpose. */
function without(field: Field, permitted: Permitted, purpose: Answered): Permitted {
  const { [field]: _, ...values } = permitted.views[purpose]?.values ?? {};
  return { ...permitted, views: { ...permitted.views, [purpose]: viewOf(purpose, values) } };
}

const candidatesOf = ({ candidates, rack }: Course) =>
  itemsIn(candidates, rack).map(({ ref }) => ref);

const scoreOf = (parts: readonly { readonly delta: number }[]): number =>
  parts.reduce((sum, { delta }) => sum + delta, 0);

interface Shown {
  readonly item: Suggestion;
  readonly purpose: Answered;
  readonly permitted: Permitted;
  readonly visit: Visit;
  readonly shelf: Shelf;
}

/** Checks something of every item that is shown in many worlds. */
const everyShown = (check: (shown: Shown) => void): void =>
  fc.assert(
    fc.property(anyWorld, ({ document, permitted, visit }) => {
      const shelf = compile(document, 'e');
      const own = { ...visit, screen: 'own' as const };
      for (const item of suggest(permitted, own, shelf).suggestions.items) {
        const purpose = item.purpose as Answered;
        check({ item, purpose, permitted, visit: own, shelf });
      }
    }),
    { numRuns: 300 },
  );

test('L7: a boost is said only if the score would be lower by exactly its delta', () => {
  everyShown(({ item, purpose, permitted, visit, shelf }) => {
    const scoreIn = (what: Permitted) => {
      const course = courseOf(purpose, what, visit, shelf);
      return scoreOf(partsOf(itemOn(shelf, item.ref)!.row, course));
    };
    for (const { effect, field, delta, key } of item.reasons) {
      if (effect !== 'boost' || field === null) continue;
      const lost = scoreIn(permitted) - scoreIn(without(field, permitted, purpose));
      expect(Math.abs(lost - delta)).toBeLessThan(1e-9);
      expect(delta > 0 || key === 'boost.pets').toBe(true);
    }
  });
});

test('L7: a gate is said if, and only if, it kept a candidate away', () => {
  everyShown(({ item, purpose, permitted, visit, shelf }) => {
    const now = candidatesOf(courseOf(purpose, permitted, visit, shelf));
    const said = item.reasons.filter(
      ({ effect, key }) => effect === 'gate' && key !== 'gate.allergies-traces',
    );
    for (const field of FIELDS) {
      const then = courseOf(purpose, without(field, permitted, purpose), visit, shelf);
      const kept = candidatesOf(then).some((ref) => !now.includes(ref));
      const isSaid = item.reasons.some((one) => one.effect === 'gate' && one.field === field);
      if (said.some((one) => one.field === field)) expect([field, kept]).toEqual([field, true]);
      if (kept && purpose === 'recipes') expect([field, isSaid]).toEqual([field, true]);
    }
  });
});

test('L7: what is said for a pet would be no tip without it', () => {
  everyShown(({ item, purpose, permitted, visit, shelf }) => {
    if (!item.reasons.some(({ key }) => key === 'boost.pets')) return;
    const then = courseOf(purpose, without('pets', permitted, purpose), visit, shelf);
    expect(candidatesOf(then)).not.toContain(item.ref);
  });
});

test('L7: the parts of a score add up to it, and at most two are said, the largest first', () => {
  everyShown(({ item, purpose, permitted, visit, shelf }) => {
    const course = courseOf(purpose, permitted, visit, shelf);
    const { row } = itemOn(shelf, item.ref)!;
    const parts = partsOf(row, course);
    const deltas = parts.map(({ delta }) => delta).filter((delta) => delta > 0);
    const [ranked] = best(rowsOf([row], course.rack.size), 1, course, visit);
    const said = item.reasons.filter(({ effect }) => effect === 'boost').map(({ delta }) => delta);
    expect(Math.abs(scoreOf(parts) - ranked!.score / 1e9)).toBeLessThan(1e-9);
    expect(said.filter((delta) => delta > 0)).toEqual(deltas.toSorted((a, b) => b - a).slice(0, 2));
  });
});

test('L7: an item names every permission of its purpose that was used, and no other', () => {
  everyShown(({ item, purpose, permitted, visit }) => {
    const fields = FIELDS.filter((field) => permitted.views[purpose]?.values[field]);
    const { recipient } = visit;
    expect(item.rests).toEqual(
      fields.map((field) => ({ field, recipient, purpose, line: lineFor(purpose, field) })),
    );
    expect(item.reasons.length).toBeGreaterThan(0);
    for (const { field, restsOn } of item.reasons) {
      expect(restsOn).toEqual(item.rests.find((right) => right.field === field) ?? null);
      expect(restsOn === null).toBe(field === null);
    }
  });
});

test('L7: what is held has one reason, is not shown, and is counted', () => {
  fc.assert(
    fc.property(anyWorld, ({ document, permitted, visit }) => {
      const { suggestions, held } = suggest(permitted, visit, compile(document, 'e'));
      const refs = held.map(({ ref }) => ref);
      expect(new Set(refs).size).toBe(refs.length);
      expect(suggestions.items.filter(({ ref }) => refs.includes(ref))).toEqual([]);
      expect(suggestions.heldCount).toBeGreaterThanOrEqual(held.length);
    }),
    { numRuns: 200 },
  );
});
