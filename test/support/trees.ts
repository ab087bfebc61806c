import { createHash } from 'node:crypto';
import { nodeHash, type HashAt } from '../../src/ledger/merkle.js';

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** Leaf hashes that are all different, and the same every time. */
export const someLeaves = (count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, index) => sha256('\0', `leaf ${index}`));

/** RFC 6962 §2.1 word for word: slow, recursive, and sharing nothing with what it checks. */
export function naiveRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return leaves[0]!;
  const half = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  return sha256('\u0001', naiveRoot(leaves.slice(0, half)), naiveRoot(leaves.slice(half)));
}

/** The complete subtrees over some leaves, each computed anew. */
export const hashesOver =
  (leaves: readonly Buffer[]): HashAt =>
  (level, index) => {
    const [start, end] = [index * 2 ** level, (index + 1) * 2 ** level];
    if (!Number.isInteger(start) || end > leaves.length) throw new Error('Not complete.');
    return naiveRoot(leaves.slice(start, end));
  };

/** A tree in which all leaves are alike, so that it may have any size. */
export function alikeTree(leaf: Buffer) {
  const levels = [leaf];
  for (let level = 0; level < 53; level += 1) levels.push(nodeHash(levels[level]!, levels[level]!));
  return (level: number): Buffer => levels[level]!;
}

/** Its root, from the ones in the binary form of its size. */
export const rootOfAlike = (alike: (level: number) => Buffer, size: number): Buffer =>
  [...BigInt(size).toString(2)]
    .toReversed()
    .flatMap((bit, level) => (bit === '1' ? [alike(level)] : []))
    .reduce((right, left) => nodeHash(left, right));
