import { refuse } from './answer.js';
import { fromBase64Url, isBase64Url, isSigned, utf8, type Bytes } from './bytes.js';
import { isObject, type Members } from './canonical.js';
import { actOf, type Leaf } from './leaf.js';
import { isUuid } from './payload.js';
import type { Receipt } from './shape.js';

/** The service's word that leaves will be in its log. Times are seconds since 1970. */
export interface SignedPromise {
  readonly act: string;
  readonly by: number;
  readonly iat: number;
  readonly leaves: readonly string[];
  readonly log: string;
}

const TYPE = 'village-promise+jws';
/** The last second that a `Date` can hold. */
const LAST_SECOND = 8.64e12;

/**
 * Opens a promise: JWS compact serialization (RFC 7515 §7.1), Ed25519 (RFC 8037 §3.1). The header
 * chooses nothing: algorithm and type are fixed, and `kid` only names one of the keys trusted.
 * A stranger's promise is `null`.
 */
export async function openPromise(
  jws: string,
  keys: ReadonlyMap<string, Bytes>,
): Promise<SignedPromise | null> {
  const [, signed = '', head = '', body = '', end = ''] = JWS.exec(jws) ?? [];
  const key = keys.get(kidIn(jsonIn(head)));
  const promise = jsonIn(body);
  const signature = fromBase64Url(end);
  if (!isPromise(promise) || !signature) refuse('promise', 'promise');
  if (!key) return null;
  if (!(await isSigned(utf8(signed), signature, key))) refuse('promise-signature', 'promise');
  return promise;
}

/**
 * A promise is about one act of this log: about all of its lines when the receipt is the act's,
 * about this one among them when the receipt is a line's. It takes no more time than was agreed.
 */
export function checkPromise(
  { act, by, iat, leaves: said, log }: SignedPromise,
  receipt: Pick<Receipt, 'id' | 'log'>,
  leaves: readonly Leaf[],
  mergeDelay: number,
): void {
  const fits =
    log === receipt.log &&
    leaves.every(({ payload, leafHash }) => actOf(payload) === act && said.includes(leafHash)) &&
    (act !== receipt.id || said.length === leaves.length) &&
    iat <= by &&
    by - iat <= mergeDelay;
  if (!fits) refuse('promise-content', 'promise');
}

const JWS = /^(([\w-]+)\.([\w-]+))\.([\w-]+)$/;

function kidIn(header: unknown): string {
  if (!hasOnly(header, 'alg,kid,typ')) refuse('promise', 'promise');
  const { alg, kid, typ } = header;
  if (alg !== 'EdDSA' || typ !== TYPE || typeof kid !== 'string') refuse('promise', 'promise');
  return kid;
}

const isPromise = (value: unknown): value is SignedPromise =>
  hasOnly(value, 'act,by,iat,leaves,log') &&
  isUuid(value['act']) &&
  isSecond(value['by']) &&
  isSecond(value['iat']) &&
  typeof value['log'] === 'string' &&
  Array.isArray(value['leaves']) &&
  value['leaves'].every(isBase64Url(32));

const isSecond = (value: unknown): boolean =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= LAST_SECOND;

const hasOnly = (value: unknown, names: string): value is Members =>
  isObject(value) && Object.keys(value).toSorted().join() === names;

function jsonIn(part: string): unknown {
  try {
    const bytes = fromBase64Url(part) ?? Uint8Array.of();
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
