import { createRemoteJWKSet, customFetch, type CompactVerifyGetKey } from 'jose';
import * as z from 'zod/mini';
import { KeysUnreachable } from './token.js';

const HELD_MS = 10 * 60_000;
const COOL_DOWN_MS = 30_000;
const PATIENCE_MS = 2_000;
const MOST_BYTES = 64 * 1024;

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/**
 * The keys of the one issuer that the settings name. Held for ten minutes; an unknown key asks
 * again, at most every half minute. A key whose own `alg`, `use` or `key_ops` say otherwise is not
 * taken for a signature.
 */
export function keysAt(address: string): CompactVerifyGetKey {
  const url = new URL(address);
  const isNear = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !isNear) throw new Error('The keys of the issuer need https.');
  return createRemoteJWKSet(url, {
    cacheMaxAge: HELD_MS,
    cooldownDuration: COOL_DOWN_MS,
    timeoutDuration: PATIENCE_MS,
    [customFetch]: fetchKeys,
  });
}

/** Asks without following a redirect, and listens no longer than the keys can be. */
async function fetchKeys(url: string, options: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, options);
    if (response.status !== 200) throw new Error(`The issuer answered ${response.status}.`);
    return Response.json(z.parse(KeySet, JSON.parse(await textOf(response))));
  } catch (cause) {
    throw new KeysUnreachable('The keys of the issuer cannot be had.', { cause });
  }
}

async function textOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('The issuer sent more than keys.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
