import { createCipheriv } from 'node:crypto';

const BLOCK = 16;
const ONE = 1n << 127n;
const REDUCED = 0xe1n << 120n;

/** Multiplies in the field of GCM (NIST SP 800-38D §6.3). */
function times(one: bigint, other: bigint): bigint {
  let [sum, shifted] = [0n, other];
  for (let bit = ONE; bit > 0n; bit >>= 1n) {
    if (one & bit) sum ^= shifted;
    shifted = (shifted >> 1n) ^ (shifted & 1n ? REDUCED : 0n);
  }
  return sum;
}

/** The inverse in that field: the power 2^128 − 2. */
function inverse(value: bigint): bigint {
  let [power, found] = [value, ONE];
  for (let bit = 1; bit < 128; bit += 1) {
    power = times(power, power);
    found = times(found, power);
  }
  return found;
}

const numberIn = (block: Buffer): bigint => BigInt(`0x${block.toString('hex')}`);
const blockOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(32, '0'), 'hex');
const xor = (one: Buffer, other: Buffer): Buffer =>
  Buffer.from(one.map((byte, at) => byte ^ other[at]!));

/** What a key makes of nothing: its hashing key, the mask of its tag, and its key stream. */
function rawOf(key: Buffer, nonce: Buffer, length: number) {
  const counted = (count: number) => Buffer.concat([nonce, Buffer.of(0, 0, 0, count)]);
  const block = (bytes: Buffer) =>
    numberIn(createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(bytes));
  const stream = createCipheriv('aes-256-ctr', key, counted(2)).update(Buffer.alloc(length));
  return { hashing: block(Buffer.alloc(BLOCK)), mask: block(counted(1)), stream };
}

const hashed = (hashing: bigint, blocks: readonly bigint[]): bigint =>
  blocks.reduce((sum, block) => times(sum ^ block, hashing), 0n);

/**
 * One box of AES-256-GCM that opens under two keys: GCM does not commit to its key. Under the first
 * it begins with the first text, under the second it goes on with the second. `about`: one block;
 * the texts: whole blocks.
 */
export function boxForTwo(
  keys: readonly [Buffer, Buffer],
  about: Buffer,
  texts: readonly [Buffer, Buffer],
): Buffer {
  const nonce = Buffer.alloc(12, 7);
  const length = texts[0].length + texts[1].length;
  const [one, two] = [rawOf(keys[0], nonce, length), rawOf(keys[1], nonce, length)];
  const fixed = Buffer.concat([
    xor(texts[0], one.stream),
    xor(texts[1], two.stream.subarray(texts[0].length)),
  ]);
  const sizes = (BigInt(8 * BLOCK) << 64n) | BigInt(8 * (length + BLOCK));
  const blocks = Array.from({ length: length / BLOCK }, (_, at) =>
    numberIn(fixed.subarray(BLOCK * at, BLOCK * (at + 1))),
  );
  const tagOf = ({ hashing, mask }: typeof one, free: bigint): bigint =>
    mask ^ hashed(hashing, [numberIn(about), ...blocks, free, sizes]);
  const squares = times(one.hashing, one.hashing) ^ times(two.hashing, two.hashing);
  const free = times(tagOf(one, 0n) ^ tagOf(two, 0n), inverse(squares));
  return Buffer.concat([nonce, fixed, blockOf(free), blockOf(tagOf(one, free))]);
}
