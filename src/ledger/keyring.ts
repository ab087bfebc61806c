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
export type KeyUse =
  'ledger' | 'profile' | 'held' | 'invitation' | 'settled' | 'settled-tag' | 'visit';

/**
 * The keys beside the data: one wraps every customer's own key, one makes pseudonyms, one gives our
 * word. None is ever in the database, so a dump opens nothing.
 */
export class Keyring {
  /** Names the key that wraps new keys, without telling it. */
  readonly kek: string;
  readonly #wrapping = new Map<string, Buffer>();
  readonly #pseudonym: Buffer;

  constructor(
    wrapping: Buffer,
    pseudonym: Buffer,
    /** Signs the promise that a line will be in the log. */
    readonly word: PromiseKey,
    /** Wrapping keys that were in use before, while there is still something that they wrap. */
    older: readonly Buffer[] = [],
  ) {
    if ([wrapping, pseudonym, ...older].some(({ length }) => length !== KEY_BYTES)) {
      throw new Error('A key has 32 bytes.');
    }
    for (const key of [wrapping, ...older]) this.#wrapping.set(nameOf(key), key);
    this.#pseudonym = pseudonym;
    this.kek = nameOf(wrapping);
  }

  /** The names of all keys that something may be wrapped with. */
  get keks(): readonly string[] {
    return Array.from(this.#wrapping.keys());
  }

  /** The customer id of a token's subject: a keyed hash, so that nobody can guess their way back. */
  pseudonymOf(issuer: string, subject: string): string {
    const said = JSON.stringify([issuer, subject]);
    return idOf(createHmac('sha256', this.#pseudonym).update(said).digest());
  }

  /** What one recipient alone calls a customer. Two recipients cannot join what they keep. */
  subjectAt(recipient: string, customer: string): string {
    const said = `village-butcher/subject/v1/${recipient} ${customer}`;
    return idOf(createHmac('sha256', this.#pseudonym).update(said).digest());
  }

  /** By what a short code is found. A keyed hash: without the key, trying all codes finds none. */
  tagOf(code: string): Buffer {
    return createHmac('sha256', this.#pseudonym).update(`code ${code}`).digest();
  }

  /** The key that codes of guests are made with: nothing of a guest is kept, and so no key of theirs. */
  get guestKey(): Buffer {
    return createHmac('sha256', this.#pseudonym).update('village-butcher/guest/v1').digest();
  }

  /** A key for one answer: what it makes of a customer is not what another answer's makes of them. */
  answerKey(about: string): Buffer {
    return createHmac('sha256', this.#pseudonym)
      .update(`village-butcher/answer/v1/${about}`)
      .digest();
  }

  /** A new key for a customer: nonce ‖ AES-256-GCM under the wrapping key, 60 bytes. */
  newKey(customer: string, keyId: string): WrappedKey {
    return this.#wrap(ownerOf(bytesOf(customer), keyId), keyId, randomBytes(KEY_BYTES));
  }

  /** The same key under the newest wrapping key. `owner`: the 16 bytes that it was wrapped for. */
  rewrap(owner: Buffer, { keyId, ...wrapped }: WrappedKey): WrappedKey {
    const about = ownerOf(owner, keyId);
    return this.#wrap(about, keyId, this.#unwrap(about, wrapped));
  }

  /** A customer's key, wrapped for their handle from now on: it opens without the customer's id. */
  handOver(customer: string, handle: Buffer, { keyId, ...wrapped }: WrappedKey): WrappedKey {
    const key = this.#unwrap(ownerOf(bytesOf(customer), keyId), wrapped);
    return this.#wrap(ownerOf(handle, keyId), keyId, key);
  }

  /**
   * The customer's key for one use (HKDF-SHA-256, RFC 5869). Throws where it was wrapped by another
   * key file, or for another customer.
   */
  open(customer: string, wrapped: WrappedKey, use: KeyUse): Buffer {
    return this.openFor(bytesOf(customer), wrapped, use);
  }

  /** The same of a key under hold, whose owner is a handle. */
  openFor(owner: Buffer, { keyId, ...wrapped }: WrappedKey, use: KeyUse): Buffer {
    const key = this.#unwrap(ownerOf(owner, keyId), wrapped);
    return Buffer.from(hkdfSync('sha256', key, '', `village-butcher/${use}/v1/box`, KEY_BYTES));
  }

  #wrap(about: Buffer, keyId: string, key: Buffer): WrappedKey {
    const wrapped = sealed(this.#wrapping.get(this.kek)!, about, key);
    return { keyId, kek: this.kek, wrapped };
  }

  #unwrap(about: Buffer, { kek, wrapped }: Pick<WrappedKey, 'kek' | 'wrapped'>): Buffer {
    const wrapping = this.#wrapping.get(kek);
    if (!wrapping) throw new Error('A key was wrapped with a key file that is not here.');
    return opened(wrapping, about, wrapped);
  }
}

const nameOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

const ownerOf = (owner: Buffer, keyId: string): Buffer => Buffer.concat([owner, bytesOf(keyId)]);

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
