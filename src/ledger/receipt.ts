import type { Receipt } from '@village-butcher/sdk/contract';
import type { PromiseKey } from './promise.js';

/** A line as the customer may hold it: the bytes that were committed to, and what opens them. */
export interface Opened {
  readonly kind: 'consent' | 'disclosure';
  readonly at: string;
  readonly payload: string;
  readonly salt: Buffer;
  readonly leafHash: Buffer;
}

/** An act as it was carried out: its lines, none if it changed nothing. */
export interface Recorded {
  readonly id: string;
  readonly lines: readonly Opened[];
}

/** Where the lines are shown to be: a proof for each, all under one checkpoint. */
export interface Sealing {
  readonly checkpoint: string;
  readonly proofs: readonly string[];
}

/** What is promised: an act, and every line that it added. */
export interface Said {
  readonly act: string;
  readonly lines: readonly Opened[];
}

/** What the customer keeps as soon as the act is committed: the lines, and our word for them. */
export const promised = (word: PromiseKey, { id, lines }: Recorded): Receipt =>
  receiptOf(word, { id, lines }, { act: id, lines }, null);

/**
 * What the customer keeps of an act, or of one line of it. Once it is sealed it proves itself; the
 * promise of the whole act stays in it, in the same bytes as before. A use is promised by nobody:
 * nobody waits for one.
 */
export function receiptOf(
  word: PromiseKey,
  { id, lines }: Recorded,
  said: Said,
  sealing: Sealing | null,
): Receipt {
  const hashes = said.lines.map(({ leafHash }) => leafHash);
  return {
    receipt: 'village-butcher/receipt@v1',
    id,
    log: word.origin,
    state: sealing ? 'sealed' : 'promised',
    lines: lines.map(({ kind, payload, salt, leafHash }, index) => ({
      kind,
      payload,
      salt: salt.toString('base64url'),
      leafHash: leafHash.toString('base64url'),
      proof: sealing?.proofs[index] ?? null,
    })),
    checkpoint: sealing?.checkpoint ?? null,
    promise: said.lines[0] ? word.promise(said.act, new Date(said.lines[0].at), hashes) : null,
  };
}
