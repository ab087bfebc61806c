import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { Uuid } from '@village-butcher/sdk/contract';
import { parseStrict } from '../base/json.js';
import { Refusal } from '../base/refusal.js';
import type { Act } from '../ledger/line.js';

/** The parts of a request that make it this act and no other. */
export interface Asked {
  readonly client: string;
  readonly method: string;
  readonly path: string;
  readonly body: Buffer | undefined;
}

/**
 * The act that a request is: named by its key, known by a hash of what was asked, so that a retry
 * is never a second act, and a key never stands for two.
 */
export function actOf(key: unknown, { client, method, path, body = Buffer.alloc(0) }: Asked): Act {
  const said = JSON.stringify([client, method, path]);
  const requestHash = createHash('sha256').update(said).update(body).digest();
  return { id: keyIn(key), requestHash };
}

/** A body without these members, spelled as `JSON.stringify` does. What is no object stays as it is. */
export function without(members: readonly string[], body: Buffer | undefined): Buffer | undefined {
  const said: unknown = body && parseStrict(body.toString());
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return body;
  const kept = Object.entries(said).filter(([name]) => !members.includes(name));
  return Buffer.from(JSON.stringify(Object.fromEntries(kept)));
}

/** The key of an act (`Idempotency-Key`): a lower-case UUID that the client made for it. */
export function keyIn(key: unknown): string {
  const read = z.safeParse(Uuid, key);
  if (read.success) return read.data;
  throw new Refusal('idempotency-key-missing', 'Idempotency-Key must be a lower-case UUID.');
}
