import { randomUUID } from 'node:crypto';
import { createVillage, type Fetch, type TokenSource, type Village } from '@village-butcher/sdk';
import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { createFakeVillage, fixtures } from '@village-butcher/sdk/testing';
import { startVillage } from '../../support/village.js';

/** The noon of these tests, a Thursday, at the counter's own time of year. */
export const NOON = '2026-11-26T11:00:00.000Z';

/** A village that a test can live in, whoever is behind it. */
export interface House {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  tokenOf(subject: string): TokenSource;
  /** Somebody's app; without a name, somebody new. */
  customer(name?: string): Village;
  /** One request by hand. */
  ask(path: string, asked?: Asked): Promise<Response>;
  setNow(moment: string): void;
  bring(catalogue: CatalogueImport): Promise<unknown>;
  close(): Promise<void>;
}

/** Tests by their titles: each is tried in every house. */
export type Trials = Readonly<Record<string, (house: House) => Promise<void>>>;

/** A request by hand. An object is sent as JSON, text as it is. */
export interface Asked {
  readonly method?: string;
  readonly subject?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a house is built on. */
type Ground = Pick<House, 'baseUrl' | 'fetch' | 'tokenOf' | 'setNow' | 'bring' | 'close'> & {
  readonly now: () => number;
};

/** The fake, in memory. */
export async function fakeHouse(): Promise<House> {
  let now = Date.parse(NOON);
  const clock = { now: () => now, after: () => () => {} };
  const fake = createFakeVillage({ clock, seed: 7 });
  return houseOn({
    ...fake,
    baseUrl: 'https://village.example',
    now: () => now,
    setNow: (moment) => void (now = Date.parse(moment)),
    bring: async (catalogue) => fake.house.bring(catalogue),
    close: async () => {},
  });
}

/** A service that tells its streams of another catalogue when it looks, which here it does at once. */
interface Looking {
  readonly changes?: { look(): Promise<void> };
}

/** The service, over HTTP, with the fake's catalogue imported. Nothing of it is made up but its clock. */
export async function realHouse(): Promise<House> {
  const service = await startVillage({ now: new Date(NOON) });
  await service.retail(fixtures.catalogue);
  return houseOn({
    baseUrl: service.baseUrl,
    fetch,
    tokenOf: (subject) => async () => ({ token: service.tokenFor(subject), expiresAt: null }),
    now: () => service.clock.at!.getTime(),
    setNow: (moment) => void (service.clock.at = new Date(moment)),
    async bring(catalogue) {
      await service.retail(catalogue);
      await (service as Looking).changes?.look();
    },
    close: service.stop,
  });
}

function houseOn(ground: Ground): House {
  const { baseUrl, fetch, tokenOf, now } = ground;
  const clock = { now, after: platformAfter };
  return {
    ...ground,
    customer: (name = randomUUID()) =>
      createVillage({
        baseUrl,
        fetch,
        clock,
        retries: 0,
        token: tokenOf(name),
        device: 'personal',
        locale: 'de',
      }),
    async ask(path, { subject = 'ada', method = 'GET', body, headers = {} } = {}) {
      const ask = { force: false, signal: new AbortController().signal };
      const proof = subject === null ? null : await tokenOf(subject)(ask);
      return fetch(baseUrl + path, {
        method,
        headers: {
          ...(proof ? { authorization: `Bearer ${proof.token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
  };
}

function platformAfter(ms: number, ring: () => void): () => void {
  const timer = setTimeout(ring, ms);
  return () => clearTimeout(timer);
}
