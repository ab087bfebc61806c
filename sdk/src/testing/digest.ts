import type { Bytes } from '../verify/bytes.js';

/**
 * SHA-256 (FIPS 180-4 §6.2) at once: what happens in the fake happens in one turn, as in one
 * transaction, and WebCrypto would make it wait.
 */
export function digest(...parts: readonly Uint8Array[]): Bytes {
  const words = padded(parts);
  const state = Uint32Array.from(roots(8, 1 / 2));
  const schedule = new Uint32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    schedule.set(words.subarray(block, block + 16));
    spread(schedule);
    compress(state, schedule);
  }
  return bytesOf(state);
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The message and its length, in whole blocks of 16 words. */
function padded(parts: readonly Uint8Array[]): Uint32Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const words = new Uint32Array(16 * Math.ceil((length + 9) / 64));
  let at = 0;
  const push = (byte: number): void => {
    words[at >> 2]! |= byte << (24 - 8 * (at & 3));
    at += 1;
  };
  for (const part of parts) part.forEach(push);
  push(0x80);
  words[words.length - 2] = Math.floor(length / 2 ** 29);
  words[words.length - 1] = length << 3;
  return words;
}

function spread(words: Uint32Array): void {
  for (let at = 16; at < 64; at++) {
    const [old, late] = [words[at - 15]!, words[at - 2]!];
    const first = turned(old, 7) ^ turned(old, 18) ^ (old >>> 3);
    const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[at] = words[at - 16]! + first + words[at - 7]! + second;
  }
}

function compress(state: Uint32Array, words: Uint32Array): void {
  const work = state.slice();
  for (const [at, factor] of FACTORS.entries()) {
    const [a, b, c, d, e, f, g, h] = work as unknown as Eight;
    const chosen = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const first = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + factor + words[at]!;
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most;
    work.set([first + second, a, b, c, d + first, e, f, g]);
  }
  work.forEach((word, at) => (state[at]! += word));
}

type Eight = readonly [number, number, number, number, number, number, number, number];

/** The first 32 bits of what roots of the first primes have behind the point. */
function roots(count: number, power: number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return primes.map((prime) => Math.floor((prime ** power % 1) * 2 ** 32));
}

const FACTORS = Uint32Array.from(roots(64, 1 / 3));

function bytesOf(state: Uint32Array): Bytes {
  const bytes = new Uint8Array(4 * state.length);
  const view = new DataView(bytes.buffer);
  state.forEach((word, at) => view.setUint32(4 * at, word));
  return bytes;
}
