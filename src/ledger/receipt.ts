import type { Receipt } from '@village-butcher/sdk/contract';
import type { Line } from './line.js';
import type { PromiseKey } from './promise.js';

/** An act as it was carried out: its lines, none if it changed nothing. */
export interface Recorded {
  readonly id: string;
  readonly lines: readonly Line[];
}

/** What the customer keeps as soon as the act is committed: the lines, and our word for them. */
export async function promised(word: PromiseKey, { id, lines }: Recorded): Promise<Receipt> {
  const [first] = lines;
  return {
    receipt: 'village-butcher/receipt@v1',
    id,
    log: word.origin,
    state: 'promised',
    lines: lines.map(({ payload, salt, leafHash }) => ({
      kind: 'consent',
      payload,
      salt: salt.toString('base64url'),
      leafHash: leafHash.toString('base64url'),
      proof: null,
    })),
    checkpoint: null,
    promise: first ? await word.promise(id, new Date(first.at), hashesOf(lines)) : null,
  };
}

const hashesOf = (lines: readonly Line[]): Buffer[] => lines.map(({ leafHash }) => leafHash);
