import { expect, test } from '@jest/globals';
import { allFound } from '../support/bundle-attack.js';
import { NOW, checked, codesOf, written } from '../support/bundle-check.js';
import { filesOf, withLines, type Files } from '../support/bundle-files.js';
import { aDay, after } from '../support/bundle-days.js';
import { saidIn, type Leaf, type Pen } from '../support/bundle-story.js';

const files = filesOf(aDay().leaves);

const ends = (pen: Pen) => pen.end('bob', 'erased');
const waits = (since: string) => after((pen) => void pen.end('bob', since));

allFound([
  ['openings are removed, and no line says so', ['V8-unopened'], after(ends)],
  ['a line says so, and openings are there', ['V8-both'], after((pen) => pen.erase([3]))],
  [
    'a leaf is erased twice',
    ['V8-twice'],
    after((pen) => {
      const leaves = ends(pen);
      pen.erase(leaves);
      pen.erase(leaves.slice(0, 1));
    }),
  ],
  [
    'an erasure names a later leaf',
    ['V8-forward'],
    after((pen) => pen.erase([pen.leaves.length + 1])),
  ],
  ['an erasure names a public leaf', ['V8-both'], after((pen) => pen.erase([1]))],
  ['an erasure counts wrong', ['V6-schema'], after((pen) => pen.erase(ends(pen), { count: 1 }))],
  ['an erasure is out of order', ['V6-schema'], after((pen) => pen.erase(ends(pen).toReversed()))],
  [
    'a pending leaf is opened',
    ['V8-both'],
    () => withLines(files, 'pending.ndjson', [{ due: '2026-03-01T09:00:00.000Z', index: 3 }]),
  ],
  [
    'a public leaf is pending',
    ['V8-both'],
    () => withLines(files, 'pending.ndjson', [{ due: '2026-03-01T09:00:00.000Z', index: 1 }]),
  ],
  ['an erasure is not written for nine days', ['V8-late'], waits('2026-02-20T09:00:00.000Z')],
]);

test('L10: what is erased is accounted for, and what is lost is told', () => {
  const pen = aDay();
  const uses = pen.leaves.flatMap((leaf, index) =>
    leaf.kind === 'disclosure' && leaf.fate === 'open' ? [index] : [],
  );
  for (const index of uses) pen.change(index, { fate: 'erased' });
  const range = { kind: 'disclosure', to: pen.leaves.length };
  pen.erase([], { count: uses.length, range, reason: 'retention' });
  pen.erase(
    ends(pen).filter((index) => !uses.includes(index)),
    { reason: 'lost' },
  );
  pen.end('ada', '2026-02-25T09:00:00.000Z');
  for (const index of uses) pen.change(index, { fate: 'erased' });
  pen.beat();
  const { findings } = checked(written(filesOf(pen.leaves)), { now: NOW });
  expect(findings.map(({ level, code }) => `${level} ${code}`)).toEqual([
    'warning V2-unwitnessed',
    'warning V5-unseen',
    'warning V8-lost',
    'warning V8-pending',
  ]);
});

test('one customer’s bundle is checked for that customer', () => {
  const pen = aDay();
  const isHers = (leaf: Leaf) =>
    leaf.salt.length > 0 && saidIn(leaf)['customer'] === saidIn(pen.leaves[3]!)['customer'];
  const hers = pen.leaves.map((leaf) =>
    leaf.salt.length > 0 && !isHers(leaf) ? { ...leaf, fate: 'erased' } : leaf,
  );
  const scoped: Files = filesOf(hers, { scope: 'customer' });
  expect(codesOf(scoped)).toEqual([]);
  expect(codesOf(filesOf(hers))).toEqual(['V8-unopened']);
});
