import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { bytesOf, idOf } from '../base/id.js';
import type { PromiseKey } from './promise.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** A customer's key as the database keeps it. */
export interface WrappedKey {
  readonly keyId: string;
  readonly kek: string;
  readonly wrapped: Buffer;
}

/** What a customer's key is used for. Each use has a key of its own, made of that one. */
export type KeyUse = 'ledger' | 'profile' | 'held' | 'invitation';

/**
 * The keys beside the data: one wraps every customer's own key, one makes pseudonyms, one gives our
 * word. None is ever in the database, so a dump opens nothing.
 */
export class Keyring {
  /** Names the wrapping key without telling it. */
  readonly kek: string;
  readonly #wrapping: Buffer;
  readonly #pseudonym: Buffer;

  constructor(
    wrapping: Buffer,
    pseudonym: Buffer,
    /** Signs the promise that a line will be in the log. */
    readonly word: PromiseKey,
  ) {
    if (wrapping.length !== KEY_BYTES || pseudonym.length !== KEY_BYTES) {
      throw new Error('A key has 32 bytes.');
    }
    this.#wrapping = wrapping;
    this.#pseudonym = pseudonym;
    this.kek = createHash('sha256').update(wrapping).digest('hex').slice(0, 16);
  }

  /** The customer id of a token's subject: a keyed hash, so that nobody can guess their way back. */
  pseudonymOf(issuer: string, subject: string): string {
    const said = JSON.stringify([issuer, subject]);
    return idOf(createHmac('sha256', this.#pseudonym).update(said).digest());
  }

  /** A new key for a customer: nonce ‖ AES-256-GCM under the wrapping key, 60 bytes. */
  newKey(customer: string, keyId: string): WrappedKey {
    const wrapped = sealed(this.#wrapping, ownerOf(customer, keyId), randomBytes(KEY_BYTES));
    return { keyId, kek: this.kek, wrapped };
  }

  /**
   * The customer's key for one use (HKDF-SHA-256, RFC 5869). Throws where it was wrapped by another
   * key file, or for another customer.
   */
  open(customer: string, { keyId, wrapped }: WrappedKey, use: KeyUse): Buffer {
    const key = opened(this.#wrapping, ownerOf(customer, keyId), wrapped);
    return Buffer.from(hkdfSync('sha256', key, '', `village-butcher/${use}/v1/box`, KEY_BYTES));
  }
}

const ownerOf = (customer: string, keyId: string): Buffer =>
  Buffer.concat([bytesOf(customer), bytesOf(keyId)]);

/** nonce ‖ ciphertext ‖ tag of AES-256-GCM. `about` is bound to it: a box moved elsewhere stays shut. */
export function sealed(key: Buffer, about: string | Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bytesIn(about));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What `sealed` shut. Throws where a byte, the key or `about` differs. */
export function opened(key: Buffer, about: string | Buffer, box: Buffer): Buffer {
  const end = box.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES))
    .setAAD(bytesIn(about))
    .setAuthTag(box.subarray(end));
  return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, end)), decipher.final()]);
}

const bytesIn = (about: string | Buffer): Buffer =>
  typeof about === 'string' ? Buffer.from(about) : about;
