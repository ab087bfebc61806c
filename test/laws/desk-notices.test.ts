import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Said } from '../../src/audit/chain.js';
import { permittedAt } from '../../src/audit/chain.js';
import type { Published } from '../../src/audit/known.js';
import { noticeEvidence } from '../../src/audit/questions/notice-evidence.js';
import { LIVES, publishedAt } from '../support/desk-acts.js';
import { ASKED, hour } from '../support/desk-chain.js';

/** What may have happened to a text: nothing, and four kinds of wrong. */
const FATES = ['kept', 'changed', 'gone', 'unpublished', 'another'] as const;
type Fate = (typeof FATES)[number];

const fateful = (notice: Published, fate: Fate): readonly Published[] => {
  if (fate === 'unpublished') return [];
  if (fate === 'changed') return [{ ...notice, found: 'B' }];
  if (fate === 'gone') return [{ ...notice, found: null }];
  return fate === 'another' ? [{ ...notice, sha256: 'C', found: 'C' }] : [notice];
};

/** What each fate is found as: what is missing, the hash that was due, and the one that is there. */
const FOUND_AS: Readonly<Record<Fate, readonly (string | null)[] | undefined>> = {
  kept: undefined,
  changed: [null, 'A', 'B'],
  gone: ['text', 'A', null],
  unpublished: ['line', 'A', null],
  another: [null, 'C', 'A'],
};

/** Told a second time: version by version. Of a text that nobody rests on, only its own loss is found. */
function plainly(villagers: readonly (readonly Said[])[], fates: readonly Fate[], asOf: string) {
  return fates.flatMap((fate, at) => {
    const own = villagers.map((chain) =>
      permittedAt(chain, asOf, []).filter(({ notice }) => notice.version === at + 1),
    );
    const customers = own.filter((given) => given.length > 0).length;
    const found = FOUND_AS[fate];
    const isIdle = customers === 0 && (fate === 'unpublished' || fate === 'another');
    if (!found || isIdle) return [];
    const isShown = customers === 0 || customers >= 10;
    return [[at + 1, ...found, isShown ? own.flat().length : null]];
  });
}

test('a text that was changed, lost or never published is found, and nothing else is', () => {
  const fates = fc.sample(fc.tuple(...[1, 2, 3].map(() => fc.constantFrom(...FATES))), 40);
  for (const [n, chosen] of fates.entries()) {
    const villagers = LIVES.slice(n * 25, n * 25 + 25);
    const asOf = hour(n % 13);
    const notices = publishedAt([-1, -1, -1]).flatMap((notice, at) => fateful(notice, chosen[at]!));
    const counting = noticeEvidence.count({ ...ASKED, asOf, notices });
    for (const chain of villagers) counting.add(chain, []);
    const { rows, suppressed } = counting.table();
    const plain = plainly(villagers, chosen, asOf);
    expect(
      rows.map(({ cells }) => [
        cells['version'],
        cells['missing'],
        cells['hashExpected'],
        cells['hashFound'],
        cells['permissions'],
      ]),
    ).toEqual(plain);
    expect(suppressed).toBe(plain.filter((row) => row.at(-1) === null).length);
  }
});

test('a text that is published after a time is no evidence for that time', () => {
  const counting = noticeEvidence.count({ ...ASKED, notices: publishedAt([5]) });
  expect(counting.table().rows).toEqual([]);
  const changed = publishedAt([-1]).map((one) => ({ ...one, found: 'B' }));
  for (const [parameters, found] of [
    [{ notice: 'what-i-share' }, 1],
    [{ notice: 'another' }, 0],
  ] as const) {
    const asked = noticeEvidence.count({ ...ASKED, parameters, notices: changed });
    expect(asked.table().rows).toHaveLength(found);
  }
});
