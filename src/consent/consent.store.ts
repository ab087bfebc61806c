import type { DataSource, EntityManager } from 'typeorm';
import type { Purpose, Which, WishAct } from '@village-butcher/sdk/contract';
import { ofCustomer, run } from '../base/statement.store.js';
import type { Line } from '../ledger/line.js';
import type { ConsentCommand, Situation } from './decide.js';
import type { ConsentEvent } from './events.js';
import { restrictWords } from './restrict.store.js';
import { keyOf, wordsOf } from './standing.js';
import { WORD_ROW, wordIn, type WordRow } from './word.store.js';

interface SituationRow {
  readonly now: Date;
  readonly words: readonly WordRow[] | null;
  readonly paused_until: Date | null;
  readonly wishes: Readonly<Record<string, WishAct>> | null;
  readonly last_taken: number;
  readonly seq: number | null;
}

/** `$2` null: every word. Run after the lock, so that it sees every committed act. */
const READ_SITUATION = ofCustomer<SituationRow>(
  'read-situation',
  `SELECT coalesce($3, date_trunc('milliseconds', clock_timestamp())) AS now,
     (SELECT json_agg(${WORD_ROW})
      FROM consent.stance s
      WHERE s.customer_id = $1
        AND ($2::text[] IS NULL OR s.recipient || ' ' || s.purpose || ' ' || s.field = ANY ($2))
     ) AS words,
     (SELECT p.until FROM consent.pause p WHERE p.customer_id = $1) AS paused_until,
     (SELECT json_object_agg(w.purpose, w.wish) FROM consent.wish w WHERE w.customer_id = $1) AS wishes,
     (SELECT coalesce(max(s.withdrawn_seq), -1) FROM consent.standing s
      WHERE s.customer_id = $1
        AND s.recipient || ' ' || s.purpose || ' ' || s.field = ANY ($4::text[])) AS last_taken,
     (SELECT h.seq FROM ledger.head h WHERE h.customer_id = $1) AS seq`,
);

/** What of where a customer stands is asked about, by keys. */
export interface About {
  /** The words on these; `null`: on all. */
  readonly words: readonly string[] | null;
  /** When any of these was last taken back. */
  readonly taken: readonly string[];
}

/** Where a customer stands, at a time: the one given, or the database's. */
export async function readSituation(
  db: DataSource | EntityManager,
  customer: string,
  { words, taken }: About,
  now: Date | null,
): Promise<Situation & { readonly now: Date }> {
  const [row] = await run(db, READ_SITUATION, [customer, words, now, taken]);
  return {
    now: row!.now,
    standing: {
      words: wordsOf((row!.words ?? []).map(wordIn)),
      pausedUntil: row!.paused_until,
      pending: new Set(),
    },
    wishes: new Map(Object.entries(row!.wishes ?? {}) as [Purpose, WishAct][]),
    lastTaken: row!.last_taken,
    seq: row!.seq ?? -1,
  };
}

/** What is asked of somebody who pauses: nothing. They may anyway. */
const ANYWHERE: Situation = {
  standing: { words: new Map(), pausedUntil: null, pending: new Set() },
  wishes: new Map(),
  lastTaken: -1,
  seq: -1,
};

/** Where a customer stands in what a command is about. */
export async function readSituationOf(
  tx: EntityManager,
  customer: string,
  command: ConsentCommand,
  now: Date,
): Promise<Situation> {
  if (command.type === 'pause') return ANYWHERE;
  return readSituation(tx, customer, aboutOf(command), now);
}

/** The permissions that a command depends on. */
function aboutOf(command: ConsentCommand): About {
  if (command.type === 'grant') {
    const taken = command.act.permissions.map(keyOf);
    return { words: command.seen === undefined ? [] : null, taken };
  }
  if (command.type === 'restrict' || command.type === 'lift') return namedBy(command.permissions);
  if (command.type !== 'withdraw') return { words: [], taken: [] };
  return namedBy(command.act.permissions);
}

const namedBy = (permissions: 'all' | readonly Which[]): About => ({
  words: permissions === 'all' ? null : permissions.map(keyOf),
  taken: [],
});

const WRITE_WORDS = ofCustomer(
  'write-words',
  `INSERT INTO consent.standing AS s
     (customer_id, recipient, purpose, field, says, until, line_id, withdrawn_seq,
      notice, notice_version, surface, recorded_at)
   SELECT $1, recipient, purpose, field, $5, until, $7, $8, $9, $10, $11, $12
   FROM unnest($2::text[], $3::text[], $4::text[], $6::timestamptz[])
     AS w (recipient, purpose, field, until)
   ON CONFLICT (customer_id, recipient, purpose, field)
   DO UPDATE SET says = EXCLUDED.says, until = EXCLUDED.until, line_id = EXCLUDED.line_id,
     withdrawn_seq = coalesce(EXCLUDED.withdrawn_seq, s.withdrawn_seq),
     notice = EXCLUDED.notice, notice_version = EXCLUDED.notice_version,
     surface = EXCLUDED.surface, recorded_at = EXCLUDED.recorded_at, paused_until = NULL`,
);
const WRITE_PAUSE = ofCustomer(
  'write-pause',
  `INSERT INTO consent.pause (customer_id, until, line_id) VALUES ($1, $2, $3)
   ON CONFLICT (customer_id) DO UPDATE SET until = EXCLUDED.until, line_id = EXCLUDED.line_id`,
);
const END_PAUSE = ofCustomer('end-pause', 'DELETE FROM consent.pause WHERE customer_id = $1');
const WRITE_WISH = ofCustomer(
  'write-wish',
  `INSERT INTO consent.wish (customer_id, purpose, wish, line_id) VALUES ($1, $2, $3, $4)
   ON CONFLICT (customer_id, purpose)
   DO UPDATE SET wish = EXCLUDED.wish, line_id = EXCLUDED.line_id`,
);
const END_WISH = ofCustomer(
  'end-wish',
  'DELETE FROM consent.wish WHERE customer_id = $1 AND purpose = $2',
);

/** Brings the projections up to one event, in the transaction that appends its line. */
export async function project(
  tx: EntityManager,
  customer: string,
  event: ConsentEvent,
  line: Line,
): Promise<void> {
  switch (event.type) {
    case 'granted':
    case 'withdrawn':
      await writeWords(tx, customer, event, line);
      return;
    case 'paused':
      await run(tx, WRITE_PAUSE, [customer, event.until, line.line]);
      return;
    case 'resumed':
      await run(tx, END_PAUSE, [customer]);
      return;
    case 'restricted':
    case 'lifted':
      await restrictWords(tx, customer, event);
      return;
    case 'wished':
      await run(tx, WRITE_WISH, [customer, event.purpose, event.wish, line.line]);
      return;
    case 'unwished':
      await run(tx, END_WISH, [customer, event.purpose]);
      return;
    case 'refused':
    case 'erased':
    case 'confirmed':
    case 'joined':
    // A no changes nothing. What the others change lies in the profile, whose own flow writes it.
  }
}

/** What was given keeps on what it was given; what was taken back is in no cohort any more. */
function writeWords(
  tx: EntityManager,
  customer: string,
  event: Extract<ConsentEvent, { type: 'granted' | 'withdrawn' }>,
  { line, seq, at }: Line,
): Promise<unknown> {
  const permissions: readonly (Which & { readonly until?: string })[] = event.permissions;
  const given =
    event.type === 'granted'
      ? [null, event.notice.id, event.notice.version, event.surface, at]
      : [seq, null, null, null, null];
  return run(tx, WRITE_WORDS, [
    customer,
    permissions.map(({ recipient }) => recipient),
    permissions.map(({ purpose }) => purpose),
    permissions.map(({ field }) => field),
    event.type,
    permissions.map(({ until }) => until ?? null),
    line,
    ...given,
  ]);
}

const REMOVE_CONSENTS = ['standing', 'pause', 'wish', 'leaving'].map((table) =>
  ofCustomer(`erase-${table}`, `DELETE FROM consent.${table} WHERE customer_id = $1`),
);

/** Removes every projection of a customer who is erased. */
export async function clearConsents(tx: EntityManager, customer: string): Promise<void> {
  for (const remove of REMOVE_CONSENTS) await run(tx, remove, [customer]);
}
