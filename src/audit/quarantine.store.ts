import type { QuarantineReason } from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import type { Cohort } from '../consent/quarantine.js';
import type { Act } from '../ledger/line.js';
import type { Looker } from './look.js';
import type { KeptQuarantine, Lift } from './quarantine.js';

interface Row {
  readonly id: string;
  readonly act: string;
  readonly request_hash: Buffer;
  readonly at: Date;
  readonly notice: string;
  readonly notice_version: number;
  readonly surface: string | null;
  readonly uses: readonly string[] | null;
  readonly since: Date;
  readonly until: Date;
  readonly reason: QuarantineReason;
  readonly lifts: readonly Lift[];
}

const READ = statement<Row>(
  'read-quarantines',
  `SELECT q.id, q.act, q.request_hash, q.at, q.notice, q.notice_version, q.surface, q.uses, q.since,
     q.until, q.reason, coalesce(l.lifts, '[]'::json) AS lifts
   FROM audit.quarantine q LEFT JOIN LATERAL (
     SELECT json_agg(json_build_object('act', l.act, 'actor', l.actor,
       'requestHash', encode(l.request_hash, 'hex'),
       'at', to_char(l.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
       ORDER BY l.number) AS lifts
     FROM audit.quarantine_lift l WHERE l.quarantine = q.id
   ) l ON true
   WHERE ($1::uuid IS NULL OR q.id = $1) AND ($2::uuid IS NULL OR q.act = $2)
   ORDER BY q.at DESC, q.id DESC LIMIT 1000`,
);

/** Quarantines, the newest first: all, or the one of a name or of an act. */
export async function readQuarantines(
  where: DataSource | EntityManager,
  { id = null, act = null }: { readonly id?: string | null; readonly act?: string | null } = {},
): Promise<readonly KeptQuarantine[]> {
  const rows = await run(where, READ, [id, act]);
  return rows.map((row) => ({
    id: row.id,
    act: row.act,
    requestHash: row.request_hash,
    reason: row.reason,
    openedAt: row.at,
    lifts: row.lifts,
    cohort: {
      notice: row.notice,
      version: row.notice_version,
      surface: row.surface,
      uses: row.uses,
      from: row.since.toISOString(),
      to: row.until.toISOString(),
    },
  }));
}

const IS_NOTICE = statement(
  'is-notice',
  'SELECT FROM consent.notice WHERE id = $1 AND version = $2 LIMIT 1',
);

/** Whether such a notice was ever published. */
export const isNotice = async (
  tx: EntityManager,
  { notice, version }: Pick<Cohort, 'notice' | 'version'>,
): Promise<boolean> => (await run(tx, IS_NOTICE, [notice, version])).length > 0;

/** Who lets go, by which act, at what time. */
export interface Done {
  readonly officer: Looker;
  readonly act: Act;
  readonly at: Date;
}

const ADD_LIFT = statement(
  'add-quarantine-lift',
  `INSERT INTO audit.quarantine_lift (quarantine, number, act, request_hash, at, actor, client)
   VALUES ($1, $2, $3, $4, $5, $6, $7)`,
);

/** Writes down that somebody says it may end: the first, or the second. */
export const addLift = (
  tx: EntityManager,
  id: string,
  number: number,
  { officer: { actor, client }, act, at }: Done,
): Promise<unknown> => run(tx, ADD_LIFT, [id, number, act.id, act.requestHash, at, actor, client]);

const END = statement('end-quarantine', 'DELETE FROM consent.quarantine WHERE id = $1');

/** Lets a cohort go. */
export const endQuarantine = (tx: EntityManager, id: string): Promise<unknown> =>
  run(tx, END, [id]);
