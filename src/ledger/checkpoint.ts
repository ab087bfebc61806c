import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { LogRefusal } from './log-refusal.js';
import {
  KEY_TYPES,
  fromBase64,
  keysIn,
  malformed,
  noteKey,
  parseNote,
  signatureLine,
  signaturesBy,
  type Note,
  type NoteKey,
  type Signature,
} from './note.js';

/** What a log says of itself: so many leaves, under this root. Never when: time has no place here. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** A witness: the name it cosigns with, and its private key. */
export interface Witness {
  readonly name: string;
  readonly key: KeyObject;
}

/** That a witness saw a checkpoint go on from all it had seen before, and when. */
export interface Cosignature {
  readonly name: string;
  readonly seconds: number;
}

const HASH_BYTES = 32;
const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;
/** A size has one spelling: no sign, no zero before it. */
const SIZE = /^(0|[1-9]\d{0,15})$/;

/** The key of a log. It signs with its origin as its name. */
export const logKeyOf = (origin: string, publicKey: KeyObject): NoteKey =>
  noteKey(origin, KEY_TYPES.log, publicKey);

/** The key of a witness. */
export const witnessKeyOf = (name: string, publicKey: KeyObject): NoteKey =>
  noteKey(name, KEY_TYPES.witness, publicKey);

/** A signed checkpoint (c2sp.org/tlog-checkpoint): the same bytes each time it is signed. */
export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): string {
  const signer = logKeyOf(checkpoint.origin, createPublicKey(key));
  const text = textOf(checkpoint);
  return `${text}\n${signatureLine(signer, sign(null, Buffer.from(text), key))}`;
}

/**
 * The checkpoint in a note, if a trusted key of its log has signed it. Strangers' lines are passed
 * over; one bad line of a trusted key refuses the note, whatever stands beside it.
 */
export function openCheckpoint(note: string | Uint8Array, logVkeys: readonly string[]): Checkpoint {
  const keys = keysIn(logVkeys, KEY_TYPES.log);
  const parsed = parseNote(note);
  const signers = keys.filter((key) => verified(key, parsed, isSigned).length > 0);
  if (signers.length === 0) throw new LogRefusal('unknown-signer', 'No trusted key has signed.');
  const checkpoint = checkpointIn(parsed.text);
  if (signers.some(({ name }) => name !== checkpoint.origin)) {
    throw new LogRefusal('wrong-origin', 'A key has signed for a log that is not its own.');
  }
  return checkpoint;
}

/** The line that a witness adds below a checkpoint (c2sp.org/tlog-cosignature). */
export function cosign(note: string | Uint8Array, { name, key }: Witness, seconds: number): string {
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new Error('A time is whole seconds.');
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = sign(null, cosigned(parseNote(note).text, seconds), key);
  return signatureLine(witnessKeyOf(name, createPublicKey(key)), Buffer.concat([time, signature]));
}

/** Which of the trusted witnesses have cosigned a note, and when last. None is no refusal. */
export function cosignaturesOn(
  note: string | Uint8Array,
  witnessVkeys: readonly string[],
): readonly Cosignature[] {
  const keys = keysIn(witnessVkeys, KEY_TYPES.witness);
  const parsed = parseNote(note);
  return keys
    .map((key) => ({ key, lines: verified(key, parsed, isCosigned) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ key, lines }) => ({ name: key.name, seconds: Math.max(...lines.map(secondsIn)) }));
}

type Check = (key: NoteKey, text: string, signature: Signature) => boolean;

function verified(key: NoteKey, note: Note, isGood: Check): readonly Signature[] {
  const lines = signaturesBy(key, note);
  if (!lines.every((line) => isGood(key, note.text, line))) {
    throw new LogRefusal('bad-signature', 'A trusted key is named by a signature that is not its.');
  }
  return lines;
}

const isSigned: Check = ({ publicKey }, text, { bytes }) =>
  verify(null, Buffer.from(text), publicKey, bytes);

const isCosigned: Check = ({ publicKey }, text, signature) =>
  signature.bytes.length === TIME_BYTES + SIGNATURE_BYTES &&
  Number.isSafeInteger(secondsIn(signature)) &&
  verify(
    null,
    cosigned(text, secondsIn(signature)),
    publicKey,
    signature.bytes.subarray(TIME_BYTES),
  );

const secondsIn = ({ bytes }: Signature): number => Number(bytes.readBigUInt64BE());

const cosigned = (text: string, seconds: number): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

function textOf({ origin, size, root }: Checkpoint): string {
  if (!Number.isSafeInteger(size) || size < 0) throw new Error('A log has no such size.');
  if (root.length !== HASH_BYTES) throw new Error('A root has 32 bytes.');
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Three lines and no more: an extension would be signed, and audited by nobody. */
function checkpointIn(text: string): Checkpoint {
  const [origin, digits = '', base64 = '', end, ...more] = text.split('\n');
  if (!origin || end !== '' || more.length > 0) {
    throw malformed('A checkpoint has three lines.');
  }
  const size = Number(digits);
  if (!SIZE.test(digits) || !Number.isSafeInteger(size)) throw malformed('That is no size.');
  const root = fromBase64(base64);
  if (root.length !== HASH_BYTES) throw malformed('A root has 32 bytes.');
  return { origin, size, root };
}
