import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';

const READ_OWNERS = statement<{ leaf_index: string; customer_id: string }>(
  'read-owners',
  'SELECT leaf_index, customer_id FROM ledger.sealed WHERE leaf_index = ANY ($1::bigint[])',
  'village_dpo',
);

/** Whose leaves of the log these are. One that is public, or nobody's any more, is not among them. */
export async function readOwners(
  db: DataSource,
  positions: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (positions.length === 0) return new Map();
  const rows = await run(db, READ_OWNERS, [positions]);
  return new Map(rows.map(({ leaf_index, customer_id }) => [Number(leaf_index), customer_id]));
}

const READ_TOLD = statement<{ id: string; customer_id: string }>(
  'read-told-about',
  `SELECT id, customer_id FROM audit.notification
   WHERE id = ANY ($1::uuid[]) AND customer_id <> ledger.nobody()`,
  'village_dpo',
);

/** About whom recipients were told so. Nobody is in it who is erased. */
export async function readToldAbout(
  db: DataSource,
  notifications: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (notifications.length === 0) return new Map();
  const rows = await run(db, READ_TOLD, [notifications]);
  return new Map(rows.map(({ id, customer_id }) => [id, customer_id]));
}
