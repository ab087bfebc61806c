import type { EntityManager } from 'typeorm';
import { run, statement } from '../base/statement.store.js';

/** A text to publish. */
export interface NewNotice {
  readonly id: string;
  readonly version: number;
  readonly locale: string;
  readonly text: string;
}

const PUBLISH = statement<{ same: boolean }>(
  'publish-notice',
  `WITH added AS (
     INSERT INTO consent.notice (id, version, locale, text, sha256, at)
     VALUES ($1, $2, $3, $4, sha256(convert_to($4, 'UTF8')), coalesce($5, clock_timestamp()))
     ON CONFLICT DO NOTHING RETURNING true
   )
   SELECT NOT EXISTS (
     SELECT FROM consent.notice WHERE id = $1 AND version = $2 AND locale = $3 AND text <> $4
   ) AS same`,
);

/** Publishes a text once and for ever. False: another text was published under this name. */
export async function publish(
  tx: EntityManager,
  { id, version, locale, text }: NewNotice,
  now: Date | null,
): Promise<boolean> {
  const [row] = await run(tx, PUBLISH, [id, version, locale, text, now]);
  return row!.same;
}
