import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { createTokenSigner, type TokenClaims, type TokenSigner } from '@village-butcher/sdk/server';
import type { Token } from './api/development.js';

/** Signs access tokens with a key that nobody else has, and that ends with us. */
export interface Signer extends Pick<TokenSigner, 'keys'> {
  sign(claims: ClaimsToSign, now: Date): Promise<Token>;
}

/** For whom, through which client, to do what. */
export type ClaimsToSign = Omit<TokenClaims, 'at' | 'ttlSeconds'>;

/** Who signs, for whom, and for how long. */
export interface SignerRules {
  readonly issuer: string;
  readonly audience: string;
  readonly lifeSeconds: number;
}

/** Makes a key and the signer that holds it. Tokens are those of RFC 9068. */
export async function makeSigner({ issuer, audience, lifeSeconds }: SignerRules): Promise<Signer> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = await exportJWK(privateKey);
  const { keys, sign } = await createTokenSigner({ issuer, audience, key, kid: randomUUID() });
  return {
    keys,
    sign: (claims, at) => sign({ ...claims, at, ttlSeconds: lifeSeconds }),
  };
}
