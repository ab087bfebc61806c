import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { CONTRACT, Standing } from '@village-butcher/sdk/contract';
import type { OwnView } from '../audit/own-view.js';

/** What a page may do: show itself, run its own script, talk to its own house. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const HOUSE = {
  /** The version of the contract that every answer keeps. */
  'village-contract': CONTRACT,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** On every answer, whoever asks and whatever it says. `https` only is promised where it is true. */
export const headersOfHouse = (publicUrl: string | undefined): Readonly<Record<string, string>> =>
  publicUrl?.startsWith('https:')
    ? { ...HOUSE, 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
    : HOUSE;

/** On a page, in place of those of the house. */
export const HEADERS_OF_PAGE = {
  'cache-control': 'no-cache',
  'content-security-policy': PAGE_POLICY,
} as const;

/** Names the bytes of an answer. It is no counter, so it cannot tell of anything not shared (L3). */
export const tagOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

/**
 * The tag of where a customer stands: after the name of its bytes the mark that a grant is held
 * against, so that what else is in the answer can change without refusing it.
 */
export const tagOfView = ({ shown, mark }: OwnView): string =>
  tagOf(JSON.stringify(z.parse(Standing, shown))).replace(/"$/, `.${mark}"`);

/**
 * The marks in an `If-Match` (RFC 9110 §13.1.1): of the tags in its list, but not of weak ones, which
 * never match here. Nothing, if there is none or `*`, for everybody stands somewhere.
 */
export function marksIn(ifMatch: string | undefined): readonly string[] | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  return tags.flatMap((tag) => /^"[\w-]{27}\.([\w-]{22})"$/.exec(tag)?.[1] ?? []);
}

/** Does the caller have these bytes already (RFC 9110 §13.1.2)? */
export const isKnown = (tag: string, ifNoneMatch: string | undefined): boolean =>
  (ifNoneMatch ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === tag);
