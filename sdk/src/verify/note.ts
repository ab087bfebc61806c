import { refuse } from './answer.js';
import { fromBase64, isSigned, sha256, utf8, type Bytes } from './bytes.js';

/** A key that a log signs its checkpoints with, and the last size that it may have signed. */
export interface LogKey {
  readonly name: string;
  readonly id: string;
  readonly public: Bytes;
  readonly last: number;
}

/** The head of a log: how many leaves it has, and the root of the tree over them. */
export interface Checkpoint {
  readonly size: number;
  readonly root: Bytes;
}

/** A name has neither a plus nor any space of Unicode. */
const NAME = String.raw`[^\s\u0085+]+`;
const VKEY = RegExp(String.raw`^(${NAME})\+([\da-f]{8})\+([\w+/=]{44})$`);
const SIGNATURE = RegExp(`^— (${NAME}) ([A-Za-z0-9+/=]+)$`);
const MOST_SIGNATURES = 64;
const LONGEST_BYTES = 65_536;
/** Of the types of signature only this one is Ed25519 over the text itself. */
const ED25519 = 0x01;

/**
 * Reads a verifier key (C2SP signed-note, "Signatures"): `name+id+key`. A cosigner's key, of
 * another type, is none: it must never stand in for the log's.
 */
export async function readLogKey(vkey: string, last: number): Promise<LogKey | null> {
  const [, name = '', id, key = ''] = VKEY.exec(vkey) ?? [];
  const typed = fromBase64(key);
  if (typed?.length !== 33 || typed[0] !== ED25519) return null;
  const named = await sha256(utf8(`${name}\n`), typed);
  return hex(named.subarray(0, 4)) === id ? { name, id, public: typed.slice(1), last } : null;
}

/**
 * Opens a checkpoint (C2SP tlog-checkpoint) of this log. Signatures of strangers are passed over;
 * a bad one of a known key refuses the whole note; a retired key proves no size beyond its last.
 * A refusal says that it was found `at` this member.
 */
export async function openCheckpoint(
  note: string,
  origin: string,
  keys: readonly LogKey[],
  at: string,
): Promise<Checkpoint> {
  const { text, signatures } = partsOf(note, at);
  const { size, root } = headIn(text, origin, at);
  let isProven = false;
  for (const { name, id, signature } of signatures) {
    const key = keys.find((known) => known.name === name && known.id === id);
    if (!key) continue;
    if (!(await isSigned(utf8(text), signature, key.public))) refuse('signature', at);
    isProven ||= name === origin && size <= key.last;
  }
  if (!isProven) refuse('key', at);
  return { size, root };
}

interface Signature {
  readonly name: string;
  readonly id: string;
  readonly signature: Bytes;
}

interface Note {
  readonly text: string;
  readonly signatures: readonly Signature[];
}

/** The format of C2SP signed-note: a text, the last empty line, and the lines that sign the text. */
function partsOf(note: string, at: string): Note {
  const isText = utf8(note).length <= LONGEST_BYTES && !/\p{Cs}/u.test(note);
  const isQuiet = Array.from(note).every((sign) => sign >= ' ' || sign === '\n');
  const end = note.lastIndexOf('\n\n') + 1;
  const lines = note.slice(end + 1).split('\n', MOST_SIGNATURES + 2);
  const isWhole = end > 0 && lines.pop() === '' && lines.length > 0;
  if (!isText || !isQuiet || !isWhole || lines.length > MOST_SIGNATURES) {
    refuse('note', at);
  }
  return { text: note.slice(0, end), signatures: lines.map((line) => signatureIn(line, at)) };
}

function signatureIn(line: string, at: string): Signature {
  const [, name = '', text = ''] = SIGNATURE.exec(line) ?? [];
  const bytes = fromBase64(text);
  if (!bytes || bytes.length <= 4) refuse('note', at);
  return { name, id: hex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}

/** Three lines and no more: origin, size, root. */
function headIn(text: string, origin: string, at: string): Checkpoint {
  const [, name, size = '', hash = ''] = /^(.+)\n(.+)\n(.+)\n$/.exec(text) ?? [];
  const root = fromBase64(hash);
  if (!isSize(size) || root?.length !== 32) refuse('note', at);
  if (name !== origin) refuse('origin', at);
  return { size: Number(size), root };
}

/** Decimal, without a sign or a leading zero, and exact as a number of JavaScript. */
export const isSize = (text: string): boolean =>
  /^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text));

const hex = (bytes: Bytes): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
