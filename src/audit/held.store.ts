import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import { heldIn, type Held } from './quarantined.js';

const READ_DESK_LINES = statement<{ said: unknown }>(
  'read-desk-lines',
  'SELECT said FROM ledger.published_desk WHERE leaf_index < $1 ORDER BY leaf_index',
  'village_dpo',
);

/** The cohorts that a log of this size knows to be held, or to have been. */
export const readHeld = async (db: DataSource, size: number): Promise<readonly Held[]> =>
  heldIn((await run(db, READ_DESK_LINES, [size])).map(({ said }) => said));
