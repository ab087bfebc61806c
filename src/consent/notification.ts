import type { Field, NOTIFICATION_KINDS, Purpose, Which } from '@village-butcher/sdk/contract';
import type { ConsentEvent } from './events.js';

/** What a recipient is told, as it is called on the way: `village.permission.withdrawn`. */
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** What somebody's act means for one recipient that used what it is about. */
export interface Notification {
  readonly recipient: string;
  readonly kind: NotificationKind;
  readonly fields: readonly Field[];
  /** Of each field the purpose, where it is about permissions by name. Else none. */
  readonly purposes: readonly Purpose[];
  readonly until: string | null;
}

/** Which fields of a customer each recipient used that keeps copies. */
export type Users = ReadonlyMap<string, readonly Field[]>;

/** What recipients have to know of an act (GDPR Art. 19). Whoever used nothing of it is not told. */
export function notificationsOf(event: ConsentEvent, users: Users): readonly Notification[] {
  switch (event.type) {
    case 'withdrawn':
      return toEach(users, (recipient, used) => ({
        kind: 'permission.withdrawn',
        ...namedOf(event.permissions, recipient, used),
      }));
    case 'restricted':
      return toEach(users, (recipient, used) => ({
        kind: 'use.restricted',
        ...namedOf(event.permissions, recipient, used),
        until: event.until,
      }));
    case 'erased':
      return changesIn('field.erased', event.fields, users);
    case 'paused':
      return toEach(users, (_, fields) => ({ kind: 'use.restricted', fields, until: event.until }));
    case 'granted':
    case 'refused':
    case 'resumed':
    case 'lifted':
    case 'wished':
    case 'unwished':
    case 'confirmed':
    case 'joined':
      return [];
  }
}

/** Of these permissions those of one recipient, if it used the field at all. */
function namedOf(
  permissions: readonly Which[],
  recipient: string,
  used: readonly Field[],
): Pick<Notification, 'fields' | 'purposes'> {
  const its = permissions.filter((one) => one.recipient === recipient && used.includes(one.field));
  return { fields: its.map(({ field }) => field), purposes: its.map(({ purpose }) => purpose) };
}

/** Whoever used one of these fields is told that it was corrected, or is gone. */
export const changesIn = (
  kind: 'field.rectified' | 'field.erased',
  changed: readonly Field[],
  users: Users,
): readonly Notification[] =>
  toEach(users, (_, used) => ({ kind, fields: changed.filter((field) => used.includes(field)) }));

/** Everybody is gone: whoever used anything erases all that they keep. */
export const goodbyes = (users: Users): readonly Notification[] =>
  Array.from(users.keys(), (recipient) => ({
    ...SAYS_NO_MORE,
    recipient,
    kind: 'customer.erased',
    fields: [],
  }));

const SAYS_NO_MORE = { purposes: [], until: null } as const;

type About = Pick<Notification, 'kind' | 'fields'> & Partial<Notification>;

const toEach = (
  users: Users,
  about: (recipient: string, used: readonly Field[]) => About,
): readonly Notification[] =>
  Array.from(users, ([recipient, used]) => ({
    ...SAYS_NO_MORE,
    ...about(recipient, used),
    recipient,
  })).filter(({ fields }) => fields.length > 0);
