import { MoreThan, type EntityManager } from 'typeorm';
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

/** The invitation that a code opens, if it is still good. */
export const findInvitation = (
  tx: EntityManager,
  codeHash: Buffer,
  now: Date,
): Promise<InvitationTable | null> =>
  tx.findOneBy(InvitationTable, { codeHash, until: MoreThan(now) });
