import type { Consistency, Inclusion } from '../../src/ledger/merkle.js';

const stranger = Buffer.alloc(32, 0xa5);

/** The same bytes but for one bit. */
function flipped(bytes: Buffer, at: number): Buffer {
  const other = Buffer.from(bytes);
  other[at % bytes.length]! ^= 1 << (at % 8);
  return other;
}

/** A proof that is longer, shorter, in another order, or other by one bit. */
const otherProofs = (proof: readonly Buffer[]): readonly (readonly Buffer[])[] => [
  [...proof, stranger],
  [stranger, ...proof],
  ...(proof.length > 0 ? [proof.slice(1), proof.slice(0, -1)] : []),
  ...(proof.length > 1 ? [proof.toReversed()] : []),
  ...proof.map((node, at) => proof.with(at, flipped(node, at * 5))),
  ...proof.map((node, at) => proof.with(at, node.subarray(1))),
];

/** Inclusions that are not so, each near to one that is. */
export const otherInclusions = (said: Inclusion): readonly Inclusion[] => [
  ...otherProofs(said.proof).map((proof) => ({ ...said, proof })),
  { ...said, leafHash: flipped(said.leafHash, said.index) },
  { ...said, root: flipped(said.root, said.size) },
  { ...said, root: said.root.subarray(1) },
  { ...said, index: said.size },
  { ...said, index: said.index + 1 },
  { ...said, index: said.index - 1 },
  { ...said, index: said.size, size: said.index },
];

/** Consistencies that are not so, each near to one that is. */
export const otherConsistencies = (said: Consistency): readonly Consistency[] => [
  ...otherProofs(said.proof).map((proof) => ({ ...said, proof })),
  { ...said, oldRoot: flipped(said.oldRoot, said.old) },
  { ...said, root: flipped(said.root, said.size) },
  { ...said, old: 0 },
  { ...said, old: said.size + 1 },
  ...(said.old === said.size
    ? []
    : [
        { ...said, old: said.size, size: said.old },
        { ...said, oldRoot: stranger, root: stranger },
      ]),
];
