import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  FIELDS,
  type CatalogueImport,
  type Profile,
  type Purpose,
} from '@village-butcher/sdk/contract';

import type { Permitted, Visit } from '../../src/recommend/permitted.js';
import { suggest } from '../../src/recommend/suggest.js';
import { askFor, shelfOf } from '../support/asking.js';
import { anyProfile, anyWorld, permittedWith } from '../support/households.js';
import { CASES } from '../support/cases.js';
import { mayPass } from '../support/reference.js';

const valuesFor = ({ views }: Permitted, purpose: Purpose, { screen }: Visit): Partial<Profile> =>
  (screen === 'own' ? views[purpose]?.values : undefined) ?? {};

/** Whether a customer marked an item, on a screen that only they read. */
const isMarked = (id: string, { settled }: Permitted, { screen }: Visit): boolean =>
  screen === 'own' && settled.some(({ item }) => item === id);

const idsIn = ({ products, recipes }: CatalogueImport) => [
  ...products.map(({ id }) => ({ id, purpose: 'shopping-tips' as const })),
  ...recipes.map(({ id }) => ({ id, purpose: 'recipes' as const })),
];

test('L5: nothing comes that a gate holds, and nothing is held that passes them all', () => {
  fc.assert(
    fc.property(anyWorld, ({ document, permitted, visit }) => {
      for (const { id, purpose } of idsIn(document)) {
        const values = valuesFor(permitted, purpose, visit);
        const passes =
          permitted.wished.has(purpose) &&
          !isMarked(id, permitted, visit) &&
          mayPass(document, id, values, visit);
        expect([id, askFor(id, document, permitted, visit).passes]).toEqual([id, passes]);
      }
    }),
    { numRuns: CASES },
  );
});

test('L5: whatever wins a place has passed every gate, whatever its score', () => {
  fc.assert(
    fc.property(anyWorld, ({ document, permitted, visit }) => {
      const { items } = suggest(permitted, visit, shelfOf(document)).suggestions;
      const held = items.filter(
        ({ ref, purpose }) => !mayPass(document, ref, valuesFor(permitted, purpose, visit), visit),
      );
      expect(held).toEqual([]);
    }),
    { numRuns: CASES },
  );
});

test('L5: one constraint more never lets one item more pass', () => {
  fc.assert(
    fc.property(anyWorld, anyProfile, fc.constantFrom(...FIELDS), (world, more, field) => {
      const { document, permitted, visit } = world;
      const less = valuesFor(permitted, 'recipes', visit);
      const added = { ...more, ...less };
      const { [field]: _, ...fewer } = added;
      for (const { id } of idsIn(document)) {
        const before = askFor(id, document, permittedWith(fewer), visit).passes;
        const after = askFor(id, document, permittedWith(added), visit).passes;
        expect([id, before || !after]).toEqual([id, true]);
      }
    }),
    { numRuns: CASES },
  );
});
