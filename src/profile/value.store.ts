import type { DataSource, EntityManager } from 'typeorm';
import type { Field, MemberId } from '@village-butcher/sdk/contract';
import { ofCustomer, run, statement } from '../base/statement.store.js';
import { endInvitation } from './invitation.store.js';
import type { InvitationTable } from './invitation.table.js';
import type { Box } from './profile.js';

/** A part as it is kept. */
export interface KeptPart extends Box {
  readonly confirmed: boolean;
}

const READ_PARTS = ofCustomer<KeptPart>(
  'read-parts',
  `SELECT field, member, confirmed, box FROM profile.value
   WHERE customer_id = $1 AND field = $2 ORDER BY member`,
);

/** All that a customer told in a field, unconfirmed parts included: for their own eyes. */
export const readParts = (
  db: DataSource | EntityManager,
  customer: string,
  field: Field,
): Promise<KeptPart[]> => run(db, READ_PARTS, [customer, field]);

const READ_ALL = ofCustomer<KeptPart>(
  'read-all-parts',
  `SELECT field, member, confirmed, box FROM profile.value
   WHERE customer_id = $1 ORDER BY field, member`,
);

/** The same in every field. */
export const readAllParts = (db: DataSource, customer: string): Promise<KeptPart[]> =>
  run(db, READ_ALL, [customer]);

const REMOVE_OTHERS = ofCustomer(
  'remove-other-parts',
  `WITH gone AS (
     DELETE FROM profile.value WHERE customer_id = $1 AND field = $2 AND member <> ALL ($3)
     RETURNING member
   )
   UPDATE profile.value SET told_at = $4
   WHERE customer_id = $1 AND field = $2 AND member = ANY ($3) AND confirmed
     AND EXISTS (SELECT FROM gone)`,
);
const WRITE_PART = ofCustomer(
  'write-part',
  `INSERT INTO profile.value (customer_id, field, member, confirmed, box, told_at, swept_on)
   VALUES ($1, $2, $3, $4, $5, $6::timestamptz, $6::timestamptz AT TIME ZONE 'UTC')
   ON CONFLICT (customer_id, field, member) DO UPDATE SET confirmed = EXCLUDED.confirmed,
     box = EXCLUDED.box, told_at = EXCLUDED.told_at, swept_on = EXCLUDED.swept_on`,
);

/**
 * Replaces a field: the parts given are written, members not named (`kept`) are erased. Without
 * them the field says something else, so from now on what is left of it counts as told now.
 */
export async function writeParts(
  tx: EntityManager,
  customer: string,
  field: Field,
  { changed, kept }: { readonly changed: readonly KeptPart[]; readonly kept: readonly MemberId[] },
  now: Date,
): Promise<void> {
  await run(tx, REMOVE_OTHERS, [customer, field, kept, now]);
  for (const { member, confirmed, box } of changed) {
    await run(tx, WRITE_PART, [customer, field, member, confirmed, box, now]);
    if (!confirmed) await endInvitation(tx, { customer, member });
  }
}

const INVITABLE = ofCustomer<{ field: Field }>(
  'invitable',
  'SELECT field FROM profile.value WHERE customer_id = $1 AND member = $2 AND NOT confirmed',
);

/** Whether another adult still has something to confirm. */
export const hasPending = async (
  tx: EntityManager,
  customer: string,
  member: MemberId,
): Promise<boolean> => (await run(tx, INVITABLE, [customer, member])).length > 0;

const CONFIRM = ofCustomer<{ field: Field }>(
  'confirm-member',
  `UPDATE profile.value SET confirmed = true
   WHERE customer_id = $1 AND member = $2 AND NOT confirmed AND told_at <= $3
   RETURNING field`,
);

/** Makes a member's parts count that were told before they were invited. Ends the invitation. */
export async function confirmParts(
  tx: EntityManager,
  { customer, member, at }: InvitationTable,
): Promise<Field[]> {
  await endInvitation(tx, { customer, member });
  const rows = await run(tx, CONFIRM, [customer, member, at]);
  return rows.map(({ field }) => field).toSorted();
}

const UNSWEPT = statement<{ customer_id: string }>(
  'unswept',
  `SELECT customer_id FROM profile.value
   WHERE field = 'calendar' AND swept_on < $1 ORDER BY swept_on LIMIT $2`,
  'village_keeper',
);

/** Whose calendars, some of them, may hold days that are over: looked through before today. */
export const readUnswept = async (
  db: DataSource,
  today: string,
  most: number,
): Promise<readonly string[]> =>
  (await run(db, UNSWEPT, [today, most])).map(({ customer_id: id }) => id);

const SWEEP = ofCustomer(
  'sweep',
  `UPDATE profile.value SET box = $3, swept_on = $4
   WHERE customer_id = $1 AND field = 'calendar' AND box = $2`,
);
const SWEEP_AWAY = ofCustomer(
  'sweep-away',
  `DELETE FROM profile.value WHERE customer_id = $1 AND field = 'calendar' AND box = $2`,
);

/** A calendar as it was read, and what is left of it; `null`: no day is. */
export interface Swept {
  readonly customer: string;
  readonly box: Buffer;
  readonly left: Buffer | null;
}

/** Puts a swept calendar in the place of the one that was read. */
export const writeSwept = (
  db: DataSource,
  { customer, box, left }: Swept,
  today: string,
): Promise<unknown> =>
  db.transaction((tx) =>
    left ? run(tx, SWEEP, [customer, box, left, today]) : run(tx, SWEEP_AWAY, [customer, box]),
  );

const REMOVE_PROFILE = ['value', 'invitation'].map((table) =>
  ofCustomer(`erase-${table}`, `DELETE FROM profile.${table} WHERE customer_id = $1`),
);

/** Removes all that a customer told who is erased, and whom they invited to confirm it. */
export async function clearProfile(tx: EntityManager, customer: string): Promise<void> {
  for (const remove of REMOVE_PROFILE) await run(tx, remove, [customer]);
}
