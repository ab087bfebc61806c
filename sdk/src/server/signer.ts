import { importJWK, type JWK, type JSONWebKeySet, SignJWT } from 'jose';
import { ConfigurationError } from '../core/error.js';
import { platformRandom, uuidFrom } from '../core/random.js';
import { checked } from '../core/settings.js';
import type { Token } from '../core/token.js';

/** Who signs, for which service, with what. */
export interface TokenSignerOptions {
  /** `TOKEN_ISSUER` of the service. */
  readonly issuer: string;
  /** `TOKEN_AUDIENCE` of the service. */
  readonly audience: string;
  /** A private key as a JSON Web Key (RFC 7517): EC P-256 or Ed25519. It stays here. */
  readonly key: JWK;
  /** How the key is told from the next one. */
  readonly kid: string;
}

/** Whom a token speaks for, through which client, to do what. */
export interface TokenClaims {
  /** A pseudonym of the customer, at most 128 characters: no name, no address, no customer number. */
  readonly subject: string;
  /** The app or backend, as the service's register of clients calls it. */
  readonly client: string;
  /**
   * `me`: a customer's own affairs. `guest`: what everybody gets, with the client as its subject.
   * `counter`: what one counter may see of whoever stands there. `import`: the retailer's catalogue.
   * `recipient`: what one recipient was told, and what it answers.
   * `audit:ask`: the desk of the data-protection officer. `audit:quarantine`: holding cohorts there,
   * and letting them go. `audit:identify`: what customers are named for.
   */
  readonly scope:
    | 'me'
    | 'guest'
    | 'counter'
    | 'recipient'
    | 'import'
    | 'audit:ask'
    | 'audit:quarantine'
    | 'audit:ask audit:quarantine'
    | 'audit:identify';
  /** How the customer has just signed in anew (RFC 9470), if they have. */
  readonly acr?: string;
  /**
   * The name of a key (RFC 7638): then the token counts only with a proof that this key is there
   * (RFC 9449). `thumbprintOf` of `./proof` tells it.
   */
  readonly boundTo?: string;
  /** `TOKEN_LIFE_SECONDS` of the service at most. Nothing said: 300, as there. */
  readonly ttlSeconds?: number;
  /** When it begins to count; nothing said: now. */
  readonly at?: Date;
}

/** For retailers without an identity provider: the tokens that the service believes. */
export interface TokenSigner {
  /** What the service is shown at `TOKEN_JWKS`: the public half alone (RFC 7517). */
  readonly keys: JSONWebKeySet;
  /** An access token of RFC 9068, as an app's `token` source answers it. */
  sign(claims: TokenClaims): Promise<Token & { readonly expiresAt: number }>;
}

const LIFE_SECONDS = 300;
const LONGEST_LIFE_SECONDS = 3600;

/**
 * Signs access tokens with a key that stays in this process; the service sees its public half only.
 *
 * @throws {ConfigurationError} where the key is none that can sign. It names the member, never the key.
 */
export async function createTokenSigner(options: TokenSignerOptions): Promise<TokenSigner> {
  if ('document' in globalThis)
    throw new ConfigurationError('createTokenSigner', 'needs a backend');
  const { issuer, audience, kid } = options;
  for (const [name, word] of Object.entries({ issuer, audience, kid })) {
    checked(name, word, isText, 'must be a text');
  }
  const { key, alg, shown } = await readKey(options.key);
  return {
    keys: { keys: [{ ...shown, kid, alg, use: 'sig' }] },
    async sign({ subject, client, scope, ttlSeconds = LIFE_SECONDS, at = new Date(), ...more }) {
      checked('ttlSeconds', ttlSeconds, isLife, `must be 1 to ${LONGEST_LIFE_SECONDS}`);
      const iat = Math.floor(at.getTime() / 1000);
      const exp = iat + ttlSeconds;
      const jti = uuidFrom(platformRandom);
      const { acr, boundTo } = more;
      const fresh = acr === undefined ? {} : { acr, auth_time: iat };
      const bound = boundTo === undefined ? {} : { cnf: { jkt: boundTo } };
      const token = await new SignJWT({ client_id: client, scope, jti, ...fresh, ...bound })
        .setProtectedHeader({ alg, typ: 'at+jwt', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(checked('subject', subject, isSubject, 'must be a text of 1 to 128 characters'))
        .setIssuedAt(iat)
        .setExpirationTime(exp)
        .sign(key);
      return { token, expiresAt: exp * 1000 };
    },
  };
}

const isText = (word: unknown): boolean => typeof word === 'string' && word !== '';
const isSubject = (word: string): boolean => isText(word) && word.length <= 128;
const isLife = (seconds: number): boolean =>
  Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_LIFE_SECONDS;

/** By the curve of the key, and not by what it says of itself. */
const ALGORITHMS: Readonly<Record<string, string>> = { 'P-256': 'ES256', Ed25519: 'EdDSA' };

/** A key, how it signs, and what of it may be seen. */
async function readKey(jwk: JWK) {
  const alg = ALGORITHMS[jwk?.crv ?? ''];
  const { kty, crv, x, y, d } = jwk ?? {};
  try {
    if (alg === undefined || !isText(d)) throw wrongKey();
    const key = await importJWK(said({ kty, crv, x, y, d }), alg);
    return { key, alg, shown: said({ kty, crv, x, y }) };
  } catch {
    // Without the cause: what others say of a key may repeat it.
    throw wrongKey();
  }
}

const said = (members: { readonly [Name in keyof JWK]: JWK[Name] | undefined }): JWK =>
  Object.fromEntries(Object.entries(members).filter(([, word]) => word !== undefined));

const wrongKey = (): ConfigurationError =>
  new ConfigurationError('key', 'must be a private JSON Web Key, EC P-256 or Ed25519');
