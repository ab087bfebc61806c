import { hash } from 'node:crypto';

/** The hash of the complete subtree of 2^level leaves that begins at leaf index × 2^level. */
export type HashAt = (level: number, index: number) => Buffer;

/** A complete subtree, by its place. Once it is full its hash never changes. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The leaves from `start` up to `end`, which a proof answers with one hash. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The right border of a tree: the hashes of its complete subtrees, largest first. */
export interface Range {
  readonly size: number;
  readonly hashes: readonly Buffer[];
}

/** That the leaf `leafHash` stands at `index` in the tree of `size` leaves under `root`. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Buffer;
  readonly proof: readonly Buffer[];
  readonly root: Buffer;
}

/** That the tree of `old` leaves under `oldRoot` is the beginning of the one under `root`. */
export interface Consistency {
  readonly old: number;
  readonly size: number;
  readonly oldRoot: Buffer;
  readonly root: Buffer;
  readonly proof: readonly Buffer[];
}

const HASH_BYTES = 32;
/** RFC 6962 §2.1: what tells a node from a leaf. */
const NODE = Buffer.of(0x01);

/** The root of a tree without leaves. */
export const EMPTY_ROOT = hash('sha256', '', 'buffer');

/** The hash over two subtrees (RFC 6962 §2.1). */
export const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');

/** The border of a tree without leaves. */
export const emptyRange: Range = { size: 0, hashes: [] };

/** The border after more leaves: a tree grows without being read again. */
export function extended(range: Range, leafHashes: readonly Buffer[]): Range {
  const hashes = [...range.hashes];
  let { size } = range;
  for (const leafHash of leafHashes) {
    let top = leafHash;
    for (let full = size; full % 2 === 1; full = (full - 1) / 2) top = nodeHash(hashes.pop()!, top);
    hashes.push(top);
    size += 1;
  }
  return { size, hashes };
}

/** The root over a border. */
export const rootOfRange = ({ hashes }: Range): Buffer =>
  hashes.length === 0 ? EMPTY_ROOT : folded(hashes);

/** The root of a tree (RFC 6962 §2.1). */
export const rootOf = (leafHashes: readonly Buffer[]): Buffer =>
  rootOfRange(extended(emptyRange, leafHashes));

/** The siblings of a leaf on its way up, the nearest first (RFC 6962 §2.1.1). */
export function inclusionSpans(index: number, size: number): readonly Span[] {
  if (!isSize(index) || !isSize(size) || index >= size) throw new Error('No such leaf.');
  const spans: Span[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + halfOf(end - start);
    spans.unshift(index < middle ? { start: middle, end } : { start, end: middle });
    [start, end] = index < middle ? [start, middle] : [middle, end];
  }
  return spans;
}

/** The parts of a tree that show it to go on from an older one (RFC 6962 §2.1.2). */
export function consistencySpans(old: number, size: number): readonly Span[] {
  if (!isSize(old) || !isSize(size) || old < 1 || old > size) throw new Error('No such tree.');
  const spans: Span[] = [];
  let [start, end] = [0, size];
  while (end !== old) {
    const middle = start + halfOf(end - start);
    spans.unshift(old <= middle ? { start: middle, end } : { start, end: middle });
    [start, end] = old <= middle ? [start, middle] : [middle, end];
  }
  return start === 0 ? spans : [{ start, end }, ...spans];
}

/** The complete subtrees that a span is made of, largest first. */
export function subtreesIn({ start, end }: Span): readonly Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = start; at < end;) {
    let [level, width] = [0, 1];
    while (width * 2 <= end - at) [level, width] = [level + 1, width * 2];
    subtrees.push({ level, index: at / width });
    at += width;
  }
  return subtrees;
}

/** The proof that the leaf at `index` is in the tree of `size` leaves. */
export const inclusionProof = (hashAt: HashAt, index: number, size: number): readonly Buffer[] =>
  inclusionSpans(index, size).map((span) => hashOfSpan(hashAt, span));

/** The proof that the tree of `old` leaves is the beginning of the tree of `size` leaves. */
export const consistencyProof = (hashAt: HashAt, old: number, size: number): readonly Buffer[] =>
  consistencySpans(old, size).map((span) => hashOfSpan(hashAt, span));

/** Whether an inclusion is proven. What does not even look like a proof proves nothing. */
export function verifyInclusion({ index, size, leafHash, proof, root }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  const spans = inclusionSpans(index, size);
  if (proof.length !== spans.length || ![leafHash, root, ...proof].every(isHash)) return false;
  const found = proof.reduce(
    (below, sibling, at) =>
      spans[at]!.start < index ? nodeHash(sibling, below) : nodeHash(below, sibling),
    leafHash,
  );
  return found.equals(root);
}

/** Whether a consistency is proven. No tree goes on from the empty one: there is nothing to prove. */
export function verifyConsistency({ old, size, oldRoot, root, proof }: Consistency): boolean {
  if (!isSize(old) || !isSize(size) || old < 1 || old > size) return false;
  const spans = consistencySpans(old, size);
  if (proof.length !== spans.length || ![oldRoot, root, ...proof].every(isHash)) return false;

  // Where the old tree is itself a complete subtree of the new one, its root is the first hash.
  const isWhole = spans[0] === undefined || spans[0].end !== old;
  const [first, ...rest] = isWhole ? [oldRoot, ...proof] : proof;
  const places = isWhole ? spans : spans.slice(1);
  let [foundOld, found] = [first!, first!];
  for (const [at, sibling] of rest.entries()) {
    const isLeft = places[at]!.start < old;
    foundOld = isLeft ? nodeHash(sibling, foundOld) : foundOld;
    found = isLeft ? nodeHash(sibling, found) : nodeHash(found, sibling);
  }
  return foundOld.equals(oldRoot) && found.equals(root);
}

const hashOfSpan = (hashAt: HashAt, span: Span): Buffer =>
  folded(subtreesIn(span).map(({ level, index }) => hashAt(level, index)));

/** Subtrees hang from right to left: the smallest two first. */
const folded = (hashes: readonly Buffer[]): Buffer =>
  hashes.reduceRight((right, left) => nodeHash(left, right));

/** The largest power of two below a number above one. */
function halfOf(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0;

const isHash = (bytes: unknown): boolean => Buffer.isBuffer(bytes) && bytes.length === HASH_BYTES;
