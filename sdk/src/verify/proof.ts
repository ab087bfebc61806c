import { refuse } from './answer.js';
import { fromBase64, sha256, type Bytes } from './bytes.js';
import { isSize, type Checkpoint } from './note.js';

/** One line, the index, at most 63 hashes, an empty line; the checkpoint follows. */
const PROOF = /^c2sp\.org\/tlog-proof@v1\nindex (\d{1,16})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n/;
const NODE = Uint8Array.of(0x01);

/**
 * The place in the log that a proof (C2SP tlog-proof) shows a leaf to have. It ends in the note
 * that was opened, byte for byte, so that all lines of a receipt are in one tree.
 */
export async function indexIn(
  proof: string,
  leaf: Bytes,
  note: string,
  { size, root }: Checkpoint,
  at: string,
): Promise<number> {
  const [head = '', digits = '', lines = ''] = PROOF.exec(proof) ?? [];
  const hashes = lines.split('\n').slice(0, -1).map(fromBase64);
  if (!isSize(digits) || !hashes.every((hash) => hash !== null)) refuse('proof', at);
  if (proof.slice(head.length) !== note) refuse('checkpoint', at);
  const index = Number(digits);
  const found = index < size ? await rootFrom(leaf, index, size, hashes) : null;
  if (!found?.every((byte, place) => byte === root[place])) refuse('inclusion', at);
  return index;
}

/**
 * RFC 9162 §2.1.3.2, its names kept. Halves and remainders instead of shifts: a log may have more
 * than 2^32 leaves. Ends after at most 53 hashes, however many there are.
 */
async function rootFrom(
  leaf: Bytes,
  index: number,
  size: number,
  hashes: readonly Bytes[],
): Promise<Bytes | null> {
  let [fn, sn, r] = [index, size - 1, leaf];
  for (const p of hashes) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      r = await sha256(NODE, p, r);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      r = await sha256(NODE, r, p);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? r : null;
}

const half = (count: number): number => Math.floor(count / 2);
