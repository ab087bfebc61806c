import type { DataSource } from 'typeorm';
import type {
  Field,
  MemberId,
  Purpose,
  Screen,
  Settled,
  Which,
} from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import { naming, run } from '../base/statement.store.js';
import { wordsOf, type Standing, type Word } from '../consent/standing.js';
import { newSalt } from '../ledger/commit.js';
import type { Keyring, KeyUse } from '../ledger/keyring.js';
import { seal, type Box, type Sealed } from './profile.js';
import { openSettled, type SettledPlace } from './settled.js';

/** Who reads what for what: one pair for each purpose and each field that can matter for it. */
export interface Reading {
  readonly customer: string;
  readonly recipient: string;
  readonly client: string;
  readonly store: string;
  /** Where others can read the screen, not even what was settled is read. */
  readonly screen: Screen;
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
  /** What the customer settled in this very app, by item. */
  readonly settled: readonly Pick<Settled, 'item' | 'says'>[];
}

/** What any permitted read brings, as it travels: see `profile.permitted`. */
export interface PermittedRow {
  readonly at: Date;
  readonly kek: string;
  readonly key_id: string;
  readonly wrapped: Buffer;
  readonly paused_until: Date | null;
  readonly words: string | null;
  readonly boxes: string | null;
  readonly unconfirmed: string | null;
}

interface Row extends PermittedRow {
  readonly edition: string | null;
  readonly wished: string | null;
  readonly settled: string | null;
}

/** Columns are listed, never `*`: a column added later changes no plan and no answer. */
const COLUMNS =
  'at, edition, kek, key_id, wrapped, paused_until, wished, words, boxes, unconfirmed, settled';

/**
 * The rule, the reading and the record of it, in one statement and so on one snapshot: no
 * withdrawal falls between them, and no value leaves without its disclosure (L2, L4). `rule` is
 * the specification; test/laws/statement.test.ts holds these lines to it.
 */
const READ_PERMITTED = naming<Row>(
  'read-permitted',
  `SELECT ${COLUMNS} FROM profile.read_permitted($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

/** Reads what is permitted, and leaves the disclosure. One round trip. */
export async function readPermitted(
  db: DataSource,
  keyring: Keyring,
  { customer, recipient, client, store, screen, purposes, pairs }: Reading,
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
    screen,
  ]);
  const place = { customer, recipient };
  const { edition, wished, settled } = row!;
  const open = opener(keyring, customer, row!);
  return {
    ...permittedIn(row!, recipient, open),
    edition,
    wished: new Set((wished?.split(' ') ?? []) as Purpose[]),
    settled: settledIn(settled, place, () => open('settled')),
  };
}

/** Opens a customer's key for one use. */
type Open = (use: KeyUse) => Buffer;

/** The key of the customer whom a row is about. It is asked for only if something is opened. */
export const opener =
  (keyring: Keyring, customer: string, { key_id: keyId, kek, wrapped }: PermittedRow): Open =>
  (use) =>
    keyring.open(customer, { keyId, kek, wrapped }, use);

/** What a row says of where a customer stands with a recipient, and what it holds, still shut. */
export function permittedIn(
  row: PermittedRow,
  recipient: string,
  open: Open,
): Pick<PermittedRead, 'now' | 'standing' | 'sealed'> {
  const parts = rowsIn(row.boxes).map(boxIn);
  const confirmed = new Set(parts.map(({ field }) => field));
  const waiting = (row.unconfirmed?.split(' ') ?? []) as Field[];
  return {
    now: row.at,
    standing: {
      words: wordsOf(rowsIn(row.words).map((said) => wordIn(recipient, said))),
      pausedUntil: row.paused_until,
      pending: new Set(waiting.filter((field) => !confirmed.has(field))),
    },
    sealed: seal(
      once(() => open('profile')),
      parts,
    ),
  };
}

/** A text of the statement: rows, and the words of each, of which none has a space in it. */
const rowsIn = (text: string | null): string[][] =>
  text === null ? [] : text.split('\n').map((row) => row.split(' '));

function wordIn(recipient: string, said: readonly string[]): readonly [Which, Word] {
  const [purpose, field, says, line, untilMs, pausedMs] = said as [
    Purpose,
    Field,
    Word['says'] | 'held',
    string,
    string?,
    string?,
  ];
  const until = dateOf(untilMs);
  const pausedUntil = dateOf(pausedMs);
  return [
    { recipient, purpose, field },
    {
      ...(says === 'held' ? HELD : { says }),
      until,
      line,
      ...(pausedUntil ? { pausedUntil } : {}),
    },
  ];
}

const HELD = { says: 'granted', held: 'quarantine' } as const;

const dateOf = (ms: string | undefined): Date | null =>
  ms === undefined ? null : new Date(Number(ms));

/** Opens what the customer settled here. In one order, so that equal instructions are equal bytes. */
function settledIn(
  text: string | null,
  place: SettledPlace,
  open: () => Buffer,
): PermittedRead['settled'] {
  if (text === null) return [];
  const key = open();
  return rowsIn(text)
    .map((row) => row.map((word) => Buffer.from(word, 'hex')) as [Buffer, Buffer])
    .map(([tag, box]) => openSettled(key, place, { tag, box }))
    .map(({ item, says }) => ({ item, says }))
    .toSorted((one, other) => (one.item < other.item ? -1 : 1));
}

function boxIn(told: readonly string[]): Box {
  const [field, member, box] = told as [Field, MemberId, string];
  return { field, member, box: Buffer.from(box, 'hex') };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
