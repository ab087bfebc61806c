import type { Field, Purpose, Which } from '@village-butcher/sdk/contract';
import type { Hold, Word } from './standing.js';

/**
 * A row of `consent.stance` as it travels: key, word, end in ms, line, what holds it, and until when its
 * customer restricted it.
 */
export type WordRow = readonly [
  key: string,
  says: Word['says'],
  untilMs: number | null,
  line: string,
  held: Hold | null,
  pausedUntilMs: number | null,
];

/** As SQL spells one, of a row `s` of `consent.stance`. */
export const WORD_ROW = `json_build_array(s.recipient || ' ' || s.purpose || ' ' || s.field, s.says,
  (extract(epoch FROM s.until) * 1000)::bigint, s.line_id,
  CASE WHEN s.says = 'withdrawn' THEN NULL
    WHEN s.in_quarantine THEN 'quarantine' WHEN s.is_suspended THEN 'suspended' END,
  (extract(epoch FROM s.paused_until) * 1000)::bigint)`;

/** The word that a row spells. */
export function wordIn(row: WordRow): readonly [Which, Word] {
  const [key, says, untilMs, line, held, pausedMs] = row;
  const [recipient, purpose, field] = key.split(' ') as [string, Purpose, Field];
  return [
    { recipient, purpose, field },
    {
      says,
      until: untilMs === null ? null : new Date(untilMs),
      line,
      ...(held ? { held } : {}),
      ...(pausedMs === null ? {} : { pausedUntil: new Date(pausedMs) }),
    },
  ];
}
