import { sign, type KeyObject } from 'node:crypto';
import { leafHashOf } from '../../src/ledger/commit.js';
import { inclusionProof, rootOf } from '../../src/ledger/merkle.js';
import { proofText } from '../../src/ledger/proof.js';
import { PROMISE_KEY, checkpointAt } from './bundle-files.js';
import { entryOf, idOf, saidIn, type Leaf } from './bundle-story.js';
import { ORIGIN } from './notes.js';

/** What a promise says beside its leaves. */
export interface Word {
  readonly by: number;
  readonly header?: object;
  readonly key?: KeyObject;
  readonly over?: object;
}

const b64u = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The leaf of a line, as receipts and promises name it. */
export const nameOf = (leaf: Leaf): string => leafHashOf(entryOf(leaf)).toString('base64url');

/** That these leaves will be in the log by a time, in seconds. */
export function promiseOf(leaves: readonly string[], { by, header, key, over }: Word): string {
  const head = { alg: 'EdDSA', kid: 'promise-1', typ: 'village-promise+jws', ...header };
  const said = { act: idOf('an act'), by, iat: by - 3600, leaves, log: ORIGIN, ...over };
  const text = `${b64u(head)}.${b64u(said)}`;
  return `${text}.${sign(null, Buffer.from(text), key ?? PROMISE_KEY).toString('base64url')}`;
}

/** The proof that a leaf is in the log when it had `size` leaves. */
export function proofOf(leaves: readonly Leaf[], index: number, size: number): string {
  const hashes = leaves.slice(0, size).map((leaf) => leafHashOf(entryOf(leaf)));
  const hashAt = (level: number, at: number) =>
    rootOf(hashes.slice(at * 2 ** level, (at + 1) * 2 ** level));
  const checkpoint = checkpointAt(leaves, size);
  return proofText({ index, hashes: inclusionProof(hashAt, index, size), checkpoint });
}

/** What a customer keeps of a line once it is sealed. */
export function receiptOf(leaves: readonly Leaf[], index: number, size: number) {
  const { kind, payload, salt } = leaves[index]!;
  const leafHash = nameOf(leaves[index]!);
  const proof: string | null = proofOf(leaves, index, size);
  return {
    receipt: 'village-butcher/receipt@v1',
    id: String(saidIn(leaves[index]!)['line']),
    log: ORIGIN,
    state: 'sealed',
    lines: [{ kind: kind as string, payload, salt: salt.toString('base64url'), leafHash, proof }],
    checkpoint: checkpointAt(leaves, size) as string | null,
    promise: null as string | null,
  };
}
