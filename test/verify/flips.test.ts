import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { checked, codesIn, kept, written } from '../support/bundle-check.js';
import { filesOf } from '../support/bundle-files.js';
import { aMoment } from '../support/bundle-days.js';
import { nameOf, promiseOf, receiptOf } from '../support/bundle-receipts.js';

jest.setTimeout(120_000);

const EVERY_BIT = [0, 1, 2, 3, 4, 5, 6, 7];
/** One bit of each byte, another one each time. */
const ONE_BIT = [0];
const { leaves } = aMoment();
const by = Date.parse('2026-03-01T09:00:30.000Z') / 1000;
const files = filesOf(leaves, {
  history: [3, 5],
  promises: [promiseOf([nameOf(leaves[3]!)], { by })],
});
const receipt = JSON.stringify(receiptOf(leaves, 3, 5));
const folder = written(files);

/** The flips of a file that nobody noticed: the place, and which bits. */
function unnoticed(path: string, bytes: Buffer, bits: readonly number[], asked = {}) {
  const flips = Array.from(bytes.keys()).flatMap((at) => bits.map((bit) => ({ at, bit })));
  const missed = flips.filter(({ at, bit }) => {
    const flipped = Buffer.from(bytes);
    flipped[at]! ^= 1 << ((at + bit) % 8);
    writeFileSync(path, flipped);
    return codesIn(checked(folder, asked)).length === 0;
  });
  writeFileSync(path, bytes);
  return missed;
}

test.each([...files])('L10: no byte of %s can be changed unnoticed', (name, bytes) => {
  const bits = /^(checkpoint$|tile)/.test(name) ? EVERY_BIT : ONE_BIT;
  expect(unnoticed(join(folder, name), bytes, bits)).toEqual([]);
  expect(codesIn(checked(folder))).toEqual([]);
});

test('L10: no byte of a receipt can be changed unnoticed', () => {
  const path = kept('receipt', receipt);
  expect(unnoticed(path, Buffer.from(receipt), ONE_BIT, { receipts: [path] })).toEqual([]);
});
