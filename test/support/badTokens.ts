import { createHmac, generateKeyPairSync } from 'node:crypto';
import type { TokenReason } from '../../src/api/token.js';
import type { TestIssuer } from './issuer.js';

/** When all of these would have been good. */
export const NOW = new Date('2026-11-26T16:10:00.000Z');
const seconds = NOW.getTime() / 1000;

type Make = (issuer: TestIssuer) => string;

/** A token that is right but for these claims. `undefined` leaves one out. */
const claiming =
  (claims: Readonly<Record<string, unknown>>) =>
  (issuer: TestIssuer): string =>
    issuer.write({ claims: { ...issuer.claims('ada', 'customer', NOW), ...claims } });

/** A token that is right but for these members of its header. */
const headed =
  (header: Readonly<Record<string, unknown>>) =>
  (issuer: TestIssuer): string =>
    issuer.write({
      header: { ...issuer.header, ...header },
      claims: issuer.claims('ada', 'customer', NOW),
    });

/** A token whose claims are spelled by hand. */
const spelled =
  (change: (text: string) => string) =>
  (issuer: TestIssuer): string =>
    issuer.write({
      claims: change(JSON.stringify(issuer.claims('ada', 'customer', NOW))),
    });

/** A token whose header is spelled by hand. */
const headSpelled =
  (change: (text: string) => string) =>
  (issuer: TestIssuer): string =>
    issuer.write({
      header: change(JSON.stringify(issuer.header)),
      claims: issuer.claims('ada', 'customer', NOW),
    });

type Change = (parts: readonly string[], others: readonly string[]) => readonly string[];

/** The three parts of a good token, changed by hand; those of somebody else's are at hand, too. */
const parted =
  (change: Change) =>
  (issuer: TestIssuer): string => {
    const [own, other] = ['ada', 'eve'].map((who) => issuer.tokenFor(who, 'customer', NOW));
    return change(own!.split('.'), other!.split('.')).join('.');
  };

const symmetric = ([header = '', claims = '']: readonly string[]): readonly string[] => {
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
  const head = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'at+jwt', kid }));
  const said = `${head.toString('base64url')}.${claims}`;
  return [said, createHmac('sha256', kid).update(said).digest('base64url')];
};

const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const anotherKind = generateKeyPairSync('ed25519').privateKey;
const signedBy =
  (key: typeof stranger, header = {}) =>
  (issuer: TestIssuer): string =>
    issuer.write({
      key,
      header: { ...issuer.header, ...header },
      claims: issuer.claims('ada', 'customer', NOW),
    });

/** Tokens that must not pass, by the rule that each of them breaks, and by that one alone. */
export const BAD_TOKENS: Readonly<Partial<Record<TokenReason, Readonly<Record<string, Make>>>>> = {
  form: {
    'nothing at all': () => '',
    'one part': () => 'a',
    'two parts': parted(([a, b]) => [a!, b!]),
    'four parts': parted((parts) => [...parts, 'a']),
    'five parts, an encrypted one': parted((parts) => [...parts, 'a', 'b']),
    'an empty payload': parted(([a, , c]) => [a!, '', c!]),
    'an empty signature': parted(([a, b]) => [a!, b!, '']),
    padding: parted(([a, b, c]) => [`${a}=`, b!, c!]),
    'more than 4 KB': claiming({ jti: 'a', more: 'a'.repeat(4096) }),
    'alg none, and nothing signed': (issuer) =>
      headed({ alg: 'none' })(issuer).split('.').with(2, '').join('.'),
  },
  header: {
    'a kid that is no text': headed({ kid: 7 }),
    'an empty kid': headed({ kid: '' }),
    'no kid, with one key in the set': headed({ kid: undefined }),
    'no alg': headed({ alg: undefined }),
    'a list of algs': headed({ alg: ['ES256'] }),
    'typ JWT, an id token': headed({ typ: 'JWT' }),
    'no typ': headed({ typ: undefined }),
    'typ AT+JWT': headed({ typ: 'AT+JWT' }),
    'a logout token': headed({ typ: 'logout+jwt' }),
    'a key in the header': headed({ jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' } }),
    'an address of keys in the header': headed({ jku: 'https://evil.example/keys' }),
    'a certificate in the header': headed({ x5c: ['MIIB'] }),
    'an address of a certificate in the header': headed({ x5u: 'https://evil.example/cert' }),
    'a critical extension': headed({ crit: ['exp'] }),
    'an unencoded payload': headed({ b64: false, crit: ['b64'] }),
    'a compressed payload': headed({ zip: 'DEF' }),
    'a token in a token': headed({ cty: 'JWT' }),
    'a member of the header that nobody needs': headed({ more: 1 }),
    'alg twice in the header': headSpelled((text) => text.replace('{', '{"alg":"none",')),
    'a prototype in the header': headSpelled((text) => text.replace('{', '{"__proto__":{},')),
    'a header that is a list': headSpelled((text) => `[${text}]`),
    'a header that is no JSON': headSpelled((text) => text.slice(1)),
  },
  algorithm: {
    'alg none': headed({ alg: 'none' }),
    'alg None': headed({ alg: 'None' }),
    'alg HS256, signed with what is public': parted(symmetric),
    'alg ES384': headed({ alg: 'ES384' }),
    'alg RS256, which nobody allowed': headed({ alg: 'RS256' }),
    'alg es256': headed({ alg: 'es256' }),
  },
  signature: {
    'a signature cut short': parted(([a, b, c]) => [a!, b!, c!.slice(0, -4)]),
    'a signature of another token': parted(([a, b], [, , other]) => [a!, b!, other!]),
    'a payload of another token': parted(([a, , c], [, other]) => [a!, other!, c!]),
    'another key with our kid': signedBy(stranger),
    'a kid that nobody knows': headed({ kid: 'unknown' }),
    'a kid that reaches for a file': headed({ kid: '../../../../dev/null' }),
    'a kid that reaches for the database': headed({ kid: "' OR 1=1 --" }),
    'alg EdDSA for a key that is ES256': signedBy(anotherKind, { alg: 'EdDSA' }),
  },
  payload: {
    'no iss': claiming({ iss: undefined }),
    'no aud': claiming({ aud: undefined }),
    'a list of aud': claiming({ aud: ['village'] }),
    'a stranger among the aud': claiming({ aud: ['village', 'stranger'] }),
    'no sub': claiming({ sub: undefined }),
    'an empty sub': claiming({ sub: '' }),
    'a sub of 129 letters': claiming({ sub: 'a'.repeat(129) }),
    'a sub that is no text': claiming({ sub: 7 }),
    'no client_id': claiming({ client_id: undefined }),
    'no iat': claiming({ iat: undefined }),
    'iat as text': claiming({ iat: String(seconds) }),
    'no exp': claiming({ exp: undefined }),
    'exp as text': claiming({ exp: String(seconds + 60) }),
    'a fraction of a second': spelled((text) => text.replace(/"exp":(\d+)/, '"exp":$1.5')),
    'exp beyond all numbers': spelled((text) => text.replace(/"exp":\d+/, '"exp":1e400')),
    'nbf as text': claiming({ nbf: 'now' }),
    'a time of signing in as text': claiming({ auth_time: String(seconds) }),
    'a fraction of a second since signing in': claiming({ auth_time: seconds - 0.5 }),
    'a way of signing in that is no text': claiming({ acr: 1 }),
    'a list of ways of signing in': claiming({ acr: ['urn:gold'] }),
    'an empty way of signing in': claiming({ acr: '' }),
    'no jti': claiming({ jti: undefined }),
    'no scope': claiming({ scope: undefined }),
    'a list of scopes': claiming({ scope: ['me'] }),
    'a token that is bound to no key that can be': claiming({ cnf: { jkt: 'a' } }),
    'a token that is bound in a way we know nothing of': claiming({ cnf: { 'x5t#S256': 'a' } }),
    'sub twice': spelled((text) => text.replace('{', '{"sub":"eve",')),
    'a prototype among the claims': spelled((text) => text.replace('{', '{"__proto__":{"a":1},')),
    'claims that are a list': spelled((text) => `[${text}]`),
    'claims that are null': spelled(() => 'null'),
    'claims that are no JSON': spelled((text) => text.slice(0, -1)),
  },
  issuer: {
    'another iss': claiming({ iss: 'https://evil.example' }),
    'iss with a slash too many': (issuer) => claiming({ iss: `${issuer.issuer}/` })(issuer),
  },
  audience: {
    'another aud': claiming({ aud: 'another-village' }),
  },
  lifetime: {
    'exp in 100 years': claiming({ exp: seconds + 100 * 365 * 86_400 }),
    'exp a second beyond the longest life': claiming({ exp: seconds + 301 }),
    'over before it began': claiming({ exp: seconds - 1, iat: seconds }),
  },
  expired: {
    over: claiming({ iat: seconds - 100, exp: seconds - 5 }),
  },
  early: {
    'iat a million seconds ahead': claiming({ iat: seconds + 1e6, exp: seconds + 1e6 + 60 }),
    'somebody who will sign in later': claiming({ acr: 'urn:gold', auth_time: seconds + 60 }),
    'not yet': claiming({ nbf: seconds + 60 }),
  },
  scope: {
    'no word in scope': claiming({ scope: '' }),
    'a scope that nobody knows': claiming({ scope: 'admin' }),
    'two roles at once': claiming({ scope: 'me import' }),
    'a scope of an officer beside a customer’s': claiming({ scope: 'me audit:quarantine' }),
  },
  client: {
    'a client that nobody registered': claiming({ client_id: 'stranger' }),
    'a client that every object has': claiming({ client_id: 'constructor' }),
  },
  'client-role': {
    'a client of another role': claiming({ client_id: 'brandt-office' }),
    "a customer's client that would sit at the desk": claiming({ scope: 'audit:ask' }),
    "a customer's client that would see others by name": claiming({ scope: 'audit:identify' }),
  },
};
