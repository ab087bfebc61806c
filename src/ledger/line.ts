import { canonical, fromCanonical, type Canonical } from '../base/canonical.js';
import { idAt } from '../base/id.js';
import { blindEntry, commitmentOf, KINDS, leafHashOf, newSalt } from './commit.js';

/** What a line says: a plain object. The ledger does not look inside, it commits to it. */
export type Body = object;

/** One act of a customer, known by its idempotency key and by a hash of what was asked. */
export interface Act {
  readonly id: string;
  readonly requestHash: Buffer;
}

/** The end of a customer's chain. `handle` names the customer inside it, and nowhere else. */
export interface Head {
  readonly handle: Buffer;
  readonly seq: number;
  readonly leafHash: Buffer;
}

/** One line of a customer's chain: the exact bytes, what blinds them, and what the log will show. */
export interface Line {
  readonly kind: 'consent';
  readonly line: string;
  readonly seq: number;
  readonly at: string;
  readonly payload: string;
  readonly salt: Buffer;
  readonly commitment: Buffer;
  readonly leafHash: Buffer;
}

/** What an empty chain ends in. */
export const NOTHING_BEFORE = Buffer.alloc(32);

/** The lines that `bodies` add to a chain, each holding the leaf hash of the one before it. */
export function follow(head: Head, act: Act, bodies: readonly Body[], now: Date): Line[] {
  const lines: Line[] = [];
  let prev = head.leafHash;
  for (const [index, body] of bodies.entries()) {
    const said = {
      act: act.id,
      at: now.toISOString(),
      body,
      customer: head.handle.toString('base64url'),
      kind: 'consent',
      line: idAt(now.getTime()),
      prev: prev.toString('base64url'),
      seq: head.seq + 1 + index,
      v: 1,
    };
    const line = committed(said, canonical(said), newSalt());
    prev = line.leafHash;
    lines.push(line);
  }
  return lines;
}

/** What the envelope of every consent line says, around its body. */
export interface Envelope {
  readonly act: string;
  readonly at: string;
  readonly body: Canonical;
  readonly line: string;
  readonly prev: string;
  readonly seq: number;
}

/** A line made of the bytes that were committed to, and of their salt. */
export const lineOf = (payload: string, salt: Buffer): Line =>
  committed(envelopeIn(payload), payload, salt);

/** A line and what binds it. The payload spells the envelope. */
function committed(
  { line, seq, at }: Pick<Envelope, 'line' | 'seq' | 'at'>,
  payload: string,
  salt: Buffer,
): Line {
  const commitment = commitmentOf(salt, payload);
  const leafHash = leafHashOf(blindEntry(KINDS.consent, commitment));
  return { kind: 'consent', line, seq, at, payload, salt, commitment, leafHash };
}

/** Refuses every spelling but the one that was committed to. */
export const envelopeIn = (payload: string): Envelope =>
  fromCanonical(payload) as Canonical & Envelope;

/** The body of a line, read back from the bytes that were committed to. */
export const bodyIn = ({ payload }: Pick<Line, 'payload'>): Canonical => envelopeIn(payload).body;

/** The act that a line belongs to. */
export const actIn = ({ payload }: Pick<Line, 'payload'>): string => envelopeIn(payload).act;

/** The leaf hash of the line before, as a line names it. */
export const prevIn = ({ payload }: Pick<Line, 'payload'>): string => envelopeIn(payload).prev;

/** One use of a customer's fields, as it is committed to. */
export interface Use {
  readonly at: Date;
  readonly line: string;
  /** Where the customer's chain stood in the snapshot that ruled. */
  readonly head: Head;
  readonly to: string;
  readonly for: readonly Disclosed[];
}

/** What was used for one purpose, and the lines that it rests on. Sorted, as `for` is. */
export interface Disclosed {
  readonly purpose: string;
  readonly fields: readonly { readonly field: string; readonly line: string }[];
}

/** The payload of a disclosure's line. The database writes it; this is what it has to write. */
export const disclosed = ({ at, line, head, to, for: uses }: Use): string =>
  canonical({
    at: at.toISOString(),
    body: { for: uses, to },
    customer: head.handle.toString('base64url'),
    head: head.leafHash.toString('base64url'),
    kind: 'disclosure',
    line,
    seen: head.seq,
    v: 1,
  });

/**
 * The place where a chain does not hold: the `seq` of the first line that is missing, was changed,
 * or does not follow the one before it. `null`: it holds.
 */
export function firstBreak(lines: readonly Line[]): number | null {
  let prev = NOTHING_BEFORE.toString('base64url');
  for (const [index, { seq, payload, salt, leafHash }] of lines.entries()) {
    const said = envelopeIn(payload);
    const isWhole =
      seq === index &&
      said.seq === index &&
      said.prev === prev &&
      leafHash.equals(lineOf(payload, salt).leafHash);
    if (!isWhole) return index;
    prev = leafHash.toString('base64url');
  }
  return null;
}
