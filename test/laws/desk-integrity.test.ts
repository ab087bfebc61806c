import { expect, test } from '@jest/globals';
import { astray, findingsOf, type Kept, type Word } from '../../src/audit/integrity.js';
import { keyOf, saidIn } from '../../src/consent/standing.js';
import { LIVED } from '../support/desk-acts.js';
import { chainOf } from '../support/desk-chain.js';
import { stoodAfter } from '../support/histories.js';

/** What the projection would hold after a history, told by the specification of it. */
const engineAfter = (history: (typeof LIVED)[number]): readonly Word[] =>
  saidIn(stoodAfter(history).standing.words).map(([which, { says, until, line }]) => ({
    key: keyOf(which),
    says,
    until: until?.toISOString() ?? null,
    line,
  }));

test('L10: the engine reads what the lines say, over any history, and any other word is found', () => {
  let planted = 0;
  for (const history of LIVED) {
    const [chain, engine] = [chainOf(history), engineAfter(history)];
    expect(astray(7, chain, engine)).toEqual([]);
    for (const word of engine.slice(0, 1)) {
      const without = engine.slice(1);
      const changed = { ...word, until: '2099-01-01T00:00:00.000Z' };
      const expected = [word.says, word.line, word.until].filter(Boolean).join(' ');
      const finding = { check: 'V13-standing', position: 7, expected };
      expect(astray(7, chain, without)).toEqual([{ ...finding, found: null }]);
      expect(astray(7, chain, [...without, changed])).toMatchObject([finding]);
      planted += 2;
    }
  }
  expect(planted).toBeGreaterThan(1_000);
});

const WHOLE: Kept = {
  position: 3,
  published: 'leaf',
  leafHash: 'leaf',
  tie: { seq: 1, saidSeq: 1, before: 'prev', prev: 'prev' },
  columns: { searched: '{}', committed: '{}' },
};

test.each([
  ['V3-missing', { published: null }],
  ['V7-commitment', { leafHash: 'other' }],
  ['V8-unopened', { leafHash: null }],
  ['V9-gap', { tie: { ...WHOLE.tie!, saidSeq: 2 } }],
  ['V9-prev', { tie: { ...WHOLE.tie!, before: null } }],
  ['V13-columns', { columns: { searched: '[]', committed: '{}' } }],
] as const)('L10: a leaf that is not as it was recorded is found as %s', (check, changed) => {
  expect(findingsOf(WHOLE)).toEqual([]);
  expect(findingsOf({ ...WHOLE, ...changed }).map((one) => one.check)).toEqual([check]);
});
