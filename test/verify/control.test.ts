import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { checkpointAt, filesOf } from '../support/bundle-files.js';
import {
  aDay,
  aMoment,
  after,
  granted,
  longLog,
  refused,
  withdrawn,
} from '../support/bundle-days.js';
import { checked, codesIn, codesOf, written } from '../support/bundle-check.js';

test('L10: an untouched bundle is in order', () => {
  const { findings } = checked(written(filesOf(aMoment().leaves)));
  expect(findings.map(({ code, level }) => `${level} ${code}`)).toEqual([
    'warning V2-unwitnessed',
    'warning V5-unseen',
  ]);
  expect(codesOf(filesOf(aDay().leaves, { history: [1, 4, 9] }))).toEqual([]);
});

test('L10: a no among the acts, and how acts came, change nothing of what stands', () => {
  const evidence = { actedBy: 'self', snapshot: 'a.snapshot.signed' };
  const day = after((pen) => {
    pen.act('ada', { ...granted(['pets']), evidence });
    pen.act('ada', refused(['pets', 'memory']));
    pen.act('ada', { ...withdrawn(['pets']), evidence });
  });
  expect(codesOf(day())).toEqual([]);
});

test('L10: so is a notice with its lists, and one that came twice alike', () => {
  const uses = createHash('sha256').update('[]').digest();
  const day = after((pen) => {
    for (let n = 0; n < 2; n += 1) pen.notice({ version: 2, uses: uses.toString('base64url') });
  });
  const files = day().set(`notices/${uses.toString('hex')}`, Buffer.from('[]'));
  expect(codesOf(files)).toEqual([]);
});

test('L10: so is a long one, from its beginning or from what was checked before', () => {
  const { leaves } = longLog(700);
  const folder = written(filesOf(leaves, { history: [1, 255, 256, 257, 512, 700] }));
  for (const since of [0, 1, 255, 256, 257, 511, 512, 600, 700]) {
    const seen = checkpointAt(leaves, since > 0 ? since : 3);
    expect(codesIn(checked(folder, { since, seen }))).toEqual([]);
  }
});
