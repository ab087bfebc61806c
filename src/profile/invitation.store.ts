import { MoreThan, type DataSource, type EntityManager } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import { InvitationTable } from './invitation.table.js';

/** Opens an invitation, and ends any other for the same member. */
export async function writeInvitation(
  tx: EntityManager,
  invitation: InvitationTable,
): Promise<void> {
  await endInvitation(tx, invitation);
  await tx.insert(InvitationTable, invitation);
}

/** Ends what is open for a member. */
export const endInvitation = (
  tx: EntityManager,
  { customer, member }: Pick<InvitationTable, 'customer' | 'member'>,
): Promise<unknown> => tx.delete(InvitationTable, { customer, member });

const READ_OWN = statement<Pick<InvitationTable, 'member' | 'at' | 'until'>>(
  'read-own-invitations',
  'SELECT member, at, until FROM profile.invitation WHERE customer_id = $1 ORDER BY member',
);

/** Whom a customer has invited, without the codes. */
export const readInvitations = (
  db: DataSource,
  customer: string,
): Promise<Pick<InvitationTable, 'member' | 'at' | 'until'>[]> => run(db, READ_OWN, [customer]);

/** The invitation that a code opens, if it is still good. */
export const findInvitation = (
  tx: EntityManager,
  codeHash: Buffer,
  now: Date,
): Promise<InvitationTable | null> =>
  tx.findOneBy(InvitationTable, { codeHash, until: MoreThan(now) });
