import { createHash } from 'node:crypto';
import type { Line } from '@village-butcher/sdk/contract';
import { canonical, fromCanonical, type Canonical } from '../base/canonical.js';
import { idAt } from '../base/id.js';

/** What a line says: a plain object. The ledger does not look inside, it hashes. */
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
  readonly hash: Buffer;
}

/** What an empty chain ends in. */
export const NOTHING_BEFORE = Buffer.alloc(32);

/** The lines that `bodies` add to a chain, each holding the hash of the one before it. */
export function follow(head: Head, act: Act, bodies: readonly Body[], now: Date): Line[] {
  const lines: Line[] = [];
  let prev = head.hash;
  for (const [index, body] of bodies.entries()) {
    const line = idAt(now.getTime());
    const at = now.toISOString();
    const seq = head.seq + 1 + index;
    const payload = canonical({
      act: act.id,
      at,
      body,
      customer: head.handle.toString('base64url'),
      kind: 'consent',
      line,
      prev: prev.toString('base64url'),
      seq,
      v: 1,
    });
    prev = hashOf(payload);
    lines.push({ line, seq, at, payload, hash: prev.toString('base64url') });
  }
  return lines;
}

/** SHA-256 over a zero byte and the exact bytes of the payload, as RFC 6962 §2.1 hashes a leaf. */
export const hashOf = (payload: string): Buffer =>
  createHash('sha256').update('\0').update(payload).digest();

/** The body of a line, read back from the bytes that were hashed. */
export const bodyIn = ({ payload }: Pick<Line, 'payload'>): Canonical =>
  (fromCanonical(payload) as { readonly body: Canonical }).body;

/** The act that a line belongs to. */
export const actIn = ({ payload }: Pick<Line, 'payload'>): string =>
  (fromCanonical(payload) as { readonly act: string }).act;

/**
 * The place where a chain does not hold: the `seq` of the first line that is missing, was changed,
 * or does not follow the one before it. `null`: it holds.
 */
export function firstBreak(lines: readonly Line[]): number | null {
  let prev = NOTHING_BEFORE.toString('base64url');
  for (const [index, { seq, payload, hash }] of lines.entries()) {
    const said = fromCanonical(payload) as { readonly prev: string; readonly seq: number };
    const isWhole =
      seq === index &&
      said.seq === index &&
      said.prev === prev &&
      hash === hashOf(payload).toString('base64url');
    if (!isWhole) return index;
    prev = hash;
  }
  return null;
}
