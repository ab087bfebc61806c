import type { Role } from '@village-butcher/sdk/contract';

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['me', 'customer'],
  ['guest', 'guest'],
  ['counter', 'counter'],
  ['recipient', 'recipient'],
  ['import', 'retailer'],
  ['audit:ask', 'dpo'],
  ['audit:quarantine', 'dpo'],
  ['audit:identify', 'dpo'],
]);

/** A token has one role. Of several scopes all are of an officer, and each is there once. */
export function roleOf(scopes: readonly string[]): Role | undefined {
  const [role, ...more] = new Set(scopes.map((scope) => ROLES.get(scope)));
  const isOne = more.length === 0 && new Set(scopes).size === scopes.length;
  return isOne ? role : undefined;
}
