import type { DataSource } from 'typeorm';
import { FIELDS_FOR, type Purpose } from '@village-butcher/sdk/contract';
import { run, statement } from '../src/base/statement.store.js';
import { APP, customerOf } from './crowd.js';
import { rateInFlight } from './rate.js';
import type { Side } from './windows.js';

const LOAD = { inFlight: 16, ms: 2_000 };

/** What the start page asks for. */
const START_PAGE: readonly Purpose[] = ['recipes', 'shopping-tips'];

const PERMITTED = statement(
  'bench-permitted',
  `SELECT at, edition, kek, key_id, wrapped, paused_until, wished, words, boxes, unconfirmed
   FROM profile.permitted($1, $2, $3, $4, NULL)`,
);
const BARE = statement(
  'bench-bare',
  'SELECT key_id, kek, wrapped FROM ledger.customer_key WHERE customer_id = $1',
);

/** Permitted reads of a crowd, through the service's own pool and statement runner. */
export function permittedReads(
  db: DataSource,
  customers: number,
  purposes: readonly Purpose[] = START_PAGE,
): Side {
  const next = customersOf(customers);
  const pairs = purposes.flatMap((purpose) =>
    FIELDS_FOR[purpose].map((field) => `${purpose} ${field}`),
  );
  return () => rateInFlight(() => run(db, PERMITTED, [next(), APP, purposes, pairs]), LOAD);
}

/** The least that can be asked of the same pool: one row by its key. */
export function bareReads(db: DataSource, customers: number): Side {
  const next = customersOf(customers);
  return () => rateInFlight(() => run(db, BARE, [next()]), LOAD);
}

/** A prime that no crowd's size is a multiple of: so everybody comes up before anybody again. */
const STRIDE = 61_837;

/** Steps through a crowd in an order of no pattern, the same in every run. */
function customersOf(customers: number): () => string {
  const ids = Array.from({ length: customers }, (_, n) => customerOf(n));
  let n = 0;
  return () => ids[(n = (n + STRIDE) % customers)]!;
}
