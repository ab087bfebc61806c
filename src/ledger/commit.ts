import { createHash, hash, randomBytes } from 'node:crypto';

/** The kinds of line, by their byte. A kind is added at the end and never changes its meaning. */
export const KINDS = {
  consent: 0x01,
  disclosure: 0x02,
  genesis: 0x10,
  notice: 0x11,
  keyset: 0x12,
  erasure: 0x13,
  heartbeat: 0x14,
  desk: 0x15,
} as const;

/** The byte of a line of which the log shows a commitment and nothing else. */
export type BlindKind = (typeof KINDS)['consent' | 'disclosure'];

/** The byte of a line that the log shows to everybody. */
export type PublicKind = Exclude<(typeof KINDS)[keyof typeof KINDS], BlindKind>;

/** The longest entry: a version, a kind, and the longest canonical JSON. */
export const LONGEST_ENTRY_BYTES = 16_002;

/** The shortest entry: a version, a kind, and something. */
export const SHORTEST_ENTRY_BYTES = 3;

const VERSION = 0x01;
const HASH_BYTES = 32;
const LABEL = 'village-butcher/ledger/v1/commit\0';
/** RFC 6962 §2.1: what tells a leaf from a node. */
const LEAF = Buffer.of(0x00);

/** What a commitment is blinded with: fresh for each line, and gone with it. */
export const newSalt = (): Buffer => randomBytes(HASH_BYTES);

/** Binds the exact bytes of a payload, and tells nothing of them to who has not the salt. */
export function commitmentOf(salt: Buffer, payload: string): Buffer {
  if (salt.length !== HASH_BYTES || salt.every((byte) => byte === 0)) {
    throw new Error('A salt has 32 bytes, and not all of them are zero.');
  }
  return createHash('sha256').update(LABEL).update(salt).update(payload).digest();
}

/** What the log holds of a customer's line: 34 bytes that stay when the line is erased. */
export function blindEntry(kind: BlindKind, commitment: Buffer): Buffer {
  if (commitment.length !== HASH_BYTES) throw new Error('A commitment has 32 bytes.');
  return Buffer.concat([Buffer.of(VERSION, kind), commitment]);
}

/** What the log holds of a line that is about no customer: all of it. */
export function publicEntry(kind: PublicKind, payload: string): Buffer {
  const entry = Buffer.concat([Buffer.of(VERSION, kind), Buffer.from(payload)]);
  if (entry.length < SHORTEST_ENTRY_BYTES || entry.length > LONGEST_ENTRY_BYTES) {
    throw new Error('A payload is not empty and has at most 16,000 bytes.');
  }
  return entry;
}

/** The leaf of an entry (RFC 6962 §2.1). */
export const leafHashOf = (entry: Buffer): Buffer =>
  hash('sha256', Buffer.concat([LEAF, entry]), 'buffer');
