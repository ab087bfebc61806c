import type { DataSource } from 'typeorm';
import type { QuestionParameters } from '@village-butcher/sdk/contract';
import { run, statement } from '../base/statement.store.js';
import { lineIn } from '../ledger/box.js';
import type { Keyring } from '../ledger/keyring.js';
import { saidIn, type Said } from './chain.js';
import type { Published } from './question.js';
import { wasUsedAt } from './of-store.store.js';
import type { Use } from './use.js';

interface PositionRow {
  readonly now: Date;
  readonly at: Date | null;
  readonly size: string | null;
  readonly unsealed: number;
}

/** `$1`: how far the log is published. `$2`: what was known then, or `null` for the last of it. */
const READ_POSITION = statement<PositionRow>(
  'read-position',
  `SELECT coalesce($3, date_trunc('milliseconds', clock_timestamp())) AS now, p.at, p.size,
     (SELECT count(*)::int FROM ledger.queue) AS unsealed
   FROM (VALUES (1)) one LEFT JOIN LATERAL (
     SELECT at, size FROM ledger.position
     WHERE size <= $1 AND ($2::timestamptz IS NULL OR at <= $2)
     ORDER BY size DESC LIMIT 1
   ) p ON true`,
);

/** A closed position of the log, the time that it is, and how much waits to be sealed. */
export interface Position {
  readonly now: Date;
  readonly unsealed: number;
  /** The last one not later than what was asked for. `null`: the log does not reach so far back. */
  readonly known: { readonly at: Date; readonly size: number } | null;
}

/** Where the log stood at a time. */
export async function readPosition(
  db: DataSource,
  published: number,
  knownAsOf: string | null,
  now: Date | null,
): Promise<Position> {
  const [row] = await run(db, READ_POSITION, [published, knownAsOf, now]);
  const { at, size, unsealed, now: time } = row!;
  return { now: time, unsealed, known: at && size ? { at, size: Number(size) } : null };
}

/** A use as it is read. */
export interface UseRow {
  readonly leaf_index: string;
  readonly id: string;
  readonly customer_id: string;
  readonly at: Date;
  readonly recipient: string;
  readonly client: string;
  readonly store: string;
  readonly purposes: readonly string[];
  readonly fields: readonly string[];
  readonly lines: readonly string[];
  readonly seen: number;
}

const READ_USES = statement<UseRow>(
  'read-uses',
  `SELECT s.leaf_index, d.id, d.customer_id, d.at, d.recipient, d.client, d.store, d.purposes,
     d.fields, d.lines::text[] AS lines, (d.payload::json->>'seen')::int AS seen
   FROM ledger.sealed s
   JOIN audit.disclosure d ON d.customer_id = s.customer_id AND d.id = s.line_id
   WHERE s.leaf_index > $1 AND s.leaf_index < $2 AND d.at <= $3
     AND ($4::timestamptz IS NULL OR d.at >= $4) AND ($5::timestamptz IS NULL OR d.at < $5)
     AND ($6::text IS NULL OR d.recipient = $6) AND ($7::text IS NULL OR $7 = ANY (d.purposes))
     AND ($8::text IS NULL OR $8 = ANY (d.fields)) AND ($9::text IS NULL OR d.store = $9)
   ORDER BY s.leaf_index LIMIT $10`,
);

/** Which uses or acts: in a stretch of a log of this size, up to a time. */
export interface Among {
  readonly after: number;
  readonly end: number;
  readonly size: number;
  readonly asOf: string;
  readonly most: number;
}

/** Uses in the order of the log. */
export async function readUses(
  db: DataSource,
  { after, end, asOf, most }: Among,
  { from, to, recipient, purpose, field, store }: QuestionParameters,
): Promise<readonly Use[]> {
  const asked = [from, to, recipient, purpose, field, store].map((one) => one ?? null);
  return (await run(db, READ_USES, [after, end, asOf, ...asked, most])).map(useIn);
}

/** A use of a row: each field with what it was for, and on which line. */
export const useIn = ({ leaf_index, at, purposes, fields, lines, ...use }: UseRow): Use => ({
  id: use.id,
  customer: use.customer_id,
  recipient: use.recipient,
  client: use.client,
  store: use.store,
  seen: use.seen,
  position: Number(leaf_index),
  at: at.toISOString(),
  parts: fields.map((name, n) => ({ field: name, purpose: purposes[n]!, line: lines[n]! })),
});

interface LineRow {
  readonly customer_id: string;
  readonly line_id: string;
  readonly box: Buffer;
  readonly key_id: string;
  readonly kek: string;
  readonly wrapped: Buffer;
}

const READ_CHAINS = statement<LineRow>(
  'read-chains',
  `SELECT l.customer_id, l.line_id, l.box, k.key_id, k.kek, k.wrapped
   FROM ledger.line l
   JOIN ledger.sealed s ON s.customer_id = l.customer_id AND s.line_id = l.line_id
   JOIN ledger.customer_key k ON k.customer_id = l.customer_id
   WHERE l.customer_id = ANY ($1::uuid[]) AND s.leaf_index < $2
     AND ($3::uuid[] IS NULL OR l.line_id = ANY ($3))
   ORDER BY l.customer_id, l.seq`,
);

/** Whose chains, in a log of this size, and of them all lines (`null`) or those that are named. */
export interface Whose {
  readonly customers: readonly string[];
  readonly size: number;
  readonly lines: readonly string[] | null;
}

/** What customers said, in the order of their chains: the bytes that were committed to, opened. */
export async function readChains(
  db: DataSource,
  keyring: Keyring,
  { customers, size, lines }: Whose,
): Promise<ReadonlyMap<string, readonly Said[]>> {
  const rows = await run(db, READ_CHAINS, [customers, size, lines]);
  const keys = new Map<string, Buffer>();
  const chains = new Map<string, Said[]>(customers.map((customer) => [customer, []]));
  for (const { customer_id: customer, line_id, box, key_id: keyId, kek, wrapped } of rows) {
    const key = keys.get(customer) ?? keyring.open(customer, { keyId, kek, wrapped }, 'ledger');
    keys.set(customer, key);
    chains.get(customer)!.push(saidIn(lineIn(key, line_id, box)));
  }
  return chains;
}

/** Whoever comes behind somebody, at a time and in a log of this size. */
interface Speaking extends Pick<Among, 'asOf' | 'size' | 'most'> {
  readonly after: string | null;
}

const READ_SPEAKERS = statement<{ customer_id: string }>(
  'read-speakers',
  `SELECT DISTINCT customer_id FROM consent.standing
   WHERE ($1::uuid IS NULL OR customer_id > $1) AND ($2::text IS NULL OR recipient = $2)
     AND ($3::text IS NULL OR purpose = $3) AND ($4::text IS NULL OR field = $4)
     AND ($5::text IS NULL OR ${wasUsedAt('standing.customer_id', 5)})
   ORDER BY customer_id LIMIT $8`,
);

/**
 * Customers who ever said a word on such a permission, some at a time. The projection keeps a row of
 * each permission that was ever given, so it finds them all; what they said is read from the lines.
 */
export const readSpeakers = async (
  db: DataSource,
  { after, asOf, size, most }: Speaking,
  { recipient, purpose, field, store }: QuestionParameters,
): Promise<readonly string[]> => {
  const asked = [recipient, purpose, field, store].map((one) => one ?? null);
  return (await run(db, READ_SPEAKERS, [after, ...asked, asOf, size, most])).map(
    ({ customer_id: id }) => id,
  );
};

const READ_NOTICES = statement<Published>(
  'read-published-notices',
  `SELECT p.said->>'id' AS id, (p.said->>'version')::int AS version, p.said->>'locale' AS locale,
     p.said->>'at' AS at, p.said->>'sha256' AS sha256,
     rtrim(translate(encode(sha256(convert_to(n.text, 'UTF8')), 'base64'), '+/', '-_'), '=') AS found
   FROM ledger.published_notice p
   LEFT JOIN consent.notice n ON n.id = p.said->>'id' AND n.version = (p.said->>'version')::int
     AND n.locale = p.said->>'locale'
   WHERE p.leaf_index < $1 ORDER BY p.leaf_index`,
);

/** The texts that a log of this size knows, each with the hash of what is kept of it now. */
export const readNotices = (db: DataSource, size: number): Promise<readonly Published[]> =>
  run(db, READ_NOTICES, [size]);
