import { openCheckpoint, type Checkpoint } from './checkpoint.js';
import { LogRefusal } from './log-refusal.js';
import { verifyInclusion } from './merkle.js';
import { fromBase64, malformed } from './note.js';

/** Where a leaf stands, the hashes from it up to the root, and the checkpoint over them. */
export interface Proof {
  readonly index: number;
  readonly hashes: readonly Buffer[];
  readonly checkpoint: string;
}

/** What a proof shows: this leaf is here, in the log as it was then. */
export interface Proven {
  readonly index: number;
  readonly checkpoint: Checkpoint;
}

const HEAD = 'c2sp.org/tlog-proof@v1\nindex ';
const HASH_BYTES = 32;
/** A tree of 2^53 leaves is no higher. */
const MOST_HASHES = 53;
const INDEX = /^(0|[1-9]\d{0,15})$/;

/** A proof as a file (c2sp.org/tlog-proof), to be kept and checked without us. */
export const proofText = ({ index, hashes, checkpoint }: Proof): string =>
  `${[`${HEAD}${index}`, ...hashes.map((hash) => hash.toString('base64'))].join('\n')}\n\n${checkpoint}`;

/** Reads a proof. It carries nothing that nobody signed, so the standard's `extra` is refused. */
export function parseProof(text: string): Proof {
  const end = text.indexOf('\n\n');
  if (end < 0 || !text.startsWith(HEAD)) throw malformed('That is no proof.');
  const [digits = '', ...lines] = text.slice(HEAD.length, end).split('\n');
  const index = Number(digits);
  if (!INDEX.test(digits) || !Number.isSafeInteger(index)) throw malformed('That is no index.');
  if (lines.length > MOST_HASHES) throw malformed('A proof is too long.');
  return { index, hashes: lines.map(hashIn), checkpoint: text.slice(end + 2) };
}

/** What a proof shows of a leaf, under a checkpoint that a trusted key has signed; or a refusal. */
export function verifyProof(text: string, leafHash: Buffer, logVkeys: readonly string[]): Proven {
  const { index, hashes, checkpoint: note } = parseProof(text);
  const checkpoint = openCheckpoint(note, logVkeys);
  const { size, root } = checkpoint;
  if (!verifyInclusion({ index, size, leafHash, proof: hashes, root })) {
    throw new LogRefusal('not-included', 'The leaf is not at that place in the log.');
  }
  return { index, checkpoint };
}

function hashIn(line: string): Buffer {
  const bytes = fromBase64(line);
  if (bytes.length !== HASH_BYTES) throw malformed('A hash has 32 bytes.');
  return bytes;
}
