import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, EmbeddedJWK, type JWK } from 'jose';
import * as z from 'zod/mini';
import { parseStrict } from '../base/json.js';
import { SKEW_SECONDS, TokenFault } from './token.js';

/** What a proof has to be about. */
export interface Proven {
  readonly token: string;
  /** The name of the key that the token is bound to (RFC 7638). */
  readonly boundTo: string;
  readonly method: string;
  /** The address that was asked, without its query. */
  readonly url: string;
}

/** How long a proof counts, and is remembered so that it counts once. */
const LIFE_SECONDS = 60;
const LONGEST_BYTES = 4096;

const Header = z.strictObject({
  typ: z.literal('dpop+jwt'),
  alg: z.enum(['ES256', 'EdDSA']),
  jwk: z.strictObject({
    kty: z.enum(['EC', 'OKP']),
    crv: z.enum(['P-256', 'Ed25519']),
    x: z.string(),
    y: z.optional(z.string()),
  }),
});

const Payload = z.object({
  jti: z.string().check(z.minLength(1), z.maxLength(128)),
  htm: z.string(),
  htu: z.string(),
  iat: z.int(),
  ath: z.string(),
});

/** Judges proofs that whoever brings a token has its key (RFC 9449 §4.3). Each counts once. */
export class Proofs {
  /** Until when a proof is remembered, the oldest first. */
  readonly #spent = new Map<string, number>();

  /** Throws a `TokenFault` unless this is the one proof of this very request. */
  async check(headers: readonly string[] | undefined, about: Proven, now: Date): Promise<void> {
    try {
      const { key, said } = await read(headers);
      const seconds = now.getTime() / 1000;
      const holds =
        (await calculateJwkThumbprint(key)) === about.boundTo &&
        said.htm === about.method &&
        said.htu === about.url &&
        said.ath === digestOf(about.token) &&
        said.iat <= seconds + SKEW_SECONDS &&
        said.iat > seconds - LIFE_SECONDS &&
        this.#isNew(`${about.boundTo} ${said.jti}`, seconds);
      if (!holds) throw new TokenFault('proof');
    } catch (cause) {
      throw cause instanceof TokenFault ? cause : new TokenFault('proof', { cause });
    }
  }

  #isNew(name: string, seconds: number): boolean {
    for (const [old, until] of this.#spent) {
      if (until >= seconds) break;
      this.#spent.delete(old);
    }
    if (this.#spent.has(name)) return false;
    this.#spent.set(name, seconds + LIFE_SECONDS + SKEW_SECONDS);
    return true;
  }
}

/** One header, one proof, and nothing in it that is not ours to read. */
async function read(headers: readonly string[] | undefined) {
  const [proof = '', ...more] = headers ?? [];
  if (more.length > 0 || proof.length > LONGEST_BYTES) throw new TokenFault('proof');
  const { jwk } = z.parse(Header, jsonIn(Buffer.from(proof.split('.', 1)[0]!, 'base64url')));
  const { payload } = await compactVerify(proof, EmbeddedJWK, { algorithms: ['ES256', 'EdDSA'] });
  return { key: jwk as JWK, said: z.parse(Payload, jsonIn(payload)) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const jsonIn = (bytes: Uint8Array): unknown => parseStrict(utf8.decode(bytes));
const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
