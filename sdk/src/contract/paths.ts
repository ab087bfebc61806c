/**
 * Every route of the service: method, path, and the four words that decide who may use it. Plain
 * constants without zod, so that the client can use them.
 */

/** Whose object a route touches. */
export type Policy = 'own' | 'public' | 'retailer' | 'operator';
/** The role a token needs; `none` = no token. */
export type Role = 'customer' | 'retailer' | 'none';
/** What a caller may do how often; acts of taking back are never limited below 10 a minute. */
export type LimitClass = 'read' | 'act' | 'withdraw' | 'import' | 'free';

export interface Path {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly policy: Policy;
  readonly role: Role;
  readonly limit: LimitClass;
  readonly writes: boolean;
}

const own = (method: Path['method'], path: Path['path'], limit: LimitClass, writes: boolean) =>
  ({ method, path, policy: 'own', role: 'customer', limit, writes }) as const;

export const paths = {
  permissions: own('GET', '/v1/me/permissions', 'read', false),
  grant: own('POST', '/v1/me/grants', 'act', true),
  withdraw: own('POST', '/v1/me/withdrawals', 'withdraw', true),
  pause: own('POST', '/v1/me/pauses', 'withdraw', true),
  resume: own('DELETE', '/v1/me/pauses', 'act', true),
  putWish: own('PUT', '/v1/me/wishes/{purpose}', 'act', true),
  removeWish: own('DELETE', '/v1/me/wishes/{purpose}', 'withdraw', true),
  getField: own('GET', '/v1/me/profile/{field}', 'read', false),
  putField: own('PUT', '/v1/me/profile/{field}', 'act', true),
  removeField: own('DELETE', '/v1/me/profile/{field}', 'withdraw', true),
  invite: own('POST', '/v1/me/members/{member}/invitations', 'act', true),
  confirm: own('POST', '/v1/me/confirmations', 'act', true),
  suggestions: own('GET', '/v1/suggestions', 'read', false),
  suggestionsWith: own('POST', '/v1/suggestions', 'read', false),
  history: own('GET', '/v1/me/history', 'read', false),
  disclosures: own('GET', '/v1/me/disclosures', 'read', false),
  held: own('GET', '/v1/me/held', 'read', false),
  createImport: {
    method: 'POST',
    path: '/v1/imports',
    policy: 'retailer',
    role: 'retailer',
    limit: 'import',
    writes: true,
  },
  stores: {
    method: 'GET',
    path: '/v1/stores',
    policy: 'public',
    role: 'none',
    limit: 'free',
    writes: false,
  },
  live: {
    method: 'GET',
    path: '/health/live',
    policy: 'operator',
    role: 'none',
    limit: 'free',
    writes: false,
  },
  ready: {
    method: 'GET',
    path: '/health/ready',
    policy: 'operator',
    role: 'none',
    limit: 'free',
    writes: false,
  },
} as const satisfies Record<string, Path>;
export type RouteName = keyof typeof paths;
