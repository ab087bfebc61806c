import type { EntityManager } from 'typeorm';
import type { WrappedKey } from '../ledger/keyring.js';

const PAGE = 1_000;

interface ConsentRow {
  readonly leaf_index: string;
  readonly customer_id: string;
  readonly line_id: string;
  readonly box: Buffer;
  readonly key_id: string;
  readonly kek: string;
  readonly wrapped: Buffer;
}

/** A sealed consent line, still shut. */
export interface ShutLine {
  readonly index: number;
  readonly customer: string;
  readonly line: string;
  readonly box: Buffer;
  readonly wrapped: WrappedKey;
}

/** Every consent line that is in a log of this size, in the log's order. */
export async function* consentLines(tx: EntityManager, size: number): AsyncGenerator<ShutLine[]> {
  const pages = rowsOf<ConsentRow>(
    tx,
    `SELECT s.leaf_index, l.customer_id, l.line_id, l.box, k.key_id, k.kek, k.wrapped
     FROM ledger.sealed s
     JOIN ledger.line l ON l.customer_id = s.customer_id AND l.line_id = s.line_id
     JOIN ledger.customer_key k ON k.customer_id = s.customer_id
     WHERE s.leaf_index < ${size} ORDER BY s.leaf_index`,
  );
  for await (const page of pages) {
    yield page.map(({ leaf_index, customer_id, line_id, box, key_id, kek, wrapped }) => ({
      index: Number(leaf_index),
      customer: customer_id,
      line: line_id,
      box,
      wrapped: { keyId: key_id, kek, wrapped },
    }));
  }
}

interface UseRow {
  readonly leaf_index: string;
  readonly at: Date;
  readonly client: string;
  readonly edition: string | null;
  readonly fields: readonly string[];
  readonly lines: readonly string[];
  readonly purposes: readonly string[];
  readonly recipient: string;
  readonly store: string;
  readonly payload: string;
  readonly salt: Buffer;
}

/** Every use that is in a log of this size, open, beside the columns by which it is searched. */
export async function* uses(tx: EntityManager, size: number): AsyncGenerator<object[]> {
  const pages = rowsOf<UseRow>(
    tx,
    `SELECT s.leaf_index, d.at, d.client, d.edition, d.fields, d.lines::text[] AS lines, d.purposes,
       d.recipient, d.store, d.payload, d.salt
     FROM ledger.sealed s
     JOIN audit.disclosure d ON d.customer_id = s.customer_id AND d.id = s.line_id
     WHERE s.leaf_index < ${size} ORDER BY s.leaf_index`,
  );
  for await (const page of pages) {
    yield page.map(({ leaf_index, payload, salt, at, ...columns }) => ({
      index: Number(leaf_index),
      payload,
      salt: salt.toString('base64url'),
      columns: { ...columns, at: at.toISOString() },
    }));
  }
}

/** What the engine reads of everybody, by the names that they have in the log. */
export const standingRows = (tx: EntityManager): AsyncGenerator<object[]> =>
  rowsOf(
    tx,
    `SELECT rtrim(translate(encode(h.handle, 'base64'), '+/', '-_'), '=') AS customer,
       s.field, s.line_id AS line, s.purpose, s.recipient, s.says,
       to_char(s.until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS until
     FROM consent.standing s JOIN ledger.head h USING (customer_id)
     ORDER BY customer_id, recipient, purpose, field`,
  );

/** Leaves that nobody can open any more and that no erasure line names yet. */
export const pendingRows = (tx: EntityManager, size: number): AsyncGenerator<object[]> =>
  rowsOf(
    tx,
    `SELECT to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS due,
       leaf_index::float8 AS index
     FROM ledger.erasure_due WHERE leaf_index < ${size} ORDER BY leaf_index`,
  );

/** Every text that was ever on screen, and every list that one of them had. */
export const noticeTexts = (
  tx: EntityManager,
): Promise<readonly { readonly text: string; readonly sha256: Buffer }[]> =>
  tx.query(
    `SELECT DISTINCT one AS text, sha256(convert_to(one, 'UTF8')) AS sha256
     FROM consent.notice n, unnest(ARRAY[n.text, n.controls, n.statements, n.uses]) one
     WHERE one IS NOT NULL`,
  );

/** How far the log is, if nothing waits that would make the rows say more than the log does. */
export async function sizeOfLog(tx: EntityManager): Promise<number | null> {
  const [row] = await tx.query<{ size: string; is_waiting: boolean }[]>(
    `SELECT size, EXISTS (SELECT FROM ledger.queue WHERE kind IN (1, 19)) AS is_waiting
     FROM ledger.log`,
  );
  return row && !row.is_waiting ? Number(row.size) : null;
}

/** Rows a page at a time, so that a bundle of any size takes the memory of one page. */
async function* rowsOf<Row>(tx: EntityManager, text: string): AsyncGenerator<Row[]> {
  await tx.query(`DECLARE pages NO SCROLL CURSOR FOR ${text}`);
  try {
    for (;;) {
      const rows = await tx.query<Row[]>(`FETCH ${PAGE} FROM pages`);
      if (rows.length === 0) return;
      yield rows;
    }
  } finally {
    await tx.query('CLOSE pages');
  }
}
