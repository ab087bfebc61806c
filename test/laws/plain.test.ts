import { expect, test } from '@jest/globals';
import { suggest } from '../../src/recommend/suggest.js';
import { CASES } from '../support/cases.js';
import { anyCatalogueOf } from '../support/catalogues.js';
import { plainly } from '../support/plain.js';
import { everyWorld, unlessSame, type World } from '../support/worlds.js';

const refsIn = ({ permitted, visit, shelf }: World): readonly string[] =>
  suggest(permitted, visit, shelf).suggestions.items.map(({ ref }) => ref);

test('L5: whatever wins a place has passed every gate, as a plain recommender would have it', () => {
  let shown = 0;
  everyWorld(
    (world) => {
      const refs = refsIn(world);
      shown += refs.length;
      return unlessSame(refs, plainly(world));
    },
    { catalogues: anyCatalogueOf({ products: 20, recipes: 60 }) },
  );
  expect(shown).toBeGreaterThan(CASES / 2);
});

test('a plain recommender gives the same where there is more than is looked at to tell dishes apart', () => {
  const catalogues = anyCatalogueOf({ products: 40, recipes: 600 });
  const tried = { catalogues, cases: CASES / 50 };
  everyWorld((world) => unlessSame(refsIn(world), plainly(world)), tried);
});
