import type { Field, FieldValue, LocalDate, MemberId } from '@village-butcher/sdk/contract';
import { canonical, fromCanonical } from '../base/canonical.js';
import { opened, sealed } from '../ledger/keyring.js';

/** What a field says about one member. Fields without members are all about `self`. */
export type Parts = ReadonlyMap<MemberId, unknown>;

/** A field's value, cut so that each member's part can be kept, confirmed and erased alone. */
export function partsOf(field: Field, value: FieldValue): Parts {
  if (field !== 'diet' && field !== 'allergies') return new Map([['self', value]]);
  return new Map(Object.entries((value as FieldValue<'diet' | 'allergies'>).members));
}

/** A field's value made whole again, in the order in which members are named. */
export function valueOf<F extends Field>(field: F, parts: Parts): FieldValue<F> {
  if (field !== 'diet' && field !== 'allergies') return parts.get('self') as FieldValue<F>;
  const members = Array.from(parts).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { members: Object.fromEntries(members) } as FieldValue<F>;
}

/** Another adult, whose part is inert until they confirm it themselves (L12). */
export const isOtherAdult = (member: MemberId): boolean => member.startsWith('adult-');

/** A calendar without the days that are over: a hint is gone the day after (L8). */
export const hintsFrom = (
  { hints }: FieldValue<'calendar'>,
  today: LocalDate,
): FieldValue<'calendar'> => ({ hints: hints.filter(({ date }) => date >= today) });

/** A value as it is on a day: a calendar forgets, everything else stays as it was told. */
export const asOf = <F extends Field>(
  today: LocalDate,
  field: F,
  value: FieldValue<F>,
): FieldValue<F> =>
  field === 'calendar'
    ? (hintsFrom(value as FieldValue<'calendar'>, today) as FieldValue<F>)
    : value;

/** One part as the database keeps it: shut under the customer's key, bound to its place. */
export const sealPart = (key: Buffer, place: Place, part: unknown): Buffer =>
  sealed(key, aboutOf(place), Buffer.from(canonical(part)));

/** What `sealPart` shut. */
export const openPart = (key: Buffer, place: Place, box: Buffer): unknown =>
  fromCanonical(opened(key, aboutOf(place), box).toString());

/** Where a part belongs. A box moved to another customer, field or member does not open. */
export interface Place {
  readonly customer: string;
  readonly field: Field;
  readonly member: MemberId;
}

const aboutOf = ({ customer, field, member }: Place): string => `${customer} ${field} ${member}`;
