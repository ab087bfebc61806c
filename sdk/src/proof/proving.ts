import type { Fetch } from '../core/settings.js';

/** What a proof is about: one request, and the token that goes with it. */
export interface ProofAsk {
  readonly method: string;
  /** The address without its query (RFC 9449 §4.2, `htu`). */
  readonly url: string;
  readonly token: string;
}

/** Proves that the token's key is here: a compact JWS (RFC 9449 §4.2), new for every request. */
export type Proof = (ask: ProofAsk) => Promise<string>;

/**
 * A `fetch` for the client that sends a proof along with every token (RFC 9449 §7.1): who copies the
 * token alone can do nothing with it. For the desk, the counter and a retailer's backend, wherever the
 * service asks for it of that client.
 *
 * @example
 * createVillage({ …, fetch: proving(proofBy(keys), fetch) });
 */
export const proving =
  (proof: Proof, send: Fetch): Fetch =>
  async (url, init) => {
    const headers = new Headers(init.headers);
    const token = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
    if (token === undefined) return send(url, init);
    const { origin, pathname } = new URL(url);
    const { method = 'GET' } = init;
    headers.set('authorization', `DPoP ${token}`);
    headers.set('dpop', await proof({ method, url: origin + pathname, token }));
    return send(url, { ...init, headers });
  };
