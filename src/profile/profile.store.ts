import type { DataSource } from 'typeorm';
import type { Field, Purpose, Which } from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import { run, statement } from '../base/statement.store.js';
import { wordsOf, type Standing, type Word } from '../consent/standing.js';
import type { Keyring } from '../ledger/keyring.js';
import { seal, type Sealed } from './profile.js';

/** Who reads what for what: one pair for each purpose and each field that can matter for it. */
export interface Reading {
  readonly customer: string;
  readonly recipient: string;
  readonly client: string;
  readonly store: string;
  /** Every purpose that was asked for: the answer says which of them are wished. */
  readonly purposes: readonly Purpose[];
  readonly pairs: readonly (readonly [Purpose, Field])[];
}

/** What the database let out: all of one snapshot, at one time. */
export interface PermittedRead {
  readonly now: Date;
  readonly edition: string | null;
  readonly wished: ReadonlySet<Purpose>;
  readonly standing: Standing;
  readonly sealed: Sealed;
}

interface Row {
  readonly at: Date;
  readonly edition: string | null;
  readonly kek: string;
  readonly key_id: string;
  readonly wrapped: Buffer;
  readonly paused_until: Date | null;
  readonly wished: readonly Purpose[] | null;
  readonly words: readonly SaidRow[] | null;
  readonly boxes: readonly (readonly [Field, string, string])[] | null;
  readonly pending: readonly Field[] | null;
}

type SaidRow = readonly [Purpose, Field, Word['says'], number | null, string];

/** Columns are listed, never `*`: a column added later changes no plan and no answer. */
const COLUMNS = 'at, edition, kek, key_id, wrapped, paused_until, wished, words, boxes, pending';

/**
 * The rule, the reading and the record of it, in one statement and so on one snapshot: no
 * withdrawal falls between them, and no value leaves without its disclosure (L2, L4). `rule` is
 * the specification; test/laws/statement.test.ts holds these lines to it.
 */
const READ_PERMITTED = statement<Row>(
  'read-permitted',
  `SELECT ${COLUMNS} FROM profile.read_permitted($1, $2, $3, $4, $5, $6, $7, $8)`,
);

/** Reads what is permitted, and leaves the disclosure. One round trip. */
export async function readPermitted(
  db: DataSource,
  keyring: Keyring,
  { customer, recipient, client, store, purposes, pairs }: Reading,
  now: Date | null,
): Promise<PermittedRead> {
  const [row] = await run(db, READ_PERMITTED, [
    customer,
    recipient,
    purposes,
    pairs.map((pair) => pair.join(' ')),
    now,
    idAt((now ?? new Date()).getTime()),
    client,
    store,
  ]);
  return readIn(row!, recipient, (wrapped) => keyring.open(customer, wrapped));
}

function readIn(
  row: Row,
  recipient: string,
  open: (key: { keyId: string; kek: string; wrapped: Buffer }) => Buffer,
): PermittedRead {
  const words = (row.words ?? []).map((said) => wordIn(recipient, said));
  const parts = (row.boxes ?? []).map(([field, member, box]) => ({
    field,
    member,
    box: Buffer.from(box, 'base64'),
  }));
  return {
    now: row.at,
    edition: row.edition,
    wished: new Set(row.wished ?? []),
    standing: {
      words: wordsOf(words),
      pausedUntil: row.paused_until,
      pending: new Set(row.pending ?? []),
    },
    sealed: seal(
      once(() => open({ keyId: row.key_id, kek: row.kek, wrapped: row.wrapped })),
      parts,
    ),
  };
}

const wordIn = (
  recipient: string,
  [purpose, field, says, untilMs, line]: SaidRow,
): readonly [Which, Word] => [
  { recipient, purpose, field },
  { says, until: untilMs === null ? null : new Date(untilMs), line },
];

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
