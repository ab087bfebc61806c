import { PURPOSES } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { Changes } from '../../src/api/changes.flow.js';
import { ClientRegister } from '../../src/api/client-register.js';
import { Log, asJson, type Outlets } from '../../src/api/log.js';
import { createApp } from '../../src/app.module.js';
import { Clock } from '../../src/base/clock.js';
import { Shelves } from '../../src/catalogue/shelves.js';
import { openDatabase } from '../../src/database.js';
import { freshDatabase, openLogIn } from './database.js';
import { CLIENT_OF, startIssuer, type TestIssuer, type TokenRole } from './issuer.js';
import { exportsIn, newKeyring, newSnapshots, publishedIn, tombstonesIn } from './keys.js';

/** The one thing that a test makes up. `null`: it asks the database, as in production. */
export class TestClock extends Clock {
  constructor(public at: Date | null = null) {
    super();
  }
  now(): Date | null {
    return this.at;
  }
}

/** What of a service its neighbour on the same database has to share. */
export interface Shared {
  readonly ownerUrl: string;
  readonly keyring: ReturnType<typeof newKeyring>;
  readonly snapshots: ReturnType<typeof newSnapshots>;
  readonly issuer: TestIssuer;
  readonly clock: TestClock;
  readonly tombstones: ReturnType<typeof tombstonesIn>;
}

/** How a test wants its service. */
export interface ServiceOptions {
  readonly now?: Date | null;
  /** A second instance on the database of the first. */
  readonly beside?: Shared;
  /** So many connections for such an instance. */
  readonly poolSize?: number;
  /** Where else what it logs goes. Nothing said: nowhere. */
  readonly outlets?: Outlets;
  /** How it is reached from outside. Nothing said: as the test reaches it. */
  readonly publicUrl?: string;
  /** Where its log is published. Nothing said: nowhere, and nothing is sealed. */
  readonly logFolder?: string;
  /** How often one may do what. Nothing said: as often as they like. */
  readonly limits?: Parameters<typeof createApp>[0]['settings']['limits'];
  /** Where exports are written. Nothing said: a folder of its own, there once something is. */
  readonly exports?: ReturnType<typeof exportsIn>;
  /** Clients that are not as usual. */
  readonly clients?: Readonly<Record<string, object>>;
  /** Where it is remembered who was erased. Nothing said: a folder of its own. */
  readonly anchor?: string;
}

/** A service over real HTTP, on a database of its own, with tokens of an issuer of its own. */
export interface TestService extends Shared {
  readonly baseUrl: string;
  readonly db: DataSource;
  readonly shelves: Shelves;
  /** Who listens here. What a service looks for every other second, a test looks for itself. */
  readonly changes: Changes;
  readonly exports: ReturnType<typeof exportsIn>;
  readonly log: readonly string[];
  tokenFor(subject: string, role?: TokenRole): string;
  ask(path: string, asked?: Ask): Promise<Response>;
  stop(): Promise<void>;
}

/** One request. An object is sent as JSON, text as it is. */
export interface Ask {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Clients that stand for somebody else than the customer's usual app. */
const OTHERS = {
  'mill-app': { role: 'customer', recipient: 'app:mill', purposes: PURPOSES },
  'mill-cheese': { role: 'counter', recipient: 'counter:brandt/mill/cheese', purposes: PURPOSES },
  'lake-meat': { role: 'counter', recipient: 'counter:brandt/lake/meat', purposes: PURPOSES },
  'shy-meat': { role: 'counter', recipient: 'counter:brandt/mill/meat', purposes: ['recipes'] },
  'bound-desk': { role: 'dpo', bound: true },
  'shy-desk': { role: 'dpo' },
  'meat-counter': { role: 'customer', recipient: 'counter:brandt/mill/meat', purposes: PURPOSES },
} as const;

/** Everybody who may come in. */
const KNOWN = {
  [CLIENT_OF.customer]: { role: 'customer', recipient: 'app:brandt', purposes: PURPOSES },
  ...OTHERS,
  [CLIENT_OF.guest]: { role: 'guest', purposes: PURPOSES },
  [CLIENT_OF.counter]: {
    role: 'counter',
    recipient: 'counter:brandt/mill/meat',
    purposes: PURPOSES,
  },
  [CLIENT_OF.recipient]: { role: 'recipient', recipient: 'brand:hafergut', keeps: 'screen' },
  'mill-backend': { role: 'recipient', recipient: 'app:mill', keeps: 'nothing' },
  [CLIENT_OF.retailer]: { role: 'retailer' },
  [CLIENT_OF.dpo]: { role: 'dpo', identify: true },
};

/** Starts a service, in this process and on a free port. */
export async function startService(options: ServiceOptions = {}): Promise<TestService> {
  const {
    beside,
    logFolder,
    limits = { customer: {}, client: {} },
    exports = exportsIn(),
    clients = {},
    publicUrl,
    outlets = {},
  } = options;
  const { shared, db, end } = await (beside
    ? besideHouse(beside, options.poolSize)
    : newHouse(options));
  const { keyring, snapshots, issuer, clock } = shared;
  const log: string[] = [];
  const shelves = new Shelves();
  const app = await createApp({
    db,
    keyring,
    snapshots,
    tombstones: shared.tombstones,
    published: publishedIn(logFolder),
    exports,
    clock,
    settings: { limits, openStreams: 20, origins: ['https://shop.example'], publicUrl },
    shelves,
    log: new Log((line) => void log.push(line), asJson, outlets),
    register: new ClientRegister({ ...KNOWN, ...clients }),
    signatures: issuer.signatures(),
  });
  await app.listen(0, '127.0.0.1');
  const baseUrl = await app.getUrl();
  return {
    ...shared,
    baseUrl,
    db,
    shelves,
    changes: app.get(Changes),
    exports,
    log,
    tokenFor: (subject, role = 'customer') =>
      issuer.tokenFor(subject, role, clock.at ?? new Date()),
    ask: (path, asked = {}) => fetch(baseUrl + path, requestOf(asked)),
    async stop() {
      await app.close();
      await end();
    },
  };
}

/** What is the same for all instances of a house, the own pool, and how both end. */
interface House {
  readonly shared: Shared;
  readonly db: DataSource;
  end(): Promise<void>;
}

async function newHouse({ now = null, anchor }: ServiceOptions): Promise<House> {
  const { ownerUrl, db, close } = await freshDatabase();
  await openLogIn(ownerUrl);
  const issuer = await startIssuer();
  const keyring = newKeyring();
  const tombstones = tombstonesIn(anchor);
  const clock = new TestClock(now);
  const shared = { ownerUrl, keyring, snapshots: newSnapshots(), issuer, clock, tombstones };
  return { shared, db, end: () => close().then(issuer.close) };
}

async function besideHouse(shared: Shared, poolSize = 10): Promise<House> {
  const db = await openDatabase(shared.ownerUrl, { role: 'village_app', poolSize });
  return { shared, db, end: async () => {} };
}

function requestOf({ method = 'GET', token, body, headers }: Ask): RequestInit {
  return {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: textOf(body) }),
  };
}

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));
