import { cannotCheck, refuse } from './answer.js';
import { isObject, type Members } from './canonical.js';
import { isUuid, type Payload } from './payload.js';

/** A receipt as it came: every member of the right type, and no longer than it may be. */
export interface Receipt {
  readonly id: string;
  readonly log: string;
  readonly lines: readonly Line[];
  readonly seal: Seal | null;
  readonly promise: string | null;
}

/** A line, still closed. */
export interface Line {
  readonly kind: Payload['kind'];
  readonly payload: string;
  readonly salt: string;
  readonly leafHash: string;
}

/** What a sealed receipt has: the log's note, and the proof of each line. */
export interface Seal {
  readonly checkpoint: string;
  readonly proofs: readonly string[];
}

const VERSION = 'village-butcher/receipt@v1';
const MOST_LINES = 1000;

/** The most characters of each text, looked at before anything else of it is. */
const LONGEST = {
  word: 64,
  origin: 255,
  payload: 16_000,
  checkpoint: 65_536,
  /** The checkpoint, and before it two lines and 63 hashes of 45 characters. */
  proof: 69_632,
  /** Base64url of a thousand leaf hashes, and the members around them. */
  promise: 65_536,
};

/**
 * Reads a receipt. Every member is read once, so that what was checked is what is used. Members
 * that this version does not know are not looked at: nothing rests on them.
 */
export function readReceipt(input: unknown): Receipt {
  const receipt = objectAt(input, '');
  if (receipt['receipt'] !== VERSION) refuse('version', 'receipt');
  const id = textAt(receipt['id'], LONGEST.word, 'id');
  if (!isUuid(id)) refuse('form', 'id');
  const rows = rowsIn(receipt['lines']);
  const { promise } = receipt;
  return {
    id,
    log: textAt(receipt['log'], LONGEST.origin, 'log'),
    lines: rows.map(readLine),
    seal: readSeal(receipt, rows),
    promise: promise === null ? null : textAt(promise, LONGEST.promise, 'promise'),
  };
}

/** An act that changed nothing left no line. Its receipt is honest, and nothing can be proven. */
function rowsIn(value: unknown): readonly Members[] {
  if (!Array.isArray(value)) refuse('form', 'lines');
  const rows: readonly unknown[] = value;
  const { length } = rows;
  if (length === 0) cannotCheck('no-lines');
  if (length > MOST_LINES) refuse('form', 'lines');
  return Array.from({ length }, (_, index) => objectAt(rows[index], `lines[${index}]`));
}

function readLine(row: Members, index: number): Line {
  const { kind } = row;
  if (kind !== 'consent' && kind !== 'disclosure') refuse('form', `lines[${index}].kind`);
  return {
    kind,
    payload: textAt(row['payload'], LONGEST.payload, `lines[${index}].payload`),
    salt: textAt(row['salt'], LONGEST.word, `lines[${index}].salt`),
    leafHash: textAt(row['leafHash'], LONGEST.word, `lines[${index}].leafHash`),
  };
}

/** Before sealing there is neither a checkpoint nor a proof. */
function readSeal(receipt: Members, rows: readonly Members[]): Seal | null {
  const { state, checkpoint } = receipt;
  const proofs = rows.map(({ proof }) => proof);
  if (state === 'sealed') {
    return {
      checkpoint: textAt(checkpoint, LONGEST.checkpoint, 'checkpoint'),
      proofs: proofs.map((proof, index) => textAt(proof, LONGEST.proof, `lines[${index}].proof`)),
    };
  }
  if (state !== 'promised') refuse('form', 'state');
  if (checkpoint !== null) refuse('form', 'checkpoint');
  const early = proofs.findIndex((proof) => proof !== null);
  if (early >= 0) refuse('form', `lines[${early}].proof`);
  return null;
}

function objectAt(value: unknown, at: string): Members {
  if (!isObject(value)) refuse('form', at);
  return value;
}

function textAt(value: unknown, longest: number, at: string): string {
  if (typeof value !== 'string' || value.length > longest) refuse('form', at);
  return value;
}
