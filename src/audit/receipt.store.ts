import type { DataSource } from 'typeorm';
import { ofCustomer, run } from '../base/statement.store.js';
import { lineIn } from '../ledger/box.js';
import type { Reader } from '../ledger/ledger.store.js';
import { actIn, type Line } from '../ledger/line.js';
import type { Opened } from '../ledger/receipt.js';

/** Something of a customer's that can have a receipt, and where the log has it, if it has. */
export interface Placed {
  readonly line: Opened;
  readonly leafIndex: number | null;
}

/** One act, with what it added and where that stands. */
export interface PlacedAct {
  readonly act: string;
  readonly lines: readonly (Placed & { readonly line: Line })[];
}

interface ActRow {
  readonly act_id: string;
  readonly line_id: string | null;
  readonly box: Buffer;
  readonly leaf_index: string | null;
}

/** `$2`: an act, or any line of it. An act that changed nothing has one row without a line. */
const READ_ACT = ofCustomer<ActRow>(
  'read-act',
  `SELECT a.act_id, l.line_id, l.box, s.leaf_index
   FROM ledger.act a
   LEFT JOIN ledger.line l ON l.customer_id = $1
     AND l.seq >= a.first_seq AND l.seq < a.first_seq + a.lines
   LEFT JOIN ledger.sealed s ON s.customer_id = $1 AND s.line_id = l.line_id
   WHERE a.customer_id = $1 AND a.act_id = coalesce(
     (SELECT o.act_id FROM ledger.line o WHERE o.customer_id = $1 AND o.line_id = $2), $2)
   ORDER BY l.seq`,
);

/** The act of this id, or the one that this line belongs to. */
export async function readAct(
  db: DataSource,
  { customer, key }: Reader,
  id: string,
): Promise<PlacedAct | null> {
  const rows = await run(db, READ_ACT, [customer, id]);
  const [first] = rows;
  if (!first) return null;
  const lines = rows.flatMap(({ line_id, box, leaf_index }) =>
    line_id === null ? [] : [{ line: lineIn(key, line_id, box), leafIndex: indexIn(leaf_index) }],
  );
  return { act: lines[0] ? actIn(lines[0].line) : first.act_id, lines };
}

interface UseRow {
  readonly at: Date;
  readonly payload: string;
  readonly salt: Buffer;
  readonly leaf_hash: Buffer;
  readonly leaf_index: string | null;
}

const READ_USE = ofCustomer<UseRow>(
  'read-use',
  `SELECT d.at, d.payload, d.salt, d.leaf_hash, s.leaf_index
   FROM audit.disclosure d
   LEFT JOIN ledger.sealed s ON s.customer_id = $1 AND s.line_id = d.id
   WHERE d.customer_id = $1 AND d.id = $2`,
);

/** One use of a customer's fields. */
export async function readUse(db: DataSource, customer: string, id: string): Promise<Placed[]> {
  const rows = await run(db, READ_USE, [customer, id]);
  return rows.map(({ at, payload, salt, leaf_hash: leafHash, leaf_index }) => ({
    line: { kind: 'disclosure', at: at.toISOString(), payload, salt, leafHash },
    leafIndex: indexIn(leaf_index),
  }));
}

const indexIn = (text: string | null): number | null => (text === null ? null : Number(text));
