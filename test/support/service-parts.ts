import { PURPOSES } from '@village-butcher/sdk/contract';
import { createLocalJWKSet } from 'jose';
import type { DataSource } from 'typeorm';
import { ClientRegister } from '../../src/api/client-register.js';
import { Log, asText } from '../../src/api/log.js';
import { Signatures } from '../../src/api/signature.guard.js';
import type { Clock } from '../../src/base/clock.js';
import { Shelves } from '../../src/catalogue/shelves.js';
import type { Keyring } from '../../src/ledger/keyring.js';
import type { Parts } from '../../src/parts.js';
import type { Signer } from '../../src/signer.js';
import { exportsIn, newSnapshots, publishedIn, tombstonesIn } from './keys.js';

/** Who signs for a test, and what its clients are called. */
export const RULES = {
  stepUp: ['urn:gold'],
  issuer: 'https://issuer.test',
  audience: 'village-test',
  lifeSeconds: 300,
} as const;
export const CLIENTS = {
  customer: { client: 'app', scope: 'me' },
  guest: { client: 'door', scope: 'guest' },
  retailer: { client: 'office', scope: 'import' },
  dpo: { client: 'desk', scope: 'audit:ask audit:quarantine' },
  naming: { client: 'desk', scope: 'audit:identify', acr: 'urn:gold' },
} as const;

/** What the client of a counter is called, and what its tokens say. */
export const counterClient = (counter: string) =>
  ({ client: counter.replaceAll(/[:/]/g, '.'), scope: 'counter' }) as const;

/** What a test build differs in. */
export interface Differences {
  /** Whom the app stands for. */
  readonly app: string;
  /** The counters that have a screen. */
  readonly counters?: readonly string[];
  readonly clock: Clock;
  readonly signer: Signer;
  readonly keyring: Keyring;
  /** Where the log is published, if it is. */
  readonly logFolder?: string;
}

/** The parts of the service as in production, but for its clock and whose tokens it believes. */
export function partsAt(db: DataSource, differences: Differences): Parts {
  const { app, counters = [], clock, signer, keyring, logFolder } = differences;
  return {
    db,
    clock,
    settings: {
      limits: { customer: {}, client: {} },
      openStreams: 1000,
      origins: [],
      publicUrl: undefined,
    },
    keyring,
    tombstones: tombstonesIn(),
    exports: exportsIn(),
    snapshots: newSnapshots(),
    published: publishedIn(logFolder),
    shelves: new Shelves(),
    log: new Log((line) => console.log(line), asText),
    register: new ClientRegister({
      [CLIENTS.customer.client]: { role: 'customer', recipient: app, purposes: [...PURPOSES] },
      [CLIENTS.guest.client]: { role: 'guest', purposes: [...PURPOSES] },
      [CLIENTS.retailer.client]: { role: 'retailer' },
      [CLIENTS.dpo.client]: { role: 'dpo', identify: true },
      ...Object.fromEntries(
        counters.map((recipient) => [
          counterClient(recipient).client,
          { role: 'counter', recipient, purposes: [...PURPOSES] },
        ]),
      ),
    }),
    signatures: new Signatures({ ...RULES, algorithms: ['ES256'] }, createLocalJWKSet(signer.keys)),
  };
}
