/**
 * The routes of the service: method, path, and the four words that decide who may use it. Plain
 * constants without zod, so that the client can use them.
 */

/** Whose object a route touches. */
export type Policy =
  | 'own'
  | 'visit-of-this-counter'
  | 'notification-of-this-recipient'
  | 'question'
  | 'public'
  | 'retailer'
  | 'operator';
/** The role a token needs; `guest` = also somebody without an account, `none` = no token. */
export type Role = 'customer' | 'guest' | 'counter' | 'recipient' | 'retailer' | 'dpo' | 'none';
/** What a caller may do how often; acts of taking back are never limited below 10 a minute. */
export type LimitClass = 'read' | 'look' | 'act' | 'withdraw' | 'import' | 'free';

/** One route, without its shapes. */
export interface Path {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly policy: Policy;
  readonly role: Role;
  /** What the token has to say, where that is not the usual one of the role. */
  readonly scope?: 'audit:quarantine' | 'audit:identify';
  readonly limit: LimitClass;
  readonly writes: boolean;
}

const own = { policy: 'own', role: 'customer' } as const;
const reading = { ...own, method: 'GET', limit: 'read', writes: false } as const;
const acting = { ...own, limit: 'act', writes: true } as const;
const takingBack = { ...own, limit: 'withdraw', writes: true } as const;

/** The routes that a customer's app may call: all that a phone has to carry. */
export const paths = {
  permissions: { ...reading, path: '/v1/me/permissions' },
  changes: { ...reading, path: '/v1/me/changes' },
  grant: { ...acting, method: 'POST', path: '/v1/me/grants' },
  withdraw: { ...takingBack, method: 'POST', path: '/v1/me/withdrawals' },
  pause: { ...takingBack, method: 'POST', path: '/v1/me/pauses' },
  resume: { ...acting, method: 'DELETE', path: '/v1/me/pauses' },
  putWish: { ...acting, method: 'PUT', path: '/v1/me/wishes/{purpose}' },
  removeWish: { ...takingBack, method: 'DELETE', path: '/v1/me/wishes/{purpose}' },
  settled: { ...reading, path: '/v1/me/settled' },
  putSettled: { ...acting, method: 'PUT', path: '/v1/me/settled/{item}' },
  removeSettled: { ...takingBack, method: 'DELETE', path: '/v1/me/settled/{item}' },
  getField: { ...reading, path: '/v1/me/profile/{field}' },
  putField: { ...acting, method: 'PUT', path: '/v1/me/profile/{field}' },
  removeField: { ...takingBack, method: 'DELETE', path: '/v1/me/profile/{field}' },
  invite: { ...acting, method: 'POST', path: '/v1/me/members/{member}/invitations' },
  confirm: { ...acting, method: 'POST', path: '/v1/me/confirmations' },
  suggestions: { ...reading, role: 'guest', path: '/v1/suggestions' },
  suggestionsWith: { ...reading, role: 'guest', method: 'POST', path: '/v1/suggestions' },
  history: { ...reading, path: '/v1/me/history' },
  disclosures: { ...reading, path: '/v1/me/disclosures' },
  stillHeld: { ...reading, path: '/v1/me/disclosures/still-held' },
  held: { ...reading, path: '/v1/me/held' },
  receipt: { ...reading, path: '/v1/me/receipts/{id}' },
  export: { ...reading, path: '/v1/me/export' },
  erasure: { ...reading, path: '/v1/me/erasure' },
  erase: { ...takingBack, method: 'POST', path: '/v1/me/erasure' },
  undoErasure: { ...acting, method: 'DELETE', path: '/v1/me/erasure' },
  openVisit: { ...acting, role: 'guest', method: 'POST', path: '/v1/visits' },
  stores: { ...reading, path: '/v1/stores', policy: 'public', role: 'none', limit: 'free' },
} as const satisfies Record<string, Path>;
