import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { idAt } from '../src/base/id.js';
import { run, statement } from '../src/base/statement.store.js';
import { blindEntry, KINDS, leafHashOf } from '../src/ledger/commit.js';
import { customerOf, customersOf, type Crowd } from './crowd.js';
import { asOwner } from './ground.js';

/** As long as the box of one permission that was given in the permission centre. */
export const BOX_BYTES = 900;

const APPEND = statement(
  'bench-append',
  'SELECT ledger.append($1, $2, $3, $4, $5, $6::uuid[], $7::bytea[], $8::bytea[], $9::bytea[])',
);
const INSERT = statement(
  'bench-insert',
  `INSERT INTO public.plain (id, customer_id, act_id, at, commitment, leaf_hash, box)
   VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id, at`,
);

/** A table for the baseline, that the service's role may write to. */
export const makePlain = (ownerUrl: string): Promise<unknown> =>
  asOwner(
    ownerUrl,
    `CREATE TABLE public.plain (id uuid PRIMARY KEY, customer_id uuid, act_id uuid, at timestamptz,
       commitment bytea, leaf_hash bytea, box bytea)`,
    'GRANT SELECT, INSERT ON public.plain TO village_app',
  );

/**
 * One act of one line after another, each of another customer: appended as the service appends it,
 * through its pool, in a transaction of its own. `lines`: so many each of them has already.
 */
export function appends(
  db: DataSource,
  { customers }: Pick<Crowd, 'customers'>,
  lines = 0,
): () => Promise<unknown> {
  const next = customersOf(customers);
  const seqs = new Map(Array.from({ length: customers }, (_, n) => [customerOf(n), lines]));
  return () => {
    const customer = next();
    const seq = seqs.get(customer)!;
    seqs.set(customer, seq + 1);
    const { line, act, at, commitment, leafHash, box } = made();
    return run(db, APPEND, [
      customer,
      act,
      leafHash,
      at,
      seq,
      [line],
      [commitment],
      [leafHash],
      [box],
    ]);
  };
}

/** The same bytes in one row of a table of which nothing is asked but that they are there. */
export function inserts(db: DataSource, { customers }: Pick<Crowd, 'customers'>) {
  const next = customersOf(customers);
  return (): Promise<unknown> => {
    const { line, act, at, commitment, leafHash, box } = made();
    return run(db, INSERT, [line, next(), act, at, commitment, leafHash, box]);
  };
}

/** What a line is made of. The box opens to nothing, and differs, as boxes do. */
function made() {
  const commitment = createHash('sha256').update(randomUUID()).digest();
  return {
    line: idAt(Date.now()),
    act: randomUUID(),
    at: new Date(),
    commitment,
    leafHash: leafHashOf(blindEntry(KINDS.consent, commitment)),
    box: randomBytes(BOX_BYTES),
  };
}
