import type { DataSource } from 'typeorm';
import type { Purpose } from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import { naming, run } from '../base/statement.store.js';
import { newSalt } from '../ledger/commit.js';
import type { Keyring } from '../ledger/keyring.js';
import { opener, permittedIn, type PermittedRead, type PermittedRow } from './profile.store.js';

/** A counter that looks at one visit, for all that its client may ask for. */
export interface Look {
  readonly customer: string;
  /** Which of the customer's visits: only while it is open, and only where it was opened. */
  readonly tag: Buffer;
  readonly recipient: string;
  readonly client: string;
  readonly store: string;
  readonly purposes: readonly Purpose[];
}

/** Columns are listed, never `*`: a column added later changes no plan and no answer. */
const COLUMNS = 'at, kek, key_id, wrapped, paused_until, words, boxes, unconfirmed';

/** Visit, rule, reading and record in one statement: test/laws/look.test.ts holds it to `rule`. */
const READ_AT_COUNTER = naming<PermittedRow>(
  'read-at-counter',
  `SELECT ${COLUMNS} FROM profile.read_at_counter($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/** Reads what a counter was granted, and leaves the disclosure. Nobody's visit takes as long. */
export async function readAtCounter(
  db: DataSource,
  keyring: Keyring,
  { customer, tag, recipient, client, store, purposes }: Look,
  now: Date | null,
): Promise<Pick<PermittedRead, 'now' | 'standing' | 'sealed'>> {
  const [row] = await run(db, READ_AT_COUNTER, [
    customer,
    tag,
    recipient,
    store,
    purposes,
    now,
    idAt((now ?? new Date()).getTime()),
    newSalt(),
    client,
  ]);
  return permittedIn(row!, recipient, opener(keyring, customer, row!));
}
