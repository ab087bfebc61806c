import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** How long a line may take to be in the log, in seconds. Normal is one or two. */
export const MERGE_DELAY_S = 3_600;

/**
 * The service's own key, and the log that it speaks of. What it signs makes it provable that an
 * acknowledged line was dropped before it was sealed.
 */
export class PromiseKey {
  /** The key's public half, as raw bytes in base64url, for whoever checks a promise. */
  readonly public: string;
  readonly kid: string;
  readonly #key: KeyObject;
  /** The protected header, which is the same for every promise. */
  readonly #header: string;

  constructor(
    readonly origin: string,
    key: KeyObject,
  ) {
    this.#key = key;
    this.public = createPublicKey(key).export({ format: 'jwk' }).x!;
    this.kid = createHash('sha256').update(this.public).digest('base64url').slice(0, 16);
    this.#header = spelled({ alg: 'EdDSA', kid: this.kid, typ: 'village-promise+jws' });
  }

  /**
   * "These leaves will be in the log by then" (JWS, RFC 7515, EdDSA). The same act at the same time
   * is promised in the same bytes: Ed25519 takes no chance. It is so short that to sign it here takes
   * less than to have it signed on another thread.
   */
  promise(act: string, at: Date, leafHashes: readonly Buffer[]): string {
    const iat = Math.floor(at.getTime() / 1000);
    const leaves = leafHashes.map((hash) => hash.toString('base64url'));
    const said = { act, by: iat + MERGE_DELAY_S, iat, leaves, log: this.origin };
    const signed = `${this.#header}.${spelled(said)}`;
    return `${signed}.${sign(null, Buffer.from(signed), this.#key).toString('base64url')}`;
  }
}

const spelled = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
