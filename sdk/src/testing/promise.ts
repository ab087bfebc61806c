import type { Receipt } from '../contract/consent.js';
import { toBase64Url, utf8 } from '../verify/bytes.js';
import type { Trust } from '../verify/trust.js';
import { digest } from './digest.js';
import type { Recorded } from './records.js';

/** The log that receipts of the fake name. It has none: nothing is ever sealed. */
const LOG = 'village.example/village/fake';
const MERGE_DELAY_S = 3_600;

/** The fake's own key, made when it is first needed. A platform without Ed25519 promises nothing. */
export class Promiser {
  #made: Promise<Pair | null> | undefined;

  /** What a customer keeps of an act: its lines, and our word for them. */
  async receiptOf({ id, lines, said }: Recorded): Promise<Receipt> {
    return {
      receipt: 'village-butcher/receipt@v1',
      id,
      log: LOG,
      state: 'promised',
      lines: lines.map(({ shown }) => shown),
      checkpoint: null,
      promise: await this.#promised(said),
    };
  }

  /** Whom an app under test has to trust, for `verifyReceipt`. */
  async trust(): Promise<Trust> {
    const [key, kid] = await this.#public();
    const bytes = Uint8Array.of(1, ...key);
    const named = digest(utf8(`${LOG}\n`), bytes).subarray(0, 4);
    const name = Array.from(named, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const log = `${LOG}+${name}+${btoa(String.fromCharCode(...bytes))}`;
    return { log, promise: [{ kid, public: toBase64Url(key) }] };
  }

  async #promised({ act, lines }: Recorded['said']): Promise<string | null> {
    const pair = await this.#pair();
    const [first] = lines;
    if (!pair || !first) return null;
    const [, kid] = await this.#public();
    const iat = Math.floor(Date.parse(first.at) / 1000);
    const leaves = lines.map(({ shown }) => shown.leafHash);
    const header = { alg: 'EdDSA', kid, typ: 'village-promise+jws' };
    const body = { act, by: iat + MERGE_DELAY_S, iat, leaves, log: LOG };
    const signed = [header, body].map(spelled).join('.');
    const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, utf8(signed));
    return `${signed}.${toBase64Url(new Uint8Array(signature))}`;
  }

  async #public() {
    const pair = await this.#pair();
    if (!pair) throw new Error('This platform has no Ed25519.');
    const key = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    return [key, toBase64Url(digest(key)).slice(0, 16)] as const;
  }

  #pair(): Promise<Pair | null> {
    this.#made ??= pairOrNone();
    return this.#made;
  }
}

async function freshPair() {
  const made = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if ('privateKey' in made) return made;
  throw new Error('Ed25519 has two keys.');
}

type Pair = Awaited<ReturnType<typeof freshPair>>;

async function pairOrNone(): Promise<Pair | null> {
  try {
    return await freshPair();
  } catch {
    return null;
  }
}

const spelled = (part: object): string => toBase64Url(utf8(JSON.stringify(part)));
