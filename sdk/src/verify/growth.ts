import { cannotCheck, refuse, Stop, type Grown, type Growth } from './answer.js';
import { fromBase64, sha256, type Bytes } from './bytes.js';
import { openCheckpoint, type Checkpoint } from './note.js';
import { growthFrom, type ReadTile } from './tiles.js';
import { readTrust, type Trust, type Trusted } from './trust.js';

const NODE = Uint8Array.of(0x01);
const HASH_BYTES = 32;
/** A tree of 2^53 leaves is no higher. */
const MOST_HASHES = 54;

/**
 * Checks that a log only grew: that the one whose checkpoint the customer's app remembers is the
 * beginning of the one whose checkpoint it has read now. It answers whatever it is given, and never
 * throws. Remember the newer checkpoint afterwards: it is the memory that nobody can rewrite.
 *
 * @param proof the hashes of RFC 9162 §2.1.4 in base64, or how to read the log's tiles, from which
 * they are found: about as many files as the log's size has digits
 *
 * @example
 * const readTile = async (path: string) => {
 *   const answer = await fetch(`https://village.example/v1/ledger/${path}`);
 *   return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
 * };
 * const found = await verifyGrowth(remembered, now, readTile, { log: 'village.example/…' });
 * if (found.state === 'grown') remember(now);
 */
export async function verifyGrowth(
  older: string,
  newer: string,
  proof: readonly string[] | ReadTile,
  trust: Trust,
): Promise<Growth> {
  try {
    return await verified({ older, newer }, proof, await readTrust(trust));
  } catch (fault) {
    return fault instanceof Stop ? fault.answer : { state: 'refused', code: 'form', at: '' };
  }
}

async function verified(
  notes: { readonly older: string; readonly newer: string },
  proof: readonly string[] | ReadTile,
  { log: keys }: Trusted,
): Promise<Grown> {
  const log = String(notes.older).split('\n', 1)[0] ?? '';
  if (!keys.some(({ name }) => name === log)) refuse('origin', 'older');
  const older = await openCheckpoint(notes.older, log, keys, 'older');
  const newer = await openCheckpoint(notes.newer, log, keys, 'newer');
  const [from, to] = [older.size, newer.size];
  // No log goes on from one without leaves: there would be nothing to prove.
  if (from === 0) refuse('growth', 'older');
  if (from > to) refuse('shrunk', 'newer');
  if (from === to && !isSame(older.root, newer.root)) refuse('rewritten', 'newer');
  const hashes = await hashesIn(proof, from, to);
  if (!(await goesOn(older, newer, hashes))) refuse('growth', 'proof');
  return { state: 'grown', log, from, to };
}

/** The hashes as they were brought, or as they are found in the tiles. */
async function hashesIn(
  proof: readonly string[] | ReadTile,
  from: number,
  to: number,
): Promise<readonly Bytes[]> {
  if (typeof proof === 'function') {
    return growthFrom((path) => read(proof, path), from, to);
  }
  if (!Array.isArray(proof) || proof.length > MOST_HASHES) return refuse('proof', 'proof');
  return proof.map((text: unknown) => {
    const bytes = typeof text === 'string' ? fromBase64(text) : null;
    return bytes?.length === HASH_BYTES ? bytes : refuse('proof', 'proof');
  });
}

/** Whatever ends a reading ends the check, and is neither a no nor a yes. */
async function read(readTile: ReadTile, path: string): Promise<Uint8Array | null> {
  try {
    return await readTile(path);
  } catch {
    return cannotCheck('no-tile');
  }
}

/**
 * RFC 9162 §2.1.4.2, its names kept. Halves and remainders instead of shifts: a log may have more
 * than 2^32 leaves.
 */
async function goesOn(older: Checkpoint, newer: Checkpoint, path: readonly Bytes[]) {
  if (older.size === newer.size) return path.length === 0;
  let [fn, sn] = [older.size - 1, newer.size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  // Where nothing is left, the older size is a power of two, and its root itself the first hash.
  const [first, ...rest] = fn === 0 ? [older.root, ...path] : path;
  if (!first) return false;
  let [fr, sr] = [first, first];
  for (const c of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [await sha256(NODE, c, fr), await sha256(NODE, c, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = await sha256(NODE, sr, c);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && isSame(fr, older.root) && isSame(sr, newer.root);
}

const half = (count: number): number => Math.floor(count / 2);

const isSame = (one: Bytes, other: Bytes): boolean =>
  one.every((byte, place) => byte === other[place]);
