import { uuidFrom, type Random } from '../core/random.js';

/** Chance that a seed decides (mulberry32): the same seed, the same ids and salts. */
export function chanceFrom(seed: number): Random {
  let state = seed >>> 0;
  const byte = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) & 255;
  };
  return (count) => Uint8Array.from({ length: count }, byte);
}

/** A UUIDv7 (RFC 9562 §5.7): it sorts by its time. */
export function idAt(ms: number, random: Random): string {
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${uuidFrom(random).slice(15)}`;
}
