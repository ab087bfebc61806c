import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leafHashOf } from '../../src/ledger/commit.js';
import {
  EMPTY_ROOT,
  consistencyProof,
  emptyRange,
  extended,
  inclusionProof,
  nodeHash,
  rootOf,
  rootOfRange,
  subtreesIn,
  verifyConsistency,
  verifyInclusion,
} from '../../src/ledger/merkle.js';
import { otherConsistencies, otherInclusions } from '../support/forgeries.js';
import {
  KNOWN_ENTRIES,
  KNOWN_ROOTS,
  alikeTree,
  hashesOver,
  naiveRoot,
  rootOfAlike,
  someLeaves,
} from '../support/trees.js';

const MOST = 64;
const leaves = someLeaves(MOST + 1);
const roots = leaves.map((_, size) => naiveRoot(leaves.slice(0, size)));
const hashAt = hashesOver(leaves);
const sizes = Array.from({ length: MOST }, (_, at) => at + 1);
const stranger = Buffer.alloc(32, 0xa5);

test('L10: the published roots of RFC 6962 are ours, from none to eight leaves', () => {
  const hashes = KNOWN_ENTRIES.map(leafHashOf);
  expect(KNOWN_ROOTS.map((_, size) => rootOf(hashes.slice(0, size)).toString('hex'))).toEqual(
    KNOWN_ROOTS,
  );
  expect(EMPTY_ROOT.toString('hex')).toBe(KNOWN_ROOTS[0]);
});

test('L10: the published proofs of RFC 6962 are ours', () => {
  const known = hashesOver(KNOWN_ENTRIES.map(leafHashOf));
  const hexOf = (proof: readonly Buffer[]) => proof.map((node) => node.toString('hex'));
  expect(hexOf(inclusionProof(known, 0, 8))).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  expect(hexOf(consistencyProof(known, 6, 8))).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  expect(hexOf(consistencyProof(known, 2, 5))).toEqual([
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ]);
});

test('L10: every tree of up to 64 leaves has the root of the naive tree', () => {
  for (const size of [0, ...sizes]) expect(rootOf(leaves.slice(0, size))).toEqual(roots[size]);
});

test('L10: a border that grows in any steps ends in the root of the whole tree', () => {
  const many = someLeaves(1500);
  fc.assert(
    fc.property(fc.array(fc.nat(300), { maxLength: 5 }), (steps) => {
      let range = emptyRange;
      for (const step of steps) {
        range = extended(range, many.slice(range.size, range.size + step));
        expect(rootOfRange(range)).toEqual(naiveRoot(many.slice(0, range.size)));
        expect(range.hashes.length).toBe(range.size.toString(2).replaceAll('0', '').length);
      }
    }),
    { numRuns: 30 },
  );
});

test('L10: every leaf of every tree is proven to be at its place, and at no other', () => {
  for (const size of sizes) {
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionProof(hashAt, index, size);
      const said = { index, size, leafHash: leaves[index]!, proof, root: roots[size]! };
      expect(verifyInclusion(said)).toBe(true);
      expect(otherInclusions(said).filter(verifyInclusion)).toEqual([]);
    }
  }
});

test('L10: every tree is proven to go on from every older one, and from nothing else', () => {
  for (const size of sizes) {
    for (let old = 1; old <= size; old += 1) {
      const proof = consistencyProof(hashAt, old, size);
      const said = { old, size, oldRoot: roots[old]!, root: roots[size]!, proof };
      expect(verifyConsistency(said)).toBe(true);
      expect(otherConsistencies(said).filter(verifyConsistency)).toEqual([]);
    }
  }
});

test('L10: a proof holds at its own place, in its own tree, and nowhere else', () => {
  const places = sizes
    .slice(0, 16)
    .flatMap((size) => [...Array(size).keys()].map((index) => ({ index, size })));
  for (const { index, size } of places) {
    const said = { leafHash: leaves[index]!, proof: inclusionProof(hashAt, index, size) };
    const elsewhere = places.map((place) => ({ ...said, ...place, root: roots[place.size]! }));
    expect(elsewhere.filter(verifyInclusion)).toEqual([
      { ...said, index, size, root: roots[size] },
    ]);
  }
});

test('L10: a proof joins its own two trees, and no others', () => {
  const pairs = sizes
    .slice(1, 16)
    .flatMap((size) => sizes.slice(0, size - 1).map((old) => ({ old, size })))
    .map(({ old, size }) => ({ old, size, oldRoot: roots[old]!, root: roots[size]! }));
  for (const pair of pairs) {
    const proof = consistencyProof(hashAt, pair.old, pair.size);
    const elsewhere = pairs.map((other) => ({ ...other, proof }));
    expect(elsewhere.filter(verifyConsistency)).toEqual([{ ...pair, proof }]);
  }
});

test('L10: an inner node is not a leaf', () => {
  const [proof, root] = [inclusionProof(hashAt, 0, 4), roots[4]!];
  const leafHash = nodeHash(leaves[0]!, leaves[1]!);
  expect(verifyInclusion({ index: 0, size: 4, leafHash, proof: proof.slice(1), root })).toBe(false);
  expect(verifyInclusion({ index: 0, size: 2, leafHash, proof: proof.slice(1), root })).toBe(true);
  expect(leafHashOf(Buffer.concat([leaves[0]!, leaves[1]!]))).not.toEqual(leafHash);
});

test('L10: bytes do not move from one hash of a proof into the next', () => {
  const [left, right, root] = [leaves[0]!, leaves[1]!, roots[2]!];
  const longer = Buffer.concat([left, right.subarray(0, 1)]);
  const said = { index: 0, size: 2, root };
  expect(nodeHash(longer, right.subarray(1))).toEqual(root);
  expect(verifyInclusion({ ...said, leafHash: longer, proof: [right.subarray(1)] })).toBe(false);
  expect(verifyInclusion({ ...said, leafHash: left, proof: [right] })).toBe(true);
  const grown = { old: 1, size: 2, root };
  const proof = [right.subarray(1)];
  expect(verifyConsistency({ ...grown, oldRoot: longer, proof })).toBe(false);
  expect(verifyConsistency({ ...grown, oldRoot: left, proof: [right] })).toBe(true);
});

test('a proof asks for as few hashes as its tree has whole parts', () => {
  expect(subtreesIn({ start: 8, end: 16 })).toEqual([{ level: 3, index: 1 }]);
  expect(subtreesIn({ start: 8, end: 15 })).toEqual([
    { level: 2, index: 2 },
    { level: 1, index: 6 },
    { level: 0, index: 14 },
  ]);
});

test('L10: numbers that are no sizes prove nothing, and nothing is computed for them', () => {
  const none = { leafHash: leaves[0]!, proof: [], root: leaves[0]! };
  expect(verifyInclusion({ ...none, index: 0, size: 1 })).toBe(true);
  for (const odd of [-1, 0.5, 1.5, Number.NaN, Infinity, 2 ** 53, 2 ** 64]) {
    expect(verifyInclusion({ ...none, index: odd, size: 1 })).toBe(false);
    expect(verifyInclusion({ ...none, index: 0, size: odd })).toBe(false);
    const same = { oldRoot: leaves[0]!, root: leaves[0]!, proof: [] };
    for (const [old, size] of [
      [odd, odd],
      [odd, 8],
      [1, odd],
    ] as const) {
      expect(verifyConsistency({ ...same, old, size })).toBe(false);
      expect(() => consistencyProof(hashAt, old, size)).toThrow('No such tree.');
    }
    expect(() => inclusionProof(hashAt, 0, odd)).toThrow('No such leaf.');
    expect(() => inclusionProof(hashAt, odd, 8)).toThrow('No such leaf.');
  }
  expect(() => inclusionProof(hashAt, 8, 8)).toThrow('No such leaf.');
  expect(() => consistencyProof(hashAt, 9, 8)).toThrow('No such tree.');
  const empty = { old: 0, oldRoot: EMPTY_ROOT, proof: [] };
  expect(verifyConsistency({ ...empty, size: 0, root: EMPTY_ROOT })).toBe(false);
  expect(verifyConsistency({ ...empty, size: 8, root: roots[8]! })).toBe(false);
  expect(verifyInclusion({ ...none, index: 0, size: 0 })).toBe(false);
});

test('L10: a log of 2^53 − 1 leaves is proven like one of eight', () => {
  const size = Number.MAX_SAFE_INTEGER;
  const alike = alikeTree(stranger);
  const root = rootOfAlike(alike, size);
  for (const index of [0, 1, 2 ** 31, 2 ** 32 + 1, 2 ** 52 - 1, 2 ** 52, size - 2, size - 1]) {
    const proof = inclusionProof(alike, index, size);
    const said = { index, size, leafHash: stranger, proof, root };
    expect(verifyInclusion(said)).toBe(true);
    expect(verifyInclusion({ ...said, leafHash: leaves[0]! })).toBe(false);
    if (index === 0) continue;
    const oldRoot = rootOfAlike(alike, index);
    const steps = consistencyProof(alike, index, size);
    expect(verifyConsistency({ old: index, size, oldRoot, root, proof: steps })).toBe(true);
    expect(verifyConsistency({ old: index, size, oldRoot: root, root, proof: steps })).toBe(false);
  }
});
