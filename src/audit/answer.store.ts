import type { DataSource } from 'typeorm';
import type { QuestionParameters } from '@village-butcher/sdk/contract';
import { run, statement } from '../base/statement.store.js';
import type { Listed } from '../consent/listed.js';
import { payloadIn } from '../ledger/box.js';
import type { Keyring } from '../ledger/keyring.js';
import { saidIn, type Said } from './chain.js';
import { foundLists, type Published } from './known.js';
import { wasUsedAt } from './of-store.store.js';
import type { Among } from './uses.store.js';

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
  'village_dpo',
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

/** A line as it is kept, with what opens it. */
export interface LineRow {
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
   ORDER BY l.customer_id, l.seq`,
  'village_dpo',
);

/** Whose chains, in a log of this size. */
export interface Whose {
  readonly customers: readonly string[];
  readonly size: number;
}

/** What customers said, in the order of their chains: the bytes that were committed to, opened. */
export async function readChains(
  db: DataSource,
  keyring: Keyring,
  { customers, size }: Whose,
): Promise<ReadonlyMap<string, readonly Said[]>> {
  const rows = await run(db, READ_CHAINS, [customers, size]);
  const chains = new Map<string, Said[]>(customers.map((customer) => [customer, []]));
  for (const [customer, said] of openedLines(keyring, rows)) chains.get(customer)!.push(said);
  return chains;
}

/** What such lines say, each by its customer, whose key is opened once. */
export function openedLines(
  keyring: Keyring,
  rows: readonly LineRow[],
): (readonly [string, Said])[] {
  const keys = new Map<string, Buffer>();
  return rows.map(({ customer_id: customer, line_id, box, key_id: keyId, kek, wrapped }) => {
    const key = keys.get(customer) ?? keyring.open(customer, { keyId, kek, wrapped }, 'ledger');
    keys.set(customer, key);
    return [customer, saidIn({ payload: payloadIn(key, line_id, box) })];
  });
}

/** Whoever comes behind somebody, at a time and in a log of this size. */
interface Speaking extends Pick<Among, 'asOf' | 'size'> {
  readonly after: string | null;
  readonly most: number;
}

const READ_SPEAKERS = statement<{ customer_id: string }>(
  'read-speakers',
  `SELECT DISTINCT customer_id FROM consent.standing
   WHERE ($1::uuid IS NULL OR customer_id > $1) AND ($2::text IS NULL OR recipient = $2)
     AND ($3::text IS NULL OR purpose = $3) AND ($4::text IS NULL OR field = $4)
     AND ($5::text IS NULL OR ${wasUsedAt('standing.customer_id', 5)})
   ORDER BY customer_id LIMIT $8`,
  'village_dpo',
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

/** A text, what its line says that it lists, and what is kept of that. */
type NoticeRow = Omit<Published, 'lists' | 'listed'> & {
  readonly said: Listed;
  readonly kept: Listed | null;
};

const READ_NOTICES = statement<NoticeRow>(
  'read-published-notices',
  `SELECT p.said->>'id' AS id, (p.said->>'version')::int AS version, p.said->>'locale' AS locale,
     p.said->>'at' AS at, p.said->>'sha256' AS sha256,
     rtrim(translate(encode(sha256(convert_to(n.text, 'UTF8')), 'base64'), '+/', '-_'), '=') AS found,
     json_build_object('controls', p.said->'controls', 'statements', p.said->'statements',
       'uses', p.said->'uses') AS said,
     CASE WHEN n.id IS NOT NULL THEN json_build_object('controls', n.controls,
       'statements', n.statements, 'uses', n.uses) END AS kept
   FROM ledger.published_notice p
   LEFT JOIN consent.notice n ON n.id = p.said->>'id' AND n.version = (p.said->>'version')::int
     AND n.locale = p.said->>'locale'
   WHERE p.leaf_index < $1 ORDER BY p.leaf_index`,
  'village_dpo',
);

const NO_LISTS: Listed = { controls: null, statements: null, uses: null };

/** The texts that a log of this size knows, each with the hashes of what is kept of it now. */
export const readNotices = async (db: DataSource, size: number): Promise<readonly Published[]> =>
  (await run(db, READ_NOTICES, [size])).map(({ said, kept, ...row }) => ({
    ...row,
    ...foundLists(said, kept ?? NO_LISTS),
  }));
