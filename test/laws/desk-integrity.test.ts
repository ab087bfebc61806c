import { expect, test } from '@jest/globals';
import { astray, findingsOf, type Kept, type Word } from '../../src/audit/integrity.js';
import { keyOf, saidIn } from '../../src/consent/standing.js';
import { LIVED } from '../support/desk-acts.js';
import { chainOf, hour } from '../support/desk-chain.js';
import { stoodAfter } from '../support/histories.js';

/** What the projection would hold after a history, told by the specification of it, and on which act it stands. */
const engineAfter = (history: (typeof LIVED)[number]): readonly Word[] =>
  saidIn(stoodAfter(history).standing.words).map(([which, { says, until, line }]) => {
    const n = Number(line.split('-')[1]);
    const act = history[n]!;
    const given = says === 'granted' && act.type === 'grant' ? act.act : null;
    return {
      key: keyOf(which),
      says,
      until: until?.toISOString() ?? null,
      line,
      recordedAt: given && hour(n),
      on: given && `${given.notice.id}@${given.notice.version} ${given.surface}`,
    };
  });

test('L10: the engine reads what the lines say, over any history, and any other word is found', () => {
  let planted = 0;
  for (const history of LIVED) {
    const [chain, engine] = [chainOf(history), engineAfter(history)];
    expect(astray(7, chain, engine)).toEqual([]);
    for (const word of engine.slice(0, 1)) {
      const without = engine.slice(1);
      const { says, line, until, recordedAt, on } = word;
      const changed = { ...word, until: '2099-01-01T00:00:00.000Z' };
      const expected = [says, line, until, recordedAt, on].filter(Boolean).join(' ');
      const finding = { check: 'V13-standing', position: 7, expected };
      expect(astray(7, chain, without)).toEqual([{ ...finding, found: null }]);
      expect(astray(7, chain, [...without, changed])).toMatchObject([finding]);
      const later = { ...word, recordedAt: '2099-01-01T00:00:00.000Z' };
      const elsewhere = { ...word, on: 'another@1 permission-centre' };
      expect(astray(7, chain, [...without, later])).toMatchObject([finding]);
      expect(astray(7, chain, [...without, elsewhere])).toMatchObject([finding]);
      // From before they were kept: a permission that stands is not held to them.
      const older = astray(7, chain, [...without, { ...word, on: null }]);
      expect(older).toEqual([]);
      planted += 4;
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
