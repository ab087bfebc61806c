import type { DataSource } from 'typeorm';
import {
  FIELDS,
  type Field,
  type LocalDate,
  type MemberId,
  type OwnFile,
  type Profile,
} from '@village-butcher/sdk/contract';
import type { Keyring } from '../ledger/keyring.js';
import { readKey } from '../ledger/ledger.store.js';
import { readInvitations } from './invitation.store.js';
import { asOf, openPart, valueOf } from './value.js';
import { readAllParts } from './value.store.js';
import { readOwnVisits } from './visit.store.js';

/** Of whom something was said in a field, and whether it counts. */
export interface AboutMember {
  readonly field: Field;
  readonly member: MemberId;
  readonly confirmed: boolean;
}

/** All that a customer told. */
export interface AllTold {
  readonly profile: Partial<Profile>;
  readonly members: AboutMember[];
}

/** All that a customer told, for their own eyes, as `recall` gives it field by field. */
export async function recallAll(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  today: LocalDate,
): Promise<AllTold> {
  const wrapped = await readKey(db, customer);
  const parts = wrapped ? await readAllParts(db, customer) : [];
  if (!wrapped || parts.length === 0) return { profile: {}, members: [] };
  const key = keyring.open(customer, wrapped, 'profile');
  const values = FIELDS.flatMap((field) => {
    const told = parts
      .filter((part) => part.field === field)
      .map(({ member, box }) => [member, openPart(key, { customer, field, member }, box)] as const);
    return told.length > 0 ? [[field, asOf(today, field, valueOf(field, new Map(told)))]] : [];
  });
  return {
    profile: Object.fromEntries(values),
    members: parts.map(({ field, member, confirmed }) => ({ field, member, confirmed })),
  };
}

/** Whom a customer invited, and where they said that they are: without the codes. */
export async function openedBy(
  db: DataSource,
  customer: string,
): Promise<Pick<OwnFile, 'invitations' | 'visits'>> {
  const [invitations, visits] = [
    await readInvitations(db, customer),
    await readOwnVisits(db, customer),
  ];
  return { invitations: invitations.map(dated), visits: visits.map(dated) };
}

const dated = <Row extends { readonly at: Date; readonly until: Date }>({
  at,
  until,
  ...row
}: Row) => ({
  ...row,
  at: at.toISOString(),
  until: until.toISOString(),
});
