import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CatalogueImport, ItemExplained } from '@village-butcher/sdk/contract';
import { explanationOf } from '../../src/recommend/explanation.js';
import type { Permitted, Visit } from '../../src/recommend/permitted.js';
import { suggest } from '../../src/recommend/suggest.js';
import { WEIGHTS } from '../../src/recommend/weights.js';
import { askFor, shelfOf } from '../support/asking.js';
import { anyWorld } from '../support/households.js';

/** More of them with MATRIX=1. */
const CASES = { numRuns: process.env['MATRIX'] ? 1_000 : 150 };

interface World {
  readonly document: CatalogueImport;
  readonly permitted: Permitted;
  readonly visit: Visit;
}

const idsIn = ({ document: { products, recipes } }: World): readonly string[] =>
  [...products, ...recipes].map(({ id }) => id);

/** What is said of every item of a world. */
const said = (world: World) =>
  explanationOf(world.permitted, world.visit, shelfOf(world.document), idsIn(world));

/** Checks something of every item that is explained in many worlds. */
const everyItem = (check: (item: ItemExplained, world: World) => void): void =>
  fc.assert(
    fc.property(anyWorld, (world) => {
      for (const { items, purpose } of said(world).purposes) {
        const alone = { ...world, visit: { ...world.visit, purposes: [purpose] } };
        for (const item of items) check(item, alone);
      }
    }),
    CASES,
  );

test('L7: an explanation gives the very answer that it explains, and says of it what is shown', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      const { suggestions, purposes } = said(world);
      const { suggestions: answer } = suggest(
        world.permitted,
        world.visit,
        shelfOf(world.document),
      );
      const shown = purposes
        .flatMap(({ purpose, items }) => items.map((item) => ({ ...item, purpose })))
        .filter(({ outcome }) => outcome === 'shown')
        .toSorted((a, b) => a.place! - b.place!);
      expect(suggestions).toEqual(answer);
      expect(shown.map(({ ref, purpose, place }) => [ref, purpose, place])).toEqual(
        answer.items.map(({ ref, purpose }, at) => [ref, purpose, at + 1]),
      );
    }),
    CASES,
  );
});

test('L5: an item passes if, and only if, no gate is said to hold it; the first says why', () => {
  everyItem(({ ref, gates, outcome }, { document, permitted, visit }) => {
    const { passes, held } = askFor(ref, document, permitted, visit);
    const holding = gates.filter(({ holds }) => holds);
    expect([ref, passes]).toEqual([ref, holding.length === 0]);
    expect(holding[0]?.reason).toBe(held);
    expect(gates.filter(({ gives }) => gives)).toEqual(holding.slice(0, 1));
    if (outcome !== 'not-among') expect(outcome === 'held').toBe(!passes);
  });
});

test('L7: the deltas of an item add up to its score, each its weight times 0 to 1', () => {
  everyItem(({ terms, score }) => {
    const sum = terms.reduce((all, { delta }) => all + delta, 0);
    expect(Math.abs(sum - score)).toBeLessThan(1e-9);
    expect(terms.map(({ term, weight }) => [term, weight])).toEqual(Object.entries(WEIGHTS));
    for (const { weight, value, delta } of terms) {
      expect(Math.abs(weight * value - delta)).toBeLessThan(1e-12);
      expect(value >= 0 && value <= 1).toBe(true);
    }
  });
});

test('an item is compared with what its purpose shows before it, and with nothing else', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      for (const { items } of said(world).purposes) {
        const shown = items.filter(({ outcome }) => outcome === 'shown');
        for (const { place, before } of items) {
          const earlier = shown.filter((one) => place === null || one.place! < place);
          expect(before.map(({ ref }) => ref)).toEqual(earlier.map(({ ref }) => ref));
          expect(before.every(({ likeness }) => likeness >= 0 && likeness <= 1)).toBe(true);
        }
      }
    }),
    CASES,
  );
});

test('what is ranked is every candidate, the better score first', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      for (const { items, candidates } of said(world).purposes) {
        const ranked = items
          .filter(({ rank }) => rank !== null)
          .toSorted((a, b) => a.rank! - b.rank!);
        expect(ranked.map(({ rank }) => rank)).toEqual(
          Array.from({ length: candidates }, (_, at) => at + 1),
        );
        const scores = ranked.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }
    }),
    CASES,
  );
});

test('what the gates give their reasons to adds up to all that was held', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      for (const { items, pool, held, candidates, gates, heldBy } of said(world).purposes) {
        const inPool = items.filter(({ outcome }) => outcome !== 'not-among');
        const counted = (isSo: (item: ItemExplained) => boolean) => inPool.filter(isSo).length;
        expect(pool).toBe(inPool.length);
        expect(held).toBe(counted(({ outcome }) => outcome === 'held'));
        expect(candidates).toBe(counted(({ rank }) => rank !== null));
        expect(gates.reduce((sum, { gives }) => sum + gives, 0)).toBe(held);
        for (const [at, { holds, gives }] of gates.entries()) {
          expect(holds).toBe(counted((item) => item.gates[at]!.holds));
          expect(gives).toBe(counted((item) => item.gates[at]!.gives));
        }
        for (const { source, holds } of heldBy) {
          expect(holds).toBe(
            counted((item) => item.gates.some((one) => one.source === source && one.holds)),
          );
        }
      }
    }),
    CASES,
  );
});
