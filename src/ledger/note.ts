import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { LogRefusal } from './log-refusal.js';

/** What a key is for: a log signs its checkpoints, a witness cosigns those of others. */
export const KEY_TYPES = { log: 0x01, witness: 0x04 } as const;

/** The byte of a use. It is part of a key's id, so that one use never passes for the other. */
export type KeyType = (typeof KEY_TYPES)[keyof typeof KEY_TYPES];

/** A key that somebody decided to trust, under the name it signs with. */
export interface NoteKey {
  readonly name: string;
  readonly id: Buffer;
  readonly type: KeyType;
  readonly publicKey: KeyObject;
}

/** One line below a text: who says they signed, with which key, and the rest of the bytes. */
export interface Signature {
  readonly name: string;
  readonly id: Buffer;
  readonly bytes: Buffer;
}

/** A text and the lines below it. Nothing is verified yet. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly Signature[];
}

/** Room for a checkpoint and 64 signatures of any kind we know. */
const LONGEST_BYTES = 65_536;
const MOST_SIGNATURES = 64;
const ID_BYTES = 4;
const PUBLIC_BYTES = 32;
const DASH = '\u2014 ';
/** A name has no space of any alphabet and no plus. */
const NAME = /^[^+\p{White_Space}\p{Cs}]+$/u;
const VKEY = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/;
/** Whatever is neither a line break nor printed: the control characters below the space. */
const CONTROL = /[^\n -\u{10ffff}]/u;

/** Reads a note (c2sp.org/signed-note). What could be read in two ways is refused. */
export function parseNote(note: string | Uint8Array): Note {
  const whole = textIn(note);
  const end = whole.lastIndexOf('\n\n');
  const lines = whole.slice(end + 2).split('\n');
  if (end < 0 || lines.pop() !== '') throw malformed('A note ends in its signatures.');
  if (lines.length === 0 || lines.length > MOST_SIGNATURES) {
    throw malformed('A note has one to 64 signatures.');
  }
  return { text: whole.slice(0, end + 1), signatures: lines.map(signatureIn) };
}

/** A line below a note, as it is written. */
export const signatureLine = ({ name, id }: NoteKey, bytes: Buffer): string =>
  `${DASH}${name} ${Buffer.concat([id, bytes]).toString('base64')}\n`;

/** What a key has signed, or somebody who claims its name and its id. */
export const signaturesBy = ({ name, id }: NoteKey, { signatures }: Note): readonly Signature[] =>
  signatures.filter((signature) => signature.name === name && signature.id.equals(id));

/** A key by its parts. The id binds name and use to it, and is too short to be a proof of it. */
export function noteKey(name: string, type: KeyType, publicKey: KeyObject): NoteKey {
  if (!NAME.test(name)) throw new Error('A name of a key has no space and no plus.');
  const id = hash(
    'sha256',
    Buffer.concat([Buffer.from(`${name}\n`), keyBytes(type, publicKey)]),
    'buffer',
  );
  return { name, id: id.subarray(0, ID_BYTES), type, publicKey };
}

/** A key as people hand it on: `<name>+<id>+<base64 of its use and its bytes>`. */
export const vkeyOf = ({ name, id, type, publicKey }: NoteKey): string =>
  `${name}+${id.toString('hex')}+${keyBytes(type, publicKey).toString('base64')}`;

/** Reads the keys that are trusted for one use. A key with two names would count twice: refused. */
export function keysIn(vkeys: readonly string[], type: KeyType): readonly NoteKey[] {
  const keys = vkeys.map((vkey) => keyIn(vkey, type));
  const bytes = keys.map(({ publicKey }) => keyBytes(type, publicKey).toString('hex'));
  const names = keys.map(({ name, id }) => `${name}+${id.toString('hex')}`);
  if (new Set(bytes).size + new Set(names).size !== 2 * keys.length) {
    throw new LogRefusal('wrong-key', 'A key is named twice.');
  }
  return keys;
}

/** Standard base64 with its padding, in its one spelling. */
export function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw malformed('That is no base64.');
  return bytes;
}

/** Bytes that are not what they have to be. */
export const malformed = (message: string): LogRefusal => new LogRefusal('malformed', message);

function textIn(note: string | Uint8Array): string {
  if (note.length > LONGEST_BYTES) throw malformed('A note is too long.');
  const text = typeof note === 'string' ? note : Buffer.from(note).toString();
  const bytes = Buffer.from(text);
  if (bytes.length > LONGEST_BYTES) throw malformed('A note is too long.');
  const isText = typeof note === 'string' ? bytes.toString() === note : bytes.equals(note);
  if (!isText || CONTROL.test(text)) throw malformed('A note is plain text.');
  return text;
}

function signatureIn(line: string): Signature {
  const [name, base64, ...rest] = line.slice(DASH.length).split(' ');
  if (!line.startsWith(DASH) || !name || !base64 || rest.length > 0 || !NAME.test(name)) {
    throw malformed('A signature is a dash, a name and base64.');
  }
  const bytes = fromBase64(base64);
  if (bytes.length <= ID_BYTES) throw malformed('A signature is too short.');
  return { name, id: bytes.subarray(0, ID_BYTES), bytes: bytes.subarray(ID_BYTES) };
}

function keyIn(vkey: string, type: KeyType): NoteKey {
  const [, name, , base64] = VKEY.exec(vkey) ?? [];
  const bytes = Buffer.from(base64 ?? '', 'base64');
  if (!name || !NAME.test(name) || bytes.length !== 1 + PUBLIC_BYTES || bytes[0] !== type) {
    throw new LogRefusal('wrong-key', 'That is no key for this use.');
  }
  const key = noteKey(name, type, publicKeyOf(bytes.subarray(1)));
  if (vkeyOf(key) !== vkey) throw new LogRefusal('wrong-key', 'A key differs from its id.');
  return key;
}

const publicKeyOf = (bytes: Buffer): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') },
    format: 'jwk',
  });

function keyBytes(type: KeyType, publicKey: KeyObject): Buffer {
  const { crv, x } = publicKey.export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new Error('A key of a log is an Ed25519 key.');
  return Buffer.concat([Buffer.of(type), Buffer.from(x, 'base64url')]);
}
