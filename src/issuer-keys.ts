import type { CompactVerifyGetKey } from 'jose';
import { type Fetching, keysAt } from './api/keys.guard.js';
import { KeysUnreachable } from './api/token.js';
import { askOutside, NotOutside, type Reach, type Said } from './outside.js';

/**
 * The keys of the issuer, fetched by the one way out. A name that turns out to lead inside refuses every
 * token, unless the settings say that it may.
 */
export const issuerKeys = (address: string, reach: Reach): CompactVerifyGetKey =>
  keysAt(address, (url, most) => fetched(url, reach, most));

async function fetched(address: string, reach: Reach, most: Most): Promise<Said> {
  try {
    return await askOutside(address, { method: 'GET', reach, headers: ACCEPT, ...most });
  } catch (cause) {
    throw cause instanceof NotOutside ? new KeysUnreachable('keys-inside', { cause }) : cause;
  }
}

type Most = Parameters<Fetching>[1];
const ACCEPT = { accept: 'application/jwk-set+json, application/json' };
