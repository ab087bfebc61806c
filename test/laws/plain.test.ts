import { expect, test } from '@jest/globals';
import { suggest } from '../../src/recommend/suggest.js';
import { CASES } from '../support/cases.js';
import { anyCatalogueOf } from '../support/catalogues.js';
import { plainly } from '../support/plain.js';
import { everyWorld, type World } from '../support/worlds.js';

const refsIn = ({ permitted, visit, shelf }: World): readonly string[] =>
  suggest(permitted, visit, shelf).suggestions.items.map(({ ref }) => ref);

test('L5: a recommender that knows no sets, and stops nowhere early, gives the same', () => {
  let shown = 0;
  everyWorld(
    (world) => {
      const refs = refsIn(world);
      shown += refs.length;
      expect(refs).toEqual(plainly(world));
    },
    anyCatalogueOf({ products: 20, recipes: 60 }),
  );
  expect(shown).toBeGreaterThan(CASES / 2);
});

test('L5: it gives the same where there is more than is looked at to tell dishes apart', () => {
  const large = anyCatalogueOf({ products: 40, recipes: 600 });
  everyWorld((world) => expect(refsIn(world)).toEqual(plainly(world)), large, CASES / 50);
});
