import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { checked, codesIn, kept, written } from '../support/bundle-check.js';
import { filesOf } from '../support/bundle-files.js';
import { aMoment } from '../support/bundle-days.js';
import { nameOf, promiseOf, receiptOf } from '../support/bundle-receipts.js';

jest.setTimeout(120_000);

/** Which bits of a byte are turned, one change after another. */
type Masks = (at: number) => readonly number[];
const isLong = process.env['MATRIX'] !== undefined;
/** Each fourth byte, and with MATRIX=1 each: it takes a minute. */
const STRIDE = isLong ? 1 : 4;
/** One bit, another one at each byte; with MATRIX=1 also the one that makes a small letter of a capital. */
const SOME_BITS: Masks = (at) => (isLong ? [1 << (at % 8), 0x20] : [1 << (at % 8)]);
/** With MATRIX=1 alone, for it takes minutes. */
const EVERY_BIT: Masks = isLong ? () => [1, 2, 4, 8, 16, 32, 64, 128] : SOME_BITS;
const { leaves } = aMoment();
const by = Date.parse('2026-03-01T09:00:30.000Z') / 1000;
const files = filesOf(leaves, {
  history: [3, 5],
  promises: [promiseOf([nameOf(leaves[3]!)], { by })],
});
const receipt = JSON.stringify(receiptOf(leaves, 3, 5));
const folder = written(files);

/** The changes of a file that nobody noticed, or not as they should have: where, and which bits. */
function unnoticed(path: string, bytes: Buffer, masks: Masks, answer: RegExp, asked = {}) {
  const places = Array.from(bytes.keys()).filter((at) => at % STRIDE === 0);
  const flips = places.flatMap((at) => masks(at / STRIDE).map((mask) => ({ at, mask })));
  const missed = flips.filter(({ at, mask }) => {
    const flipped = Buffer.from(bytes);
    flipped[at]! ^= mask;
    writeFileSync(path, flipped);
    return !codesIn(checked(folder, asked)).some((code) => answer.test(code));
  });
  writeFileSync(path, bytes);
  return missed;
}

/** What answers at least: the signature of a note, the tree of what lies under it. */
function answerTo(name: string): RegExp {
  if (name.startsWith('tile')) return /^V3-/;
  return name.startsWith('checkpoint') ? /^V1-|^V4-history$/ : /^V/;
}

test.each([...files])('L10: no byte of %s can be changed unnoticed', (name, bytes) => {
  const masks = /^(checkpoint|tile)/.test(name) ? EVERY_BIT : SOME_BITS;
  expect(unnoticed(join(folder, name), bytes, masks, answerTo(name))).toEqual([]);
  expect(codesIn(checked(folder))).toEqual([]);
});

test('L10: no byte of a receipt can be changed unnoticed', () => {
  const path = kept('receipt', receipt);
  const asked = { receipts: [path] };
  expect(unnoticed(path, Buffer.from(receipt), SOME_BITS, /^V12-/, asked)).toEqual([]);
});
