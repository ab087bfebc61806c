import type { Fetch, TextStorage, TokenSource, VillageOptions } from '@village-butcher/sdk';
import { anApp, answerOf, noWaiting } from './anApp.js';
import { aStanding, RECEIPT } from './aStanding.js';

/** Where the service is. */
export const baseUrl = 'https://village.example';

/** The storage of a phone, and what is in it. */
export function aPhone(
  texts = new Map<string, string>(),
): TextStorage & { texts: Map<string, string> } {
  return {
    texts,
    getItem: (name) => texts.get(name) ?? null,
    setItem: (name, text) => void texts.set(name, text),
    removeItem: (name) => void texts.delete(name),
  };
}

/** A token that says whose it is. */
export const tokenOf =
  (sub: string): TokenSource =>
  async () => ({ token: `e30.${btoa(JSON.stringify({ iss: 'i', sub }))}.s`, expiresAt: null });

/** A phone in a cellar. */
export const noNetwork: Fetch = async () => {
  throw new TypeError('no network');
};

/** Ada's app, on her phone. */
export const app = (options: Partial<VillageOptions>) =>
  anApp({ baseUrl, random: noWaiting, retries: 0, token: tokenOf('ada-7'), ...options });

/** A service that keeps what it is sent. */
export function aService() {
  const sent: { key: string | null; method: string; body: unknown }[] = [];
  const fetch: Fetch = async (_, { method = '', headers, body }) => {
    if (method === 'GET') return answerOf(aStanding());
    sent.push({ key: new Headers(headers).get('idempotency-key'), method, body });
    return answerOf(RECEIPT);
  };
  return { sent, fetch };
}
