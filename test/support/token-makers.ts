import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { TestIssuer } from './issuer.js';

/** When all of these would have been good. */
export const NOW = new Date('2026-11-26T16:10:00.000Z');
/** The same in seconds, as tokens have it. */
export const seconds = NOW.getTime() / 1000;

/** Makes one, of an issuer's own key. */
export type Make = (issuer: TestIssuer) => string;

/** A token that is right but for these claims. `undefined` leaves one out. */
export const claiming =
  (claims: Readonly<Record<string, unknown>>) =>
  (issuer: TestIssuer): string =>
    issuer.write({ claims: { ...issuer.claims('ada', 'customer', NOW), ...claims } });

/** A token that is right but for these members of its header. */
export const headed =
  (header: Readonly<Record<string, unknown>>) =>
  (issuer: TestIssuer): string =>
    issuer.write({
      header: { ...issuer.header, ...header },
      claims: issuer.claims('ada', 'customer', NOW),
    });

/** A token whose claims are spelled by hand. */
export const spelled =
  (change: (text: string) => string) =>
  (issuer: TestIssuer): string =>
    issuer.write({
      claims: change(JSON.stringify(issuer.claims('ada', 'customer', NOW))),
    });

/** A token whose header is spelled by hand. */
export const headSpelled =
  (change: (text: string) => string) =>
  (issuer: TestIssuer): string =>
    issuer.write({
      header: change(JSON.stringify(issuer.header)),
      claims: issuer.claims('ada', 'customer', NOW),
    });

type Change = (parts: readonly string[], others: readonly string[]) => readonly string[];

/** The three parts of a good token, changed by hand; those of somebody else's are at hand, too. */
export const parted =
  (change: Change) =>
  (issuer: TestIssuer): string => {
    const [own, other] = ['ada', 'eve'].map((who) => issuer.tokenFor(who, 'customer', NOW));
    return change(own!.split('.'), other!.split('.')).join('.');
  };

/** Signed with a word that is public, as if that were a secret. */
export const symmetric = ([header = '', claims = '']: readonly string[]): readonly string[] => {
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
  const head = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'at+jwt', kid }));
  const said = `${head.toString('base64url')}.${claims}`;
  return [said, createHmac('sha256', kid).update(said).digest('base64url')];
};

/** A key of nobody here. */
export const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
/** And one of another kind. */
export const anotherKind = generateKeyPairSync('ed25519').privateKey;
/** A token that is right but for who signed it. */
export const signedBy =
  (key: typeof stranger, header = {}) =>
  (issuer: TestIssuer): string =>
    issuer.write({
      key,
      header: { ...issuer.header, ...header },
      claims: issuer.claims('ada', 'customer', NOW),
    });

/** Bytes that are no text. */
export const NO_UTF8 = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]).toString('base64url');
/** So many bytes of nothing. */
export const zeros = (length: number): string => Buffer.alloc(length).toString('base64url');
/** Lists within lists. */
export const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

/** The right signature by the right key, in DER (RFC 3279 §2.2.3) and not as RFC 7518 §3.4 has it. */
export const asCertificates = (issuer: TestIssuer): string => {
  const [header, claims] = issuer.tokenFor('ada', 'customer', NOW).split('.');
  const said = `${header}.${claims}`;
  return `${said}.${sign('sha256', Buffer.from(said), issuer.key).toString('base64url')}`;
};
