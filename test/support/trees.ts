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

/** The entries that implementations of RFC 6962 are compared with. */
export const KNOWN_ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((entry) => Buffer.from(entry, 'hex'));
/** The roots over the first none, one, two … eight of them. */
export const KNOWN_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
