import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import { lineIn } from '../ledger/box.js';
import type { Keyring } from '../ledger/keyring.js';
import { prevIn } from '../ledger/line.js';
import type { Among } from './uses.store.js';
import { saidIn, type Placed } from './chain.js';
import { wasUsedAt } from './of-store.store.js';

const PLACE_OF = statement<{ leaf_index: string }>(
  'place-of-line',
  'SELECT leaf_index FROM ledger.sealed WHERE line_id = $1 ORDER BY leaf_index LIMIT 1',
  'village_dpo',
);

/** Where the log has a line. `null`: nowhere. */
export async function readPlace(db: DataSource, line: string): Promise<number | null> {
  const [row] = await run(db, PLACE_OF, [line]);
  return row ? Number(row.leaf_index) : null;
}

interface PlacedRow {
  readonly leaf_index: string;
  readonly customer_id: string;
  readonly line_id: string;
  readonly box: Buffer;
  readonly key_id: string;
  readonly kek: string;
  readonly wrapped: Buffer;
}

/** Leaf by leaf, as evidence is read. */
const READ_PLACED = statement<PlacedRow>(
  'read-placed',
  `SELECT s.leaf_index, l.customer_id, l.line_id, l.box, k.key_id, k.kek, k.wrapped
   FROM ledger.sealed s
   CROSS JOIN LATERAL (
     SELECT l.customer_id, l.line_id, l.box FROM ledger.line l
     WHERE l.customer_id = s.customer_id AND l.line_id = s.line_id AND l.at <= $4 OFFSET 0
   ) l
   CROSS JOIN LATERAL (
     SELECT k.key_id, k.kek, k.wrapped FROM ledger.customer_key k
     WHERE k.customer_id = l.customer_id OFFSET 0
   ) k
   WHERE s.leaf_index > $1 AND s.leaf_index < $2
     AND ($3::text IS NULL OR ${wasUsedAt('s.customer_id', 3)})
   ORDER BY s.leaf_index`,
  'village_dpo',
);

/** Acts in the order of the log, open: everybody's (`null`), or those of the customers of a store. */
export async function readPlaced(
  db: DataSource,
  keyring: Keyring,
  { after, end, size, asOf }: Among,
  store: string | null,
): Promise<readonly Placed[]> {
  const rows = await run(db, READ_PLACED, [after, end, store, asOf, size]);
  return rows.map(({ leaf_index, customer_id: customer, line_id, box, key_id: keyId, ...key }) => {
    const line = lineIn(keyring.open(customer, { keyId, ...key }, 'ledger'), line_id, box);
    return {
      position: Number(leaf_index),
      customer,
      said: saidIn(line),
      leafHash: line.leafHash.toString('base64url'),
      prev: prevIn(line),
    };
  });
}
