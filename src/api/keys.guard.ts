import { createRemoteJWKSet, customFetch, type CompactVerifyGetKey } from 'jose';
import * as z from 'zod/mini';
import { KeysUnreachable } from './token.js';

const HELD_MS = 10 * 60_000;
const COOL_DOWN_MS = 30_000;
const PATIENCE_MS = 2_000;
const MOST_BYTES = 64 * 1024;

/** Fetches an address that the settings name: once, following nothing, listening to no more than this. */
export type Fetching = (
  address: string,
  most: { readonly mostBytes: number; readonly signal: AbortSignal },
) => Promise<{ readonly status: number; readonly body: Buffer }>;

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/**
 * The keys of the one issuer that the settings name. Held for ten minutes; an unknown key asks
 * again, at most every half minute. A key whose own `alg`, `use` or `key_ops` say otherwise is not
 * taken for a signature.
 */
export function keysAt(address: string, fetching: Fetching): CompactVerifyGetKey {
  const url = new URL(address);
  const isNear = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !isNear) throw new Error('The keys of the issuer need https.');
  return createRemoteJWKSet(url, {
    cacheMaxAge: HELD_MS,
    cooldownDuration: COOL_DOWN_MS,
    timeoutDuration: PATIENCE_MS,
    [customFetch]: (_, { signal }) => keysBy(fetching, address, signal),
  });
}

async function keysBy(fetching: Fetching, address: string, signal: AbortSignal): Promise<Response> {
  try {
    const { status, body } = await fetching(address, { mostBytes: MOST_BYTES, signal });
    if (status !== 200) throw new Error(`The issuer answered ${status}.`);
    return Response.json(z.parse(KeySet, JSON.parse(body.toString('utf8'))));
  } catch (cause) {
    throw cause instanceof KeysUnreachable ? cause : new KeysUnreachable('keys-away', { cause });
  }
}
