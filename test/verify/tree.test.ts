import { expect, test } from '@jest/globals';
import { leafHashOf } from '../../src/ledger/commit.js';
import {
  allFound,
  small,
  withByte,
  withEntries,
  withFile,
  without,
} from '../support/bundle-attack.js';
import { NOW, checked, codesOf, written } from '../support/bundle-check.js';
import { WITNESS, checkpointAt, filesOf } from '../support/bundle-files.js';
import { aDay, longLog } from '../support/bundle-days.js';
import { entryOf } from '../support/bundle-story.js';
import { keyOf } from '../support/notes.js';

const day = aDay().leaves;
const size = day.length;
const files = filesOf(day, { history: [5, 12] });
const { entries, tile } = small(size);
const long = filesOf(longLog(700).leaves);

/** The same day with another past, which the operator can hash and sign like the first. */
function otherDay() {
  const pen = aDay();
  pen.change(6, { salt: Buffer.alloc(32, 7) });
  return pen.leaves;
}

const seen = checkpointAt(day, size - 3);
const rewritten = () => filesOf(otherDay());

test('the log that is attacked below is in order before it is', () => {
  expect(codesOf(files, { seen })).toEqual([]);
  expect(codesOf(long)).toEqual([]);
});

allFound([
  ['a byte of an entry is another', ['V3-entry', 'V3-root'], () => withByte(files, entries, 700)],
  ['a byte of a tile is another', ['V3-tile'], () => withByte(files, tile, 70)],
  ['a byte of a higher tile is another', ['V3-tile'], () => withByte(long, 'tile/1/000.p/2', 40)],
  [
    'an entry and its hash are changed together',
    ['V3-root'],
    () => withEntries(files, size, (all) => all.with(6, entryOf(otherDay()[6]!)), 'hashed'),
  ],
  [
    'an inner node is offered as an entry',
    ['V3-entry', 'V6-entry'],
    () =>
      withEntries(
        files,
        size,
        (all) => all.with(4, Buffer.concat([leafHashOf(all[4]!), leafHashOf(all[5]!)])),
        'kept',
      ),
  ],
  [
    'an entry is cut out of the bundle',
    ['V3-entry', 'V3-missing'],
    () => withEntries(files, size, (all) => all.toSpliced(5, 1), 'kept'),
  ],
  [
    'the newest entries are cut off',
    ['V3-missing'],
    () => withEntries(files, size, (all) => all.slice(0, -2), 'kept'),
  ],
  [
    'a bundle of entries goes on',
    ['V3-entry'],
    () => withFile(files, entries, Buffer.concat([files.get(entries)!, Buffer.of(0)])),
  ],
  [
    'two leaves have changed places',
    ['V3-root'],
    () => withEntries(files, size, (all) => all.with(4, all[3]!).with(3, all[4]!), 'hashed'),
  ],
  [
    'a leaf is there twice, in the place of another',
    ['V3-root'],
    () => withEntries(files, size, (all) => all.with(4, all[3]!), 'hashed'),
  ],
  ['the entries are missing', ['V3-missing'], () => without(files, entries)],
  ['a tile is missing', ['V3-missing'], () => without(files, tile)],
  ['a tile is cut', ['V3-missing'], () => withFile(files, tile, files.get(tile)!.subarray(32))],
  ['a full tile of many is missing', ['V3-missing'], () => without(long, 'tile/0/001')],
  ['a higher tile is missing', ['V3-missing'], () => without(long, 'tile/1/000.p/2')],
  [
    'everything is rewritten by somebody without the key',
    ['V1-key'],
    () => filesOf(otherDay(), { key: keyOf('a stranger') }),
  ],
  ['everything is rewritten by the operator', ['V5-rewritten'], rewritten, { seen }],
  [
    'a checkpoint of the old history was kept in the bundle',
    ['V4-history'],
    () => withFile(rewritten(), 'checkpoints/12', checkpointAt(day, 12)),
  ],
  ['no witness has seen the other history', ['V2-quorum'], rewritten, { trust: { need: 1 } }],
  [
    'two checkpoints of one size are signed',
    ['V5-rewritten'],
    rewritten,
    { seen: checkpointAt(day, size) },
  ],
  [
    'the log was forked, and each branch has grown since',
    ['V4-history', 'V5-rewritten'],
    () => withFile(rewritten(), 'checkpoints/9', checkpointAt(day, 9)),
    { seen },
  ],
  [
    'an honest but old checkpoint is shown',
    ['V2-stale', 'V5-shrunk'],
    () => filesOf(day.slice(0, 13)),
    { seen, now: NOW + 2 * 86_400_000 },
  ],
  [
    'a checkpoint is kept that is ahead of the log',
    ['V4-history'],
    () => withFile(files, `checkpoints/${size + 1}`, checkpointAt([...day, day[2]!], size + 1)),
  ],
]);

test('L10: both notes are the evidence that history was rewritten', () => {
  const { findings } = checked(written(rewritten()), { seen });
  const evidence = findings.find(({ code }) => code === 'V5-rewritten');
  expect(evidence?.expected).toBe(seen);
  expect(evidence?.found).toContain(checkpointAt(otherDay(), size));
});

test('a witness that was asked for has seen the checkpoint', () => {
  const seenAt = NOW / 1000 - 60;
  const cosigned = filesOf(day, { seenAt });
  expect(codesOf(cosigned, { trust: { need: 1 } })).toEqual([]);
  expect(cosigned.get('checkpoint')!.toString()).toContain(WITNESS.name);
});

test('what was checked before is not read again, and what is new is bound to it', () => {
  const since = 600;
  const last = [...long.keys()].find((name) => name.startsWith('tile/entries/002'))!;
  expect(codesOf(without(long, 'tile/entries/000', 'tile/0/000'), { since })).toEqual([]);
  expect(codesOf(withByte(long, 'tile/1/000.p/2', 5), { since })).toContain('V3-root');
  expect(codesOf(withByte(long, last, 5000), { since })).toContain('V3-entry');
  expect(codesOf(long, { since: 10_000 })).toContain('V5-shrunk');
});
