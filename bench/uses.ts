import type { DataSource } from 'typeorm';
import type { Range } from '../src/ledger/merkle.js';
import { seal, type Sealer } from '../src/ledger/seal.flow.js';
import { LedgerSettings } from '../src/ledger-settings.js';
import { enter, initNewLog, leave, openAsSealer, placesOf } from '../src/log-places.js';
import { DAYS } from './chains.js';
import { APP, ID } from './crowd.js';
import { asOwner } from './ground.js';

/** Uses that are made up: from one number to another, by customers in turns. */
export interface Made {
  readonly from: number;
  readonly to: number;
  /** How many there are in all. */
  readonly of: number;
  readonly customers: number;
}

const BATCH = 20_000;

/**
 * Writes uses as the permitted read writes them: each rests on the grant of its customer, and waits
 * to be sealed. They happened one after another since the grants, and the last one just now.
 */
export async function useOften(ownerUrl: string, made: Made): Promise<void> {
  for (let from = made.from; from < made.to; from += BATCH) {
    await asOwner(ownerUrl, used({ ...made, from, to: Math.min(made.to, from + BATCH) }));
  }
}

const used = ({ from, to, of, customers }: Made): string => `
  WITH turn AS (
    SELECT ${ID} AS customer, uuidv7(at - now()) AS id, k,
      sha256(convert_to(random()::text || k, 'UTF8')) AS salt, at
    FROM (
      SELECT k, (k::bigint * 7919 % ${customers})::int AS n, date_trunc('milliseconds',
        now() - interval '1 day' * (${DAYS - 1} * (1 - (k + 1) / ${of}::float8))) AS at
      FROM generate_series(${from}, ${to - 1}) k
    ) t
  ), said AS (
    SELECT t.*, l.line_id, audit.disclosed(t.at, h.handle, h.leaf_hash, t.id, h.seq, '${APP}',
      ARRAY['recipes', 'recipes'], ARRAY['diet', 'household'], ARRAY[l.line_id, l.line_id]) AS payload
    FROM turn t JOIN ledger.head h ON h.customer_id = t.customer
    JOIN ledger.line l ON l.customer_id = t.customer AND l.seq = 0
  ), kept AS (
    INSERT INTO audit.disclosure (customer_id, at, id, recipient, client, store, purposes, fields,
      lines, payload, salt, leaf_hash)
    SELECT customer, at, id, '${APP}', 'village-app', 'brandt/mutzenhausen',
      ARRAY['recipes', 'recipes'], ARRAY['diet', 'household'], ARRAY[line_id, line_id], payload,
      salt, ledger.blind_hash(2, ledger.commitment(salt, payload)) FROM said ORDER BY k
    RETURNING customer_id, id, leaf_hash, salt, payload, at
  )
  INSERT INTO ledger.queue (customer_id, line_id, kind, entry, leaf_hash, queued_at)
  SELECT customer_id, id, 2, '\\x0102'::bytea || ledger.commitment(salt, payload), leaf_hash, at
  FROM kept`;

/** Where the log of a bench lies, and who writes it. */
export interface Sealing {
  /** Seals all that waits. */
  seal(): Promise<void>;
  end(): Promise<void>;
}

/** Begins the log of a database in a folder. */
export async function sealingOf(ownerUrl: string, settings: LedgerSettings): Promise<Sealing> {
  const db: DataSource = await openAsSealer(ownerUrl);
  await initNewLog(db, settings);
  const session = await enter(db);
  const sealer: Sealer = { ...placesOf(settings), session, tell: () => {} };
  let border: Range | null = null;
  return {
    async seal() {
      for (let sealed = 1; sealed > 0;) {
        const done = await seal(sealer, border);
        border = done.border;
        sealed = done.lines;
      }
    },
    async end() {
      await leave(session);
      await db.destroy();
    },
  };
}
