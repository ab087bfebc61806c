import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  EMPTY_REASONS,
  PURPOSES,
  type EmptyReason,
  type Purpose,
} from '@village-butcher/sdk/contract';
import { suggest } from '../../src/recommend/suggest.js';
import { plainIn } from '../support/reference-case.js';
import { firstGate } from '../support/reference.js';
import { answeredIn, settledFor, valuesFor } from '../support/scene.js';
import { everyWorldWith, unlessSame, type World } from '../support/worlds.js';

const refsOf = (answer: ReturnType<typeof suggest>) =>
  answer.suggestions.items.map(({ ref }) => ref);

/** Why an answer is empty, worked out once more; what nobody knows a word of is told by the words. */
function emptyCode(world: World): EmptyReason {
  const { document, visit, permitted } = world;
  const pool = plainIn(document).filter(({ id }) => visit.among?.includes(id) ?? true);
  const met = answeredIn(world).flatMap((purpose) => {
    const values = valuesFor(world, purpose);
    return pool
      .filter(({ recipe }) => (recipe === undefined) === (purpose === 'shopping-tips'))
      .map((item) => firstGate(item, { document, visit, values, settled: settledFor(world) }));
  });
  if (!visit.purposes.some((purpose) => permitted.wished.has(purpose))) return 'nothing-wanted';
  if (met.includes(undefined) || answeredIn(world).length === 0) return 'nothing-new';
  return met.some((gate) => gate !== 'store') ? 'nothing-passes' : 'nothing-in-stock';
}

test('L6: never more than was asked for, the same first, each once, and an empty answer says why', () => {
  const empty = new Set<EmptyReason>();
  everyWorldWith(fc.integer({ min: 1, max: 5 }), (world, limit) => {
    const { permitted, visit, shelf } = world;
    const all = refsOf(suggest(permitted, { ...visit, limit: 5 }, shelf));
    const answer = suggest(permitted, { ...visit, limit }, shelf);
    const { emptyBecause } = answer.suggestions;
    const refs = refsOf(answer);
    const { code, words = [] } = emptyBecause ?? {};
    if (code) empty.add(code);
    return [
      ...unlessSame(refs, all.slice(0, limit)),
      ...unlessSame([...new Set(refs)], refs),
      ...unlessSame(code === undefined, refs.length > 0),
      ...unlessSame(words.length > 0, code === 'unknown-word'),
      ...(code && code !== 'unknown-word' ? unlessSame(code, emptyCode(world)) : []),
    ];
  });
  expect([...empty].toSorted()).toEqual(
    EMPTY_REASONS.filter((code) => code !== 'nothing-wanted').toSorted(),
  );
});

test('L14: nothing comes of a purpose that was not wished, or not asked for', () => {
  const anyAsked = fc.tuple(fc.subarray([...PURPOSES]), fc.subarray([...PURPOSES]));
  everyWorldWith(anyAsked, (world, [asked, wished]) => {
    const permitted = { ...world.permitted, wished: new Set(wished) };
    const visit = { ...world.visit, purposes: asked };
    const { items } = suggest(permitted, visit, world.shelf).suggestions;
    return items.filter(
      ({ purpose, kind }) =>
        !asked.includes(purpose) || !wished.includes(purpose) || kind !== KIND_OF[purpose],
    );
  });
});

const KIND_OF: Partial<Record<Purpose, string>> = {
  recipes: 'recipe',
  'shopping-tips': 'product',
  offers: 'product',
};
