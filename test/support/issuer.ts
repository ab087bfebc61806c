import { generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Signatures } from '../../src/api/signature.guard.js';
import { issuerKeys } from '../../src/issuer-keys.js';

/** Whom a token may be made for. */
export type TokenRole =
  | 'customer'
  | 'guest'
  | 'counter'
  | 'recipient'
  | 'retailer'
  | 'dpo'
  | 'dpo-identify'
  | 'dpo-quarantine';

/** What a token holds, as objects or, to spell what no library would, as text. */
export interface Written {
  readonly header?: object | string;
  readonly claims?: object | string;
  readonly key?: KeyObject;
}

/** An issuer of a test's own: its keys over HTTP, and any token that can be thought of. */
export interface TestIssuer {
  readonly issuer: string;
  readonly header: object;
  readonly key: KeyObject;
  claims(subject: string, role: TokenRole, now: Date): Record<string, unknown>;
  write(written: Written): string;
  tokenFor(subject: string, role: TokenRole, now: Date): string;
  /** What a service needs to believe it. */
  signatures(): Signatures;
  close(): Promise<void>;
}

/** A request of which nothing counts but the token that it brings. */
export const bearing = (token: string) => ({
  authorization: [`Bearer ${token}`],
  dpop: undefined,
  method: 'GET',
  path: '/',
  host: undefined,
});

/** Whom its tokens are meant for. */
export const AUDIENCE = 'village';
const RULES = {
  audience: AUDIENCE,
  algorithms: ['ES256', 'EdDSA'],
  lifeSeconds: 300,
  stepUp: ['urn:gold'],
};
/** What the clients of a test are called. */
export const CLIENT_OF = {
  customer: 'brandt-app',
  guest: 'brandt-door',
  counter: 'mill-meat',
  recipient: 'brandt-backend',
  retailer: 'brandt-office',
  dpo: 'brandt-desk',
  'dpo-identify': 'brandt-desk',
  'dpo-quarantine': 'brandt-desk',
} as const;
const SCOPE_OF = {
  customer: 'me',
  guest: 'guest',
  counter: 'counter',
  recipient: 'recipient',
  retailer: 'import',
  dpo: 'audit:ask',
  'dpo-identify': 'audit:identify',
  'dpo-quarantine': 'audit:quarantine',
} as const;

/** Starts an issuer on this machine, with one ES256 key. `named`: what it calls itself; nothing said: its address. */
export async function startIssuer(named?: string): Promise<TestIssuer> {
  const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = randomUUID();
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' };
  const server = createServer((_, reply) => {
    reply.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = named ?? address;
  const header = { alg: 'ES256', typ: 'at+jwt', kid };
  const claims: TestIssuer['claims'] = (sub, role, now) => {
    const iat = Math.floor(now.getTime() / 1000);
    return {
      iss: issuer,
      aud: RULES.audience,
      sub,
      client_id: CLIENT_OF[role],
      iat,
      exp: iat + RULES.lifeSeconds,
      jti: randomUUID(),
      scope: SCOPE_OF[role],
    };
  };
  const write: TestIssuer['write'] = (written) => compact({ header, key, ...written });
  return {
    issuer,
    header,
    key,
    claims,
    write,
    tokenFor: (subject, role, now) => write({ claims: claims(subject, role, now) }),
    signatures: () =>
      new Signatures({ ...RULES, issuer }, issuerKeys(`${address}/keys`, 'private')),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** RFC 7515 §7.1, signed as the kind of key demands. */
export function compact({ header = {}, claims = {}, key }: Written): string {
  const said = [header, claims]
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .map((text) => Buffer.from(text).toString('base64url'))
    .join('.');
  return `${said}.${signed(said, key!).toString('base64url')}`;
}

const signed = (said: string, key: KeyObject): Buffer =>
  key.asymmetricKeyType === 'ed25519'
    ? sign(null, Buffer.from(said), key)
    : sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' });
