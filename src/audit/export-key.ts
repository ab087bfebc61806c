import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** Signs what leaves the house for an auditor. It is neither the log's key nor that of promises. */
export class ExportKey {
  /** The key's public half, as raw bytes in base64url. */
  readonly public: string;
  readonly kid: string;
  readonly #key: KeyObject;

  constructor(key: KeyObject) {
    this.#key = key;
    this.public = createPublicKey(key).export({ format: 'jwk' }).x!;
    this.kid = createHash('sha256').update(this.public).digest('base64url').slice(0, 16);
  }

  /** A compact JWS (RFC 7515, EdDSA) over exactly these bytes. */
  signed(text: string): string {
    const header = { alg: 'EdDSA', kid: this.kid, typ: 'village-manifest+jws' };
    const said = `${spelled(JSON.stringify(header))}.${spelled(text)}`;
    return `${said}.${sign(null, Buffer.from(said), this.#key).toString('base64url')}`;
  }
}

const spelled = (text: string): string => Buffer.from(text).toString('base64url');
