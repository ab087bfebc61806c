import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';

/** A text that was on screen, and the digest under which it stands in the log. */
export interface ShownNotice {
  readonly id: string;
  readonly version: number;
  readonly locale: string;
  readonly text: string;
  readonly sha256: Buffer;
}

const READ = statement<ShownNotice>(
  'read-notices-until',
  `SELECT id, version, locale, text, sha256 FROM consent.notice WHERE at <= $1
   ORDER BY id, version, locale`,
);

/** Every text that was published up to a time. */
export const noticesUntil = (db: DataSource, at: Date): Promise<readonly ShownNotice[]> =>
  run(db, READ, [at]);
