import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { KeyUse, SecurityEvent } from './api/security.js';
import type { Parts } from './parts.js';
import { webhookKeysIn } from './telling.js';

/**
 * The keys that are used from now on, by the names under which their public halves are known. A wrapping
 * key has no such half: its name is a hash, by which nobody finds it.
 */
export function keysInUse(
  { keyring, snapshots, exports }: Pick<Parts, 'keyring' | 'snapshots' | 'exports'>,
  keyFolder: string,
): readonly SecurityEvent[] {
  const used: readonly (readonly [KeyUse, string])[] = [
    ['wrapping', keyring.kek],
    ['promise', keyring.word.kid],
    ['snapshot', snapshots.kid],
    ['export', exports.key.kid],
    ...webhookKeysIn(keyFolder).map((key) => ['webhook', kidOf(key)] as const),
  ];
  return used.map(([key, kid]) => ({ event: 'key-in-use', key, kid }));
}

/** As the other keys are named: by a hash of the public half. */
const kidOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(createPublicKey(key).export({ format: 'jwk' }).x!)
    .digest('base64url')
    .slice(0, 16);
