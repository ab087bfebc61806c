import type { DataSource } from 'typeorm';
import { FIELDS_FOR, type Purpose } from '@village-butcher/sdk/contract';
import { idAt } from '../src/base/id.js';
import { naming, ofCustomer, run, statement } from '../src/base/statement.store.js';
import { newSalt } from '../src/ledger/commit.js';
import { APP, customersOf } from './crowd.js';
import { rateInFlight } from './rate.js';
import type { Side } from './windows.js';

const LOAD = { inFlight: 16, ms: 2_000 };
const STORE = 'brandt/store-1';

/** What the start page asks for. */
const START_PAGE: readonly Purpose[] = ['recipes', 'shopping-tips'];

const PERMITTED = ofCustomer(
  'bench-permitted',
  `SELECT at, edition, kek, key_id, wrapped, paused_until, wished, words, boxes, unconfirmed,
     settled
   FROM profile.permitted($1, $2, $3, $4, NULL, 'own')`,
);
const DISCLOSED = naming(
  'bench-disclosed',
  `SELECT at, edition, kek, key_id, wrapped, paused_until, wished, words, boxes, unconfirmed,
     settled
   FROM profile.read_permitted($1, $2, $3, $4, NULL, $5, $6, $7, $8, 'own')`,
);
const BARE = statement(
  'bench-bare',
  'SELECT key_id, kek, wrapped FROM public.bare WHERE customer_id = $1',
);

/** Permitted reads of a crowd, through the service's own pool and statement runner. */
export function permittedReads(
  db: DataSource,
  customers: number,
  purposes: readonly Purpose[] = START_PAGE,
): Side {
  const next = customersOf(customers);
  const pairs = pairsFor(purposes);
  return () => rateInFlight(() => run(db, PERMITTED, [next(), APP, purposes, pairs]), LOAD);
}

/** One permitted read for the start page after another, each with its disclosure. */
export function disclosedReads(db: DataSource, customers: number): () => Promise<unknown> {
  const next = customersOf(customers);
  const asked = [APP, START_PAGE, pairsFor(START_PAGE)];
  return () =>
    run(db, DISCLOSED, [next(), ...asked, idAt(Date.now()), newSalt(), 'village-app', STORE]);
}

const pairsFor = (purposes: readonly Purpose[]): readonly string[] =>
  purposes.flatMap((purpose) => FIELDS_FOR[purpose].map((field) => `${purpose} ${field}`));

/** The least that can be asked of the same pool: one row by its key, and no wall around it. */
export function bareReads(db: DataSource, customers: number): Side {
  const next = customersOf(customers);
  return () => rateInFlight(() => run(db, BARE, [next()]), LOAD);
}
