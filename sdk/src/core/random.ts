/** So many bytes of chance. */
export type Random = (count: number) => Uint8Array;

/** Works on pages without https too, where `crypto.randomUUID` is missing. */
export const platformRandom: Random = (count) => crypto.getRandomValues(new Uint8Array(count));

/** A number from 0 up to, and never, 1. */
export const fractionFrom = (random: Random): number =>
  random(4).reduce((sum, byte) => (sum + byte) / 256, 0);

/** A UUIDv4 (RFC 9562 §5.4), lower case. It tells no time and no place. */
export function uuidFrom(random: Random): string {
  const bytes = random(16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
