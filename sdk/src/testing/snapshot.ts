import type { Standing, Which } from '../contract/consent.js';
import { toBase64Url, utf8, fromBase64Url } from '../verify/bytes.js';
import { digest } from './digest.js';
import type { Caller, House } from './house.js';
import type { Person } from './person.js';
import { isNewest } from './register.js';
import { askableIn } from './standing.js';

const LIFE_S = 3_600;
/** It keeps nobody out: a fake has no secrets, and still knows a snapshot that was changed. */
const SECRET = utf8('fake');
const HEADER = { alg: 'fake', typ: 'notice-snapshot+jws' };

/** What was served to whom, when, and up to which line of their chain. */
export interface Snapshot {
  readonly token: string;
  readonly sub: string;
  readonly client_id: string;
  readonly iat: number;
  readonly exp: number;
  readonly seq: number;
  readonly notices: readonly {
    readonly id: string;
    readonly version: number;
    readonly locale: string;
  }[];
  readonly offeredHash: string;
}

/** A snapshot in the form of the service's: it says what is on the screen. */
export function snapshotFor({ subject, client }: Caller, person: Person, house: House): string {
  const { now, register } = house;
  const iat = Math.floor(now / 1000);
  const said = {
    sub: subject,
    client_id: client,
    jti: house.nextId(),
    iat,
    exp: iat + LIFE_S,
    seq: person.chain.lines.length - 1,
    notices: register.notices
      .filter(isNewest(register.notices))
      .map(({ id, version, locale, sha256 }) => ({ id, version, locale, sha256 })),
    offeredHash: hashOf(askableIn(register, now)),
  };
  const signed = [HEADER, said].map((part) => toBase64Url(utf8(JSON.stringify(part)))).join('.');
  return `${signed}.${signatureOf(signed)}`;
}

/** A snapshot that the fake made for this caller. */
export function openedBy(token: string | undefined, { subject, client }: Caller): Snapshot | null {
  const [header, payload = '', signature] = token?.split('.') ?? [];
  if (!token || signature !== signatureOf(`${header}.${payload}`)) return null;
  const bytes = fromBase64Url(payload) ?? Uint8Array.of();
  const said = JSON.parse(new TextDecoder().decode(bytes)) as Snapshot;
  return said.sub === subject && said.client_id === client ? { ...said, token } : null;
}

/** What was on the screen, and whether that is still what can be given. */
export interface Screen extends Snapshot {
  readonly askable: Standing['askable'];
  readonly isCurrent: boolean;
}

/** The screen of a snapshot: what can be given by the register as it is, reckoned from then. */
export function screenOf(snapshot: Snapshot | null, { register }: House): Screen | null {
  if (!snapshot) return null;
  const askable = askableIn(register, snapshot.iat * 1000);
  return { ...snapshot, askable, isCurrent: hashOf(askable) === snapshot.offeredHash };
}

/** The offer that a permission is part of. */
export const offerOf = (
  askable: Standing['askable'],
  { field, recipient, purpose }: Which,
): Standing['askable'][number] | undefined =>
  askable.find(
    (one) => one.recipient === recipient && one.purpose === purpose && one.fields.includes(field),
  );

const signatureOf = (signed: string): string => toBase64Url(digest(SECRET, utf8(signed)));

const hashOf = (askable: Standing['askable']): string =>
  toBase64Url(digest(utf8(JSON.stringify(askable))));
