import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';
import { Uuid, type Notice } from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import { parseStrict } from '../base/json.js';
import type { Offers } from './offers.js';
import { isNewest } from './register.js';

/** So long can a choice rest on what was on the screen. */
const LIFE_S = 3_600;
/** So many texts does a snapshot name at most, so that it fits into a header and on a line. */
const MOST_NOTICES = 24;

const Hash = z.string().check(z.regex(/^[\w-]{43}$/));
const Shown = z.strictObject({
  id: z.string(),
  version: z.int(),
  locale: z.string(),
  sha256: Hash,
});

/** What was served to whom, when, and up to which line of their chain. */
const Claims = z.strictObject({
  sub: Hash,
  client_id: z.string(),
  jti: Uuid,
  iat: z.int(),
  exp: z.int(),
  seq: z.int(),
  notices: z.array(Shown),
  offeredHash: Hash,
});

/** A snapshot that is ours, and of the customer and the client who bring it. */
export interface Snapshot extends z.infer<typeof Claims> {
  readonly token: string;
}

/** Whose a snapshot is. */
export interface Holder {
  readonly customer: string;
  readonly client: string;
}

/** What a customer was served. */
export interface Served extends Holder {
  /** The last line of their chain then; -1: none. */
  readonly seq: number;
  readonly notices: readonly Notice[];
  /** The language asked in: where there are many texts, those in it come first. */
  readonly locale: string;
  readonly offers: Offers;
}

/**
 * Signs what was on the screen, so that a grant can show it afterwards, also to somebody who trusts
 * nobody here: a key for nothing else, and nothing is stored, for reading changes nothing (L9).
 */
export class SnapshotKey {
  /** The key's public half, as raw bytes in base64url. */
  readonly public: string;
  readonly kid: string;
  readonly #key: KeyObject;
  readonly #known: KeyObject;
  readonly #header: string;

  constructor(key: KeyObject) {
    this.#key = key;
    this.#known = createPublicKey(key);
    this.public = this.#known.export({ format: 'jwk' }).x!;
    this.kid = createHash('sha256').update(this.public).digest('base64url').slice(0, 16);
    this.#header = spelled({ alg: 'EdDSA', kid: this.kid, typ: 'notice-snapshot+jws' });
  }

  /** A compact JWS (RFC 7515, EdDSA) of what is served at this time. */
  issue({ seq, notices, locale, offers, ...holder }: Served, now: Date): string {
    const iat = Math.floor(now.getTime() / 1000);
    const said = {
      sub: nameOf(holder),
      client_id: holder.client,
      jti: idAt(now.getTime()),
      iat,
      exp: iat + LIFE_S,
      seq,
      notices: namedIn(notices, locale),
      offeredHash: offers.hash,
    };
    const signed = `${this.#header}.${spelled(said)}`;
    return `${signed}.${sign(null, Buffer.from(signed), this.#key).toString('base64url')}`;
  }

  /** A snapshot that this key made for this customer and this client. The header chooses nothing. */
  open(token: string | undefined, holder: Holder): Snapshot | null {
    const [header, payload = '', signature = '', ...more] = token?.split('.') ?? [];
    if (token === undefined || header !== this.#header || more.length > 0) return null;
    const bytes = Buffer.from(signature, 'base64url');
    const isOurs =
      bytes.toString('base64url') === signature &&
      verify(null, Buffer.from(`${header}.${payload}`), this.#known, bytes);
    if (!isOurs) return null;
    const said = z.parse(Claims, readJson(Buffer.from(payload, 'base64url').toString()));
    const isTheirs = said.sub === nameOf(holder) && said.client_id === holder.client;
    return isTheirs ? { ...said, token } : null;
  }
}

/**
 * When a snapshot says that it was made; `null`: it is of no form that is known. Whether it was one
 * of ours was decided when it was brought.
 */
export function issuedAt(token: string): string | null {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  const said = z.safeParse(Claims, readJson(payload));
  return said.success ? new Date(said.data.iat * 1000).toISOString() : null;
}

function readJson(text: string): unknown {
  try {
    return parseStrict(text);
  } catch {
    return undefined;
  }
}

/** Names a customer to one client alone, so that two clients have no name in common. */
const nameOf = ({ customer, client }: Holder): string =>
  createHash('sha256')
    .update(JSON.stringify(['village-butcher/snapshot/v1', customer, client]))
    .digest('base64url');

const namedIn = (notices: readonly Notice[], locale: string): readonly z.infer<typeof Shown>[] => {
  const isForeign = (notice: Notice): number => Number(!notice.locale.startsWith(locale));
  return notices
    .filter(isNewest(notices))
    .toSorted((one, other) => isForeign(one) - isForeign(other))
    .slice(0, MOST_NOTICES)
    .map(({ id, version, locale: language, sha256 }) => ({
      id,
      version,
      locale: language,
      sha256,
    }));
};

const spelled = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
