import { base64url, calculateJwkThumbprint, type CryptoKey, exportJWK, SignJWT } from 'jose';
import { type Clock, platformClock } from '../core/clock.js';
import { platformRandom, uuidFrom } from '../core/random.js';
import type { Proof } from './proving.js';

/** Two halves of a key. */
export interface KeyPair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

/**
 * Proofs by a pair of keys of the platform (ES256). Make it with `extractable: false`: then nobody can
 * take the private half away, this page included.
 *
 * @example
 * const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
 */
export const proofBy =
  ({ publicKey, privateKey }: KeyPair, clock: Pick<Clock, 'now'> = platformClock): Proof =>
  async ({ method, url, token }) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
    const ath = base64url.encode(new Uint8Array(digest));
    const jwk = await exportJWK(publicKey);
    return new SignJWT({ jti: uuidFrom(platformRandom), htm: method, htu: url, ath })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
      .setIssuedAt(Math.floor(clock.now() / 1000))
      .sign(privateKey);
  };

/** The name of a key (RFC 7638): what a token says in `cnf.jkt` of the key it is bound to. */
export const thumbprintOf = async (publicKey: CryptoKey): Promise<string> =>
  calculateJwkThumbprint(await exportJWK(publicKey));
