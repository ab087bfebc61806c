import type { DataSource } from 'typeorm';
import type { Field, WishAct } from '@village-butcher/sdk/contract';
import { ofCustomer, run } from '../base/statement.store.js';
import { WORD_ROW, type WordRow } from '../consent/word.store.js';

/** All that the permission centre shows of one customer, of one snapshot. */
export interface OwnRow {
  readonly now: Date;
  /** The last line of their chain; `null`: there is none. */
  readonly seq: number | null;
  readonly words: readonly WordRow[] | null;
  readonly paused_until: Date | null;
  readonly wishes: Readonly<Record<string, WishAct>> | null;
  readonly told: readonly (readonly [Field, string, boolean])[] | null;
}

const READ_OWN = ofCustomer<OwnRow>(
  'read-own-view',
  `SELECT coalesce($2, date_trunc('milliseconds', clock_timestamp())) AS now,
     (SELECT h.seq FROM ledger.head h WHERE h.customer_id = $1) AS seq,
     (SELECT json_agg(${WORD_ROW} ORDER BY s.recipient, s.purpose, s.field)
      FROM consent.stance s WHERE s.customer_id = $1) AS words,
     (SELECT p.until FROM consent.pause p WHERE p.customer_id = $1) AS paused_until,
     (SELECT json_object_agg(w.purpose, w.wish) FROM consent.wish w
      WHERE w.customer_id = $1) AS wishes,
     (SELECT json_agg(json_build_array(v.field, v.member, v.confirmed)
        ORDER BY v.field, v.member)
      FROM profile.value v WHERE v.customer_id = $1) AS told`,
);

/** Reads where a customer stands, what they wish and which fields they told: no value. */
export const readOwn = async (
  db: DataSource,
  customer: string,
  now: Date | null,
): Promise<OwnRow> => (await run(db, READ_OWN, [customer, now]))[0]!;
