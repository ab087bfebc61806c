import { BOX_BYTES } from './appends.js';
import { APP, ID, settle, type Crowd } from './crowd.js';
import { asOwner } from './ground.js';

/** A crowd that has lived here for a while. */
export interface History extends Crowd {
  /** So many lines has each chain, and so many uses were there of each customer. All are sealed. */
  readonly lines: number;
}

/**
 * Fills a database with customers and with what they did, in the order in which it happened: a
 * line of each, then the next line of each. The hashes are those of the lines; the boxes open to
 * nothing, and commitments are to nothing.
 */
export async function liveOn(ownerUrl: string, history: History): Promise<void> {
  await settle(ownerUrl, history);
  await asOwner(
    ownerUrl,
    ...FOREIGN.map((table) => `ALTER TABLE ${table} DROP CONSTRAINT ${keyOf(table)}`),
    ...lived(history),
    ...FOREIGN.map(
      (table) => `ALTER TABLE ${table} ADD CONSTRAINT ${keyOf(table)}
        FOREIGN KEY (customer_id) REFERENCES ledger.head`,
    ),
    'VACUUM (ANALYZE)',
  );
}

/** Checked once at the end: for each row while it is written, it takes longer than the row. */
const FOREIGN = ['ledger.act', 'ledger.line', 'audit.disclosure'];
const keyOf = (table: string): string => `${table.split('.')[1]}_customer_id_fkey`;

const COMMITMENT = `sha256(convert_to('line ' || n || ' ' || k, 'UTF8'))`;
const LEAF = `sha256('\\x000101'::bytea || ${COMMITMENT})`;
const LINE = `md5('line ' || n || ' ' || k)::uuid`;
const ACT = `md5('act ' || n || ' ' || k)::uuid`;
const USE = `md5('use ' || n || ' ' || k)::uuid`;
const SALT = `sha256(convert_to('salt ' || n || ' ' || k, 'UTF8'))`;

const lived = ({ customers, lines }: History): readonly string[] => {
  const all = customers * lines;
  const at = `now() - interval '1 year' * (1 - (k * ${customers} + n) / ${all}::float8)`;
  const each = `FROM generate_series(0, ${lines - 1}) k, generate_series(0, ${customers - 1}) n`;
  return [
    `INSERT INTO ledger.act (customer_id, act_id, request_hash, first_seq, lines, at)
     SELECT ${ID}, ${ACT}, ${COMMITMENT}, k, 1, ${at} ${each}`,
    `INSERT INTO ledger.line (customer_id, seq, line_id, act_id, at, commitment, leaf_hash, box)
     SELECT ${ID}, k, ${LINE}, ${ACT}, ${at}, ${COMMITMENT}, ${LEAF}, ${BOX} ${each}`,
    `UPDATE ledger.head h SET seq = ${lines - 1}, leaf_hash = l.leaf_hash, queued_at = l.at
     FROM ledger.line l WHERE l.customer_id = h.customer_id AND l.seq = ${lines - 1}`,
    `INSERT INTO ledger.sealed (customer_id, line_id, leaf_index)
     SELECT ${ID}, ${LINE}, 2 * (k * ${customers} + n) ${each}`,
    `INSERT INTO audit.disclosure (customer_id, at, id, recipient, client, store, purposes, fields,
       lines, payload, salt, leaf_hash)
     SELECT ${ID}, ${at}, ${USE}, '${APP}', 'village-app', 'brandt/store-1', ARRAY['recipes'],
       ARRAY['diet'], ARRAY[${LINE}], ${PAYLOAD}, ${SALT},
       ledger.blind_hash(2, ledger.commitment(${SALT}, ${PAYLOAD})) ${each}`,
    `INSERT INTO ledger.sealed (customer_id, line_id, leaf_index)
     SELECT ${ID}, ${USE}, 2 * (k * ${customers} + n) + 1 ${each}`,
  ];
};

/** Bytes that do not compress, as those of a box. */
const BOX = `(SELECT substr(string_agg(sha512(convert_to(n || ' ' || k || ' ' || part, 'UTF8')), ''), 1, ${BOX_BYTES})
  FROM generate_series(1, ${Math.ceil(BOX_BYTES / 64)}) part)`;
/** As long as that of a use of several fields. */
const PAYLOAD = `repeat('use ' || n || ' ' || k || ' ', 40)`;
