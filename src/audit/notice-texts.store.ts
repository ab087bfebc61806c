import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import { LISTS, type Listed, type ListName } from '../consent/listed.js';

interface TextRow {
  readonly id: string;
  readonly version: number;
  readonly locale: string;
  readonly text: string;
  readonly sha256: Buffer;
}

/** A text that was on screen, the digest under which it stands in the log, and what it lists. */
export interface ShownNotice extends TextRow {
  readonly lists: readonly { readonly name: ListName; readonly text: string }[];
}

const READ = statement<TextRow & Listed>(
  'read-notices-until',
  `SELECT id, version, locale, text, sha256, controls, statements, uses
   FROM consent.notice WHERE at <= $1 ORDER BY id, version, locale`,
);

/** Every text that was published up to a time. */
export const noticesUntil = async (db: DataSource, at: Date): Promise<readonly ShownNotice[]> =>
  (await run(db, READ, [at])).map((row) => ({
    ...row,
    lists: LISTS.flatMap((name) => (row[name] === null ? [] : [{ name, text: row[name] }])),
  }));
