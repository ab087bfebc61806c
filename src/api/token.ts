import * as z from 'zod/mini';
import type { Role } from '@village-butcher/sdk/contract';
import { parseStrict } from '../base/json.js';
import { roleOf } from './scopes.js';

/** What the settings say a token must be. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly lifeSeconds: number;
  /** The `acr` values that mean: this customer has signed in anew (RFC 9470). None: no token does. */
  readonly stepUp?: readonly string[];
  /** Where we are reached: what a proof has to name. Nothing said: as the request says. */
  readonly publicUrl?: string | undefined;
}

/** Whom a token speaks for. */
export interface Claims {
  readonly subject: string;
  readonly client: string;
  readonly role: Role;
  /** What it may do in this role. */
  readonly scopes: readonly string[];
  readonly assurance: Assurance;
  /** When the token ends. */
  readonly until: Date;
  /** The name of the key that has to come along (RFC 7638), if it is bound to one. */
  readonly boundTo: string | undefined;
}

/** Whether the customer has just signed in anew, and strongly enough. */
export type Assurance = 'ordinary' | 'stepped-up';

/** Why a token was refused: for the log only. The caller hears one answer for all of them. */
export type TokenReason =
  | 'missing'
  | 'form'
  | 'header'
  | 'algorithm'
  | 'signature'
  | 'payload'
  | 'issuer'
  | 'audience'
  | 'lifetime'
  | 'expired'
  | 'early'
  | 'scope'
  | 'client'
  | 'client-role'
  | 'proof';

/** A token that opens nothing. */
export class TokenFault extends Error {
  override readonly name = 'TokenFault';

  constructor(
    readonly reason: TokenReason,
    options?: ErrorOptions,
  ) {
    super(`Token refused: ${reason}.`, options);
  }
}

/** Why the issuer's keys could not be had: it is away, or its address leads inside and may not. */
export type KeysReason = 'keys-away' | 'keys-inside';

/** The issuer's keys could not be had, so no token can be judged: never a pass. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';

  constructor(
    readonly reason: KeysReason,
    options?: ErrorOptions,
  ) {
    super(`The keys of the issuer cannot be had: ${reason}.`, options);
  }
}

const LONGEST_BYTES = 4096;
/** How far clocks may be apart. */
export const SKEW_SECONDS = 5;
/** A sign-in is fresh for so long. */
const FRESH_SECONDS = 300;
/** RFC 9068 §2.1, and nothing beside it: no key, no address of a key, no extension. */
const Header = z.strictObject({
  alg: z.string(),
  typ: z.enum(['at+jwt', 'application/at+jwt']),
  kid: z.string().check(z.minLength(1), z.maxLength(128)),
});

const name = z.string().check(z.minLength(1), z.maxLength(128));

/** RFC 9068 §2.2. A token that is bound to a key (RFC 9449 §6.1) names it by its digest. */
const Payload = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: name,
  client_id: name,
  iat: z.int(),
  exp: z.int(),
  nbf: z.optional(z.int()),
  jti: name,
  scope: z.string(),
  acr: z.optional(name),
  auth_time: z.optional(z.int()),
  cnf: z.optional(z.strictObject({ jkt: z.string().check(z.regex(/^[\w-]{43}$/)) })),
});

/** What of a request a token is judged by. */
export interface Presented {
  /** All `Authorization` headers. */
  readonly authorization: readonly string[] | undefined;
  /** All `DPoP` headers. */
  readonly dpop: readonly string[] | undefined;
  readonly method: string;
  /** The place in this service, without a query. */
  readonly path: string;
  readonly host: string | undefined;
}

/** A token, and whether it was said to come with a proof. */
export interface Brought {
  readonly token: string;
  readonly isProven: boolean;
}

/** The one token of a request (RFC 6750 §2.1, RFC 9449 §7.1), in the header and nowhere else. */
export function tokenIn(headers: readonly string[] | undefined): Brought {
  const [header, ...more] = headers ?? [];
  if (header === undefined) throw new TokenFault('missing');
  const [, scheme, token] = /^(Bearer|DPoP) ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header) ?? [];
  if (token === undefined || token.length > LONGEST_BYTES || more.length > 0) {
    throw new TokenFault('form');
  }
  return { token, isProven: /^dpop$/i.test(scheme!) };
}

/** Checks what a token says of itself, before any key is looked for. */
export function checkHeader(token: string, { algorithms }: TokenRules): void {
  const { alg } = read(Header, Buffer.from(token.split('.', 1)[0]!, 'base64url'), 'header');
  if (!algorithms.includes(alg)) throw new TokenFault('algorithm');
}

/** Reads a payload whose signature held. Every rule that a JWT library leaves open is closed here. */
export function claimsIn(payload: Uint8Array, rules: TokenRules, now: Date): Claims {
  const said = read(Payload, payload, 'payload');
  const { iat, exp, nbf = iat } = said;
  const scopes = said.scope.split(' ');
  const role = roleOf(scopes);
  const seconds = now.getTime() / 1000;
  if (said.iss !== rules.issuer) throw new TokenFault('issuer');
  if (said.aud !== rules.audience) throw new TokenFault('audience');
  if (exp <= iat || exp - iat > rules.lifeSeconds) throw new TokenFault('lifetime');
  if (exp + SKEW_SECONDS <= seconds) throw new TokenFault('expired');
  if (Math.max(iat, nbf, said.auth_time ?? iat) > seconds + SKEW_SECONDS)
    throw new TokenFault('early');
  if (role === undefined) throw new TokenFault('scope');
  const assurance = isFresh(said, rules, seconds) ? 'stepped-up' : 'ordinary';
  return {
    subject: said.sub,
    client: said.client_id,
    role,
    scopes,
    assurance,
    until: new Date(exp * 1000),
    boundTo: said.cnf?.jkt,
  };
}

/** RFC 9470 §3. What the token does not say is never assumed. */
const isFresh = (
  { acr, auth_time: signedIn }: z.infer<typeof Payload>,
  { stepUp = [] }: TokenRules,
  seconds: number,
): boolean =>
  acr !== undefined &&
  stepUp.includes(acr) &&
  signedIn !== undefined &&
  seconds - signedIn <= FRESH_SECONDS;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function read<Schema extends z.core.$ZodType>(
  schema: Schema,
  bytes: Uint8Array,
  reason: TokenReason,
): z.core.output<Schema> {
  try {
    return z.parse(schema, parseStrict(utf8.decode(bytes)));
  } catch (cause) {
    throw new TokenFault(reason, { cause });
  }
}
