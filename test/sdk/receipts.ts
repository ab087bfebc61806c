import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Receipt, ReceiptLine } from '@village-butcher/sdk/contract';
import type { Trust } from '@village-butcher/sdk/verify';
import { canonical } from '../../src/base/canonical.js';
import { blindEntry, commitmentOf, KINDS, leafHashOf } from '../../src/ledger/commit.js';
import { follow, NOTHING_BEFORE, type Head } from '../../src/ledger/line.js';
import { inclusionProof, nodeHash, rootOf, type HashAt } from '../../src/ledger/merkle.js';
import { PromiseKey } from '../../src/ledger/promise.js';

/** A receipt that a test may bend: every member of it can be set to something else. */
export type Bent = { -readonly [Name in keyof Receipt]: Receipt[Name] } & {
  lines: { -readonly [Name in keyof ReceiptLine]: ReceiptLine[Name] }[];
};

/** When everything happens in these tests. */
export const NOW = new Date('2027-06-11T15:10:00.000Z');
/** The act that receipts are about, if a test says nothing else. */
export const ACT = '018f0000-0000-7000-8000-000000000001';
export const ORIGIN = 'village.example/village/2027';

/** Signs notes, as C2SP signed-note has it. */
export class NoteKey {
  readonly vkey: string;
  readonly #id: Buffer;
  readonly #key: KeyObject;

  constructor(
    readonly name: string,
    type = 0x01,
  ) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
    const typed = Buffer.concat([Buffer.of(type), raw]);
    this.#key = privateKey;
    this.#id = createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, 4);
    this.vkey = `${name}+${this.#id.toString('hex')}+${typed.toString('base64')}`;
  }

  /** The line that stands below the text. */
  line(text: string): string {
    const signature = Buffer.concat([this.#id, sign(null, Buffer.from(text), this.#key)]);
    return `— ${this.name} ${signature.toString('base64')}\n`;
  }
}

export const LOG = new NoteKey(ORIGIN);
const WORD = new PromiseKey(ORIGIN, generateKeyPairSync('ed25519').privateKey);
/** What a customer's app has pinned. */
export const TRUST: Trust = {
  log: LOG.vkey,
  promise: [{ kid: WORD.kid, public: WORD.public }],
  now: NOW,
};

/** Somebody's chain. */
const HEAD: Head = { handle: Buffer.alloc(16, 7), seq: -1, leafHash: NOTHING_BEFORE };

/** So many lines of one act, still without a proof. */
export const linesOf = (count: number, head: Head = HEAD): ReceiptLine[] =>
  follow(
    head,
    { id: ACT, requestHash: Buffer.alloc(32) },
    Array.from({ length: count }, (_, at) => ({ type: 'granted', name: `Müsli ${at}` })),
    NOW,
  ).map(({ payload, salt }) => lineOf(payload, salt));

/** A line around any payload, honest or not. */
export const lineOf = (
  payload: string,
  salt: Buffer = Buffer.alloc(32, 9),
  kind: ReceiptLine['kind'] = 'consent',
): ReceiptLine => ({
  kind,
  payload,
  salt: salt.toString('base64url'),
  leafHash: leafHashOf(blindEntry(KINDS[kind], commitmentOf(salt, payload))).toString('base64url'),
  proof: null,
});

/** The only line of a receipt, with members of its payload replaced. */
export function lineWith(members: object, kind: ReceiptLine['kind'] = 'consent'): ReceiptLine {
  const [line] = linesOf(1);
  return lineOf(canonical({ ...JSON.parse(line!.payload), ...members }), undefined, kind);
}

/** One use of what the customer told, as the log has it. */
export const useOf = (line: string): ReceiptLine =>
  lineOf(
    canonical({
      at: NOW.toISOString(),
      body: { for: [], to: 'app:brandt' },
      customer: Buffer.alloc(16, 7).toString('base64url'),
      head: Buffer.alloc(32, 3).toString('base64url'),
      kind: 'disclosure',
      line,
      seen: 0,
      v: 1,
    }),
    undefined,
    'disclosure',
  );

/** Our word for the lines, before they are sealed. */
export const promised = async (lines: readonly ReceiptLine[], id = ACT): Promise<Bent> => ({
  receipt: 'village-butcher/receipt@v1',
  id,
  log: ORIGIN,
  state: 'promised',
  lines: lines.map((line) => ({ ...line })),
  checkpoint: null,
  promise: await WORD.promise(
    ACT,
    NOW,
    lines.map(({ leafHash }) => Buffer.from(leafHash, 'base64url')),
  ),
});

/** Where the lines stand in the log, and who signs what. */
export interface Sealing {
  readonly size: number;
  readonly places: readonly number[];
  readonly keys?: readonly NoteKey[];
  readonly id?: string;
}

/** The receipt of the lines after they were sealed into a log of this size. */
export async function sealed(
  lines: readonly ReceiptLine[],
  { size, places, keys = [LOG], id = ACT }: Sealing,
): Promise<Bent> {
  const leaves = Array.from({ length: size }, (_, at) =>
    createHash('sha256').update(`leaf ${at}`).digest(),
  );
  for (const [at, place] of places.entries()) {
    leaves[place] = Buffer.from(lines[at]!.leafHash, 'base64url');
  }
  const hashAt = keptHashes(leaves);
  const checkpoint = noteOf(
    `${keys[0]!.name}\n${size}\n${rootOf(leaves).toString('base64')}\n`,
    keys,
  );
  const proofs = places.map((place) =>
    proofOf(place, inclusionProof(hashAt, place, size), checkpoint),
  );
  const receipt = await promised(lines, id);
  const proven = receipt.lines.map((line, at) => ({ ...line, proof: proofs[at]! }));
  return { ...receipt, log: keys[0]!.name, state: 'sealed', lines: proven, checkpoint };
}

/** The hashes of complete subtrees, each made once. */
function keptHashes(leaves: readonly Buffer[]): HashAt {
  const kept = new Map<string, Buffer>();
  const hashAt: HashAt = (level, index) => {
    const place = `${level}/${index}`;
    const hash =
      kept.get(place) ??
      (level === 0
        ? leaves[index]!
        : nodeHash(hashAt(level - 1, 2 * index), hashAt(level - 1, 2 * index + 1)));
    kept.set(place, hash);
    return hash;
  };
  return hashAt;
}

/** A signed note. */
export const noteOf = (text: string, keys: readonly NoteKey[]): string =>
  `${text}\n${keys.map((key) => key.line(text)).join('')}`;

/** A proof file. */
export const proofOf = (index: number | string, hashes: readonly Buffer[], note: string): string =>
  `c2sp.org/tlog-proof@v1\nindex ${index}\n${hashes.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`;

/** The same receipt under another note: in it, and at the end of every proof. */
export const underNote = (receipt: Bent, change: (note: string) => string): Bent => ({
  ...receipt,
  checkpoint: change(receipt.checkpoint!),
  lines: receipt.lines.map((line) => ({
    ...line,
    proof: line.proof!.replace(receipt.checkpoint!, () => change(receipt.checkpoint!)),
  })),
});
