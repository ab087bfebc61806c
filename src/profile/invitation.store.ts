import { MoreThan, type DataSource, type EntityManager } from 'typeorm';
import { ofCustomer, run, see } from '../base/statement.store.js';
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
export async function endInvitation(
  tx: EntityManager,
  { customer, member }: Pick<InvitationTable, 'customer' | 'member'>,
): Promise<void> {
  await see(tx, 'customer', customer);
  await tx.delete(InvitationTable, { customer, member });
}

const READ_OWN = ofCustomer<Pick<InvitationTable, 'member' | 'at' | 'until'>>(
  'read-own-invitations',
  'SELECT member, at, until FROM profile.invitation WHERE customer_id = $1 ORDER BY member',
);

/** Whom a customer has invited, without the codes. */
export const readInvitations = (
  db: DataSource,
  customer: string,
): Promise<Pick<InvitationTable, 'member' | 'at' | 'until'>[]> => run(db, READ_OWN, [customer]);

/** The invitation that a code opens, whosever it is, if it is still good. */
export async function findInvitation(
  tx: EntityManager,
  codeHash: Buffer,
  now: Date,
): Promise<InvitationTable | null> {
  await see(tx, 'code', codeHash);
  return tx.findOneBy(InvitationTable, { codeHash, until: MoreThan(now) });
}
