import type { DataSource } from 'typeorm';
import { canonical, fromCanonical, type Canonical } from '../base/canonical.js';
import { run, statement } from '../base/statement.store.js';
import { lineIn } from '../ledger/box.js';
import { blindEntry, commitmentOf, KINDS, leafHashOf } from '../ledger/commit.js';
import type { Keyring } from '../ledger/keyring.js';
import type { Line } from '../ledger/line.js';
import type { Stretch } from './answer-page.js';
import { saidIn, type Said } from './chain.js';
import { spelledOn, tieOf, type Kept, type Word } from './integrity.js';

interface EvidenceRow {
  readonly leaf_index: string;
  readonly customer_id: string;
  readonly line_id: string;
  readonly seq: number | null;
  readonly is_last: boolean;
  readonly box: Buffer | null;
  readonly before: Buffer | null;
  readonly key_id: string;
  readonly kek: string;
  readonly wrapped: Buffer;
  readonly payload: string | null;
  readonly salt: Buffer;
  readonly recipient: string;
  readonly purposes: readonly string[];
  readonly fields: readonly string[];
  readonly lines: readonly string[];
}

/** Leaf by leaf (`OFFSET 0`): whoever reckons a stretch longer than it is reads all of a table for it. */
const READ_EVIDENCE = statement<EvidenceRow>(
  'read-evidence',
  `SELECT s.leaf_index, s.customer_id, s.line_id, l.seq, l.box, p.leaf_hash AS before,
     coalesce(k.seq = l.seq, false) AS is_last, k.key_id, k.kek, k.wrapped,
     d.payload, d.salt, d.recipient, d.purposes, d.fields, d.lines::text[] AS lines
   FROM ledger.sealed s
   CROSS JOIN LATERAL (
     SELECT k.key_id, k.kek, k.wrapped, h.seq FROM ledger.customer_key k
     JOIN ledger.head h USING (customer_id) WHERE customer_id = s.customer_id OFFSET 0
   ) k
   LEFT JOIN LATERAL (
     SELECT l.seq, l.box FROM ledger.line l
     WHERE l.customer_id = s.customer_id AND l.line_id = s.line_id OFFSET 0
   ) l ON true
   LEFT JOIN LATERAL (
     SELECT p.leaf_hash FROM ledger.line p WHERE p.customer_id = s.customer_id AND p.seq = l.seq - 1 OFFSET 0
   ) p ON true
   LEFT JOIN LATERAL (
     SELECT d.payload, d.salt, d.recipient, d.purposes, d.fields, d.lines FROM audit.disclosure d
     WHERE d.customer_id = s.customer_id AND d.id = s.line_id OFFSET 0
   ) d ON true
   WHERE s.leaf_index > $1 AND s.leaf_index < $2 ORDER BY s.leaf_index`,
  'village_dpo',
);

/** What is kept of one leaf, whose it is, and whether it is the last of their chain. */
export interface Evidence extends Omit<Kept, 'published'> {
  readonly customer: string;
  readonly isLast: boolean;
}

/** What is kept of the leaves of a stretch of the log. What does not open is not left out. */
export async function readEvidence(
  db: DataSource,
  keyring: Keyring,
  { after, end }: Stretch,
): Promise<readonly Evidence[]> {
  const rows = await run(db, READ_EVIDENCE, [after, end]);
  return rows.map((row) => {
    const line = lineOf(keyring, row);
    return {
      position: Number(row.leaf_index),
      customer: row.customer_id,
      isLast: row.is_last,
      leafHash: (line?.leafHash ?? useHashOf(row))?.toString('base64url') ?? null,
      tie: line && tieOf(line, row.seq!, row.before),
      columns: columnsOf(row),
    };
  });
}

/** A line, shut. */
type ShutRow = Pick<EvidenceRow, 'customer_id' | 'line_id' | 'box' | 'key_id' | 'kek' | 'wrapped'>;

/** A line that was changed does not open. That is the answer, and no failure. */
function lineOf(keyring: Keyring, row: ShutRow): Line | null {
  const { customer_id: customer, key_id: keyId, kek, wrapped } = row;
  if (row.box === null) return null;
  const key = keyring.open(customer, { keyId, kek, wrapped }, 'ledger');
  try {
    return lineIn(key, row.line_id, row.box);
  } catch {
    return null;
  }
}

const useHashOf = ({ payload, salt }: EvidenceRow): Buffer | null =>
  payload === null ? null : leafHashOf(blindEntry(KINDS.disclosure, commitmentOf(salt, payload)));

/** What was committed to. `null`: nobody reads these bytes, and their hash tells that they were changed. */
function bodyIn(payload: string): Canonical | null {
  try {
    return (fromCanonical(payload) as { body?: Canonical }).body ?? null;
  } catch {
    return null;
  }
}

/** Recipient and uses, by the columns and by the payload, each in the payload's own spelling. */
function columnsOf(row: EvidenceRow): Kept['columns'] {
  const body = row.payload === null ? null : bodyIn(row.payload);
  if (body === null) return null;
  const uses = row.fields
    .map((field, n) => ({ field, line: row.lines[n]!, purpose: row.purposes[n]! }))
    .toSorted((one, other) => (wordOf(one) < wordOf(other) ? -1 : 1));
  const purposes = [...new Set(uses.map(({ purpose }) => purpose))];
  const searched = {
    for: purposes.map((purpose) => ({
      fields: uses
        .filter((one) => one.purpose === purpose)
        .map(({ field, line }) => ({ field, line })),
      purpose,
    })),
    to: row.recipient,
  };
  return { searched: canonical(searched), committed: canonical(body) };
}

const wordOf = ({ purpose, field }: { purpose: string; field: string }): string =>
  `${purpose} ${field}`;

const READ_WHOLE = statement<ShutRow>(
  'read-whole-chains',
  `SELECT l.customer_id, l.line_id, l.box, k.key_id, k.kek, k.wrapped
   FROM ledger.line l JOIN ledger.customer_key k ON k.customer_id = l.customer_id
   WHERE l.customer_id = ANY ($1::uuid[]) ORDER BY l.customer_id, l.seq`,
  'village_dpo',
);

/** Chains to their ends, without those in which a line does not open: its own place says so. */
export async function readWhole(
  db: DataSource,
  keyring: Keyring,
  customers: readonly string[],
): Promise<ReadonlyMap<string, readonly Said[]>> {
  const chains = new Map<string, Said[]>(customers.map((customer) => [customer, []]));
  for (const row of await run(db, READ_WHOLE, [customers])) {
    const line = lineOf(keyring, row);
    if (line === null) chains.delete(row.customer_id);
    else chains.get(row.customer_id)?.push(saidIn(line));
  }
  return chains;
}

interface WordRow {
  readonly customer_id: string;
  readonly seq: number;
  readonly key: string | null;
  readonly says: string;
  readonly until: Date | null;
  readonly line: string;
  readonly recorded_at: Date | null;
  readonly notice: string | null;
  readonly notice_version: number | null;
  readonly surface: string | null;
}

const READ_ENGINE = statement<WordRow>(
  'read-engine',
  `SELECT h.customer_id, h.seq, s.recipient || ' ' || s.purpose || ' ' || s.field AS key, s.says,
     s.until, s.line_id AS line, s.recorded_at, s.notice, s.notice_version, s.surface
   FROM ledger.head h LEFT JOIN consent.standing s ON s.customer_id = h.customer_id
   WHERE h.customer_id = ANY ($1::uuid[])`,
  'village_dpo',
);

/** What the engine reads of customers, and where their chains stand as it does. */
export async function readEngine(
  db: DataSource,
  customers: readonly string[],
): Promise<ReadonlyMap<string, { readonly seq: number; readonly words: readonly Word[] }>> {
  const found = new Map<string, { seq: number; words: Word[] }>();
  for (const row of await run(db, READ_ENGINE, [customers])) {
    const { customer_id: customer, seq, key } = row;
    const own = found.get(customer) ?? { seq, words: [] };
    found.set(customer, own);
    if (key !== null) own.words.push(wordIn(key, row));
  }
  return found;
}

const wordIn = (key: string, row: WordRow): Word => ({
  key,
  says: row.says,
  line: row.line,
  until: row.until?.toISOString() ?? null,
  recordedAt: row.recorded_at?.toISOString() ?? null,
  on: row.notice === null ? null : spelledOn(row.notice, row.notice_version ?? 0, row.surface),
});
