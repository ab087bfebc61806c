import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { compact, type TestIssuer, type TokenRole } from './issuer.js';

const pairOf = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const own = pairOf();
const other = pairOf();

type Pair = ReturnType<typeof pairOf>;

const shownOf = ({ publicKey }: Pair) => {
  const { crv, kty, x, y } = publicKey.export({ format: 'jwk' });
  return { crv, kty, x, y };
};
const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The name of the key that the tokens here are bound to. */
const JKT = digestOf(JSON.stringify(shownOf(own)));

/** A token that is bound to that key. */
export const boundToken = (issuer: TestIssuer, now: Date, role: TokenRole = 'customer'): string =>
  issuer.write({ claims: { ...issuer.claims('ada', role, now), cnf: { jkt: JKT } } });

/** What a proof is about. */
export interface About {
  readonly token: string;
  readonly url: string;
  readonly now: Date;
}

interface Change {
  readonly header?: object;
  readonly claims?: object;
  readonly pair?: Pair;
}

/** A proof that is right but for these changes. */
export function proofOf(
  { token, url, now }: About,
  { pair = own, ...change }: Change = {},
): string {
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: shownOf(pair), ...change.header };
  const iat = Math.floor(now.getTime() / 1000);
  const about = { jti: randomUUID(), htm: 'GET', htu: url, iat, ath: digestOf(token) };
  return compact({ key: pair.privateKey, header, claims: { ...about, ...change.claims } });
}

const later = ({ now }: About, seconds: number) => ({
  claims: { iat: now.getTime() / 1000 + seconds },
});

/** Proofs that must not pass, by what is wrong with each. */
export const BAD_PROOFS: Readonly<Record<string, (about: About) => string>> = {
  'nothing at all': () => '',
  'no token of its form': () => 'a.b',
  'the access token itself': ({ token }) => token,
  'by another key': (about) => proofOf(about, { pair: other }),
  'by another key, which shows the right one': (about) =>
    proofOf(about, { pair: other, header: { jwk: shownOf(own) } }),
  'of another type': (about) => proofOf(about, { header: { typ: 'jwt' } }),
  'by an algorithm that anybody has': (about) => proofOf(about, { header: { alg: 'none' } }),
  'with the private half of a key': (about) =>
    proofOf(about, { header: { jwk: own.privateKey.export({ format: 'jwk' }) } }),
  'with an extension': (about) => proofOf(about, { header: { crit: ['b64'], b64: true } }),
  'of another method': (about) => proofOf(about, { claims: { htm: 'POST' } }),
  'of another place': (about) => proofOf(about, { claims: { htu: `${about.url}/more` } }),
  'of another house': (about) =>
    proofOf(about, { claims: { htu: 'https://elsewhere.example/v1/me/permissions' } }),
  'of another token': (about) => proofOf(about, { claims: { ath: digestOf('another') } }),
  'of no token': (about) => proofOf(about, { claims: { ath: undefined } }),
  'a minute old': (about) => proofOf(about, later(about, -60)),
  'of a time to come': (about) => proofOf(about, later(about, 6)),
  'of half a second': (about) => proofOf(about, later(about, 0.5)),
  'without a number of its own': (about) => proofOf(about, { claims: { jti: '' } }),
  'too long': (about) => proofOf(about, { claims: { more: 'a'.repeat(4096) } }),
};
