import type { DataSource } from 'typeorm';
import type { Field, MemberId, Purpose, Which } from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import { run, statement } from '../base/statement.store.js';
import { wordsOf, type Standing, type Word } from '../consent/standing.js';
import { newSalt } from '../ledger/commit.js';
import type { Keyring } from '../ledger/keyring.js';
import { seal, type Box, type Sealed } from './profile.js';

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
  readonly wished: string | null;
  readonly words: string | null;
  readonly boxes: string | null;
  readonly unconfirmed: string | null;
}

/** Columns are listed, never `*`: a column added later changes no plan and no answer. */
const COLUMNS =
  'at, edition, kek, key_id, wrapped, paused_until, wished, words, boxes, unconfirmed';

/**
 * The rule, the reading and the record of it, in one statement and so on one snapshot: no
 * withdrawal falls between them, and no value leaves without its disclosure (L2, L4). `rule` is
 * the specification; test/laws/statement.test.ts holds these lines to it.
 */
const READ_PERMITTED = statement<Row>(
  'read-permitted',
  `SELECT ${COLUMNS} FROM profile.read_permitted($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
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
    newSalt(),
    client,
    store,
  ]);
  return readIn(row!, recipient, (wrapped) => keyring.open(customer, wrapped, 'profile'));
}

function readIn(
  row: Row,
  recipient: string,
  open: (key: { keyId: string; kek: string; wrapped: Buffer }) => Buffer,
): PermittedRead {
  const parts = rowsIn(row.boxes).map(boxIn);
  const confirmed = new Set(parts.map(({ field }) => field));
  const waiting = (row.unconfirmed?.split(' ') ?? []) as Field[];
  return {
    now: row.at,
    edition: row.edition,
    wished: new Set((row.wished?.split(' ') ?? []) as Purpose[]),
    standing: {
      words: wordsOf(rowsIn(row.words).map((said) => wordIn(recipient, said))),
      pausedUntil: row.paused_until,
      pending: new Set(waiting.filter((field) => !confirmed.has(field))),
    },
    sealed: seal(
      once(() => open({ keyId: row.key_id, kek: row.kek, wrapped: row.wrapped })),
      parts,
    ),
  };
}

/** A text of the statement: rows, and the words of each, of which none has a space in it. */
const rowsIn = (text: string | null): string[][] =>
  text === null ? [] : text.split('\n').map((row) => row.split(' '));

function wordIn(recipient: string, said: readonly string[]): readonly [Which, Word] {
  const [purpose, field, says, id, untilMs] = said as [
    Purpose,
    Field,
    Word['says'],
    string,
    string?,
  ];
  const until = untilMs === undefined ? null : new Date(Number(untilMs));
  return [
    { recipient, purpose, field },
    { says, until, line: id },
  ];
}

function boxIn(told: readonly string[]): Box {
  const [field, member, box] = told as [Field, MemberId, string];
  return { field, member, box: Buffer.from(box, 'hex') };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
