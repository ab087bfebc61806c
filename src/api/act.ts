import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { Uuid } from '@village-butcher/sdk/contract';
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

/** The key of an act (`Idempotency-Key`): a lower-case UUID that the client made for it. */
export function keyIn(key: unknown): string {
  const read = z.safeParse(Uuid, key);
  if (read.success) return read.data;
  throw new Refusal('idempotency-key-missing', 'Idempotency-Key must be a lower-case UUID.');
}
