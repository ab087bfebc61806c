import { randomUUID } from 'node:crypto';
import { SignJWT, exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose';
import type { Token } from './api/development.js';

/** Signs access tokens with a key that nobody else has, and that ends with us. */
export interface Signer {
  readonly keys: JSONWebKeySet;
  sign(claims: ClaimsToSign, now: Date): Promise<Token>;
}

/** For whom, through which client, to do what. */
export interface ClaimsToSign {
  readonly subject: string;
  readonly client: string;
  readonly scope: 'me' | 'counter' | 'import';
  /** How the customer has just signed in anew, if they have (RFC 9470). */
  readonly acr?: string;
}

/** Who signs, for whom, and for how long. */
export interface SignerRules {
  readonly issuer: string;
  readonly audience: string;
  readonly lifeSeconds: number;
}

const ALGORITHM = 'ES256';

/** Makes a key and the signer that holds it. Tokens are those of RFC 9068. */
export async function makeSigner({ issuer, audience, lifeSeconds }: SignerRules): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
  const kid = randomUUID();
  const key = { ...(await exportJWK(publicKey)), kid, alg: ALGORITHM, use: 'sig' };
  return {
    keys: { keys: [key] },
    async sign({ subject, client, scope, acr }, now) {
      const iat = Math.floor(now.getTime() / 1000);
      const exp = iat + lifeSeconds;
      const token = await new SignJWT({
        client_id: client,
        scope,
        jti: randomUUID(),
        ...(acr === undefined ? {} : { acr, auth_time: iat }),
      })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt(iat)
        .setExpirationTime(exp)
        .sign(privateKey);
      return { token, expiresAt: exp * 1000 };
    },
  };
}
