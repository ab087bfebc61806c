import { refuse, type OpenedLine } from './answer.js';
import { fromBase64Url, sha256, toBase64Url, utf8, type Bytes } from './bytes.js';
import { fromCanonical } from './canonical.js';
import { isPayload, type ConsentPayload, type Payload } from './payload.js';
import type { Line } from './shape.js';

/** A line that was opened, and the bytes of its leaf hash. */
export interface Leaf extends OpenedLine {
  readonly hash: Bytes;
}

const LEAF = Uint8Array.of(0x00);
const COMMIT = utf8('village-butcher/ledger/v1/commit\0');
const SALT_BYTES = 32;

/** Version and kind: the first bytes of an entry. */
const ENTRY: Readonly<Record<Payload['kind'], Bytes>> = {
  consent: Uint8Array.of(0x01, 0x01),
  disclosure: Uint8Array.of(0x01, 0x02),
};

/** What comes before the first line of a customer. */
const NOTHING_BEFORE = toBase64Url(new Uint8Array(32));

/** Opens the lines of a receipt and holds them to be one act, or the one line, that `id` names. */
export async function openLines(id: string, lines: readonly Line[]): Promise<readonly Leaf[]> {
  const leaves: Leaf[] = [];
  for (const [index, line] of lines.entries()) {
    leaves.push(await openLine(line, `lines[${index}]`));
  }
  for (const [index, { payload }] of leaves.entries()) {
    const at = `lines[${index}].payload`;
    if (actOf(payload) !== id && !(lines.length === 1 && payload.line === id)) refuse('id', at);
    if (payload.kind === 'consent' && !follows(payload, leaves[index - 1])) refuse('chain', at);
  }
  return leaves;
}

/** The act that a line belongs to. A disclosure is nobody's act. */
export const actOf = (payload: Payload): string | null =>
  payload.kind === 'consent' ? payload.act : null;

/**
 * The commitment to salt and payload, the blind entry around it, and the hash of that entry as a
 * leaf (RFC 9162 §2.1.1): it is said in the receipt, and it has to come out.
 */
async function openLine({ kind, payload: text, ...line }: Line, at: string): Promise<Leaf> {
  const payload = fromCanonical(text);
  if (!isPayload(payload, kind)) refuse('payload', `${at}.payload`);
  const salt = fromBase64Url(line.salt);
  if (salt?.length !== SALT_BYTES || salt.every((byte) => byte === 0)) refuse('salt', `${at}.salt`);
  const commitment = await sha256(COMMIT, salt, utf8(text));
  const hash = await sha256(LEAF, ENTRY[kind], commitment);
  const leafHash = toBase64Url(hash);
  if (leafHash !== line.leafHash) refuse('leaf', `${at}.leafHash`);
  return { payload, leafHash, hash };
}

/** Each line holds the hash of the one before it; only a customer's first holds nothing. */
function follows({ prev, seq, customer }: ConsentPayload, before: Leaf | undefined): boolean {
  if (!before) return (seq === 0) === (prev === NOTHING_BEFORE);
  const { payload, leafHash } = before;
  return (
    payload.kind === 'consent' &&
    prev === leafHash &&
    seq === payload.seq + 1 &&
    customer === payload.customer
  );
}
