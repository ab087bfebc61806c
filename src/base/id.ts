import { randomBytes } from 'node:crypto';

/** UUIDv7 (RFC 9562 §5.7) of a time in milliseconds: sorts by time, lower case. */
export function idAt(timeMs: number, chance: Buffer = randomBytes(10)): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(timeMs, 0, 6);
  chance.copy(bytes, 6, 0, 10);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return spelled(bytes);
}

/** The time that a UUIDv7 was made of; `null`: it is none. */
export function momentIn(id: string): string | null {
  const [, high, low] = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-/.exec(id) ?? [];
  return high && low ? new Date(Number.parseInt(high + low, 16)).toISOString() : null;
}

/** A UUIDv8 (RFC 9562 §5.8) made of the first 16 bytes of a digest. */
export function idOf(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return spelled(bytes);
}

/** The 16 bytes that an id spells. */
export const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

const spelled = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
