import type { DataSource, EntityManager } from 'typeorm';
import { run, statement } from '../base/statement.store.js';

/** An import as it was kept. */
export interface Edition {
  readonly edition: string;
  readonly document: string;
}

const CURRENT_EDITION = statement<{ edition: string }>(
  'current-edition',
  'SELECT edition FROM catalogue.current WHERE one',
);

/** Which edition is in use, if any was ever imported. */
export const readCurrentEdition = async (db: DataSource): Promise<string | null> =>
  (await run(db, CURRENT_EDITION, []))[0]?.edition ?? null;

const READ_DOCUMENT = statement<Edition>(
  'read-edition',
  'SELECT edition, document FROM catalogue.edition WHERE edition = $1',
);

/** One edition with its document. */
export const readEdition = async (db: DataSource, edition: string): Promise<Edition> =>
  (await run(db, READ_DOCUMENT, [edition]))[0]!;

const KEEP = statement<{ at: Date }>(
  'keep-edition',
  `INSERT INTO catalogue.edition (edition, at, document)
   VALUES ($1, coalesce($2, date_trunc('milliseconds', clock_timestamp())), $3) RETURNING at`,
);
const USE = statement(
  'use-edition',
  `INSERT INTO catalogue.current (one, edition) VALUES (true, $1)
   ON CONFLICT (one) DO UPDATE SET edition = EXCLUDED.edition`,
);

/** Keeps an import and makes it the one in use. Answers when that was. */
export async function useEdition(
  tx: EntityManager,
  { edition, document }: Edition,
  now: Date | null,
): Promise<Date> {
  const [row] = await run(tx, KEEP, [edition, now, document]);
  await run(tx, USE, [edition]);
  return row!.at;
}
