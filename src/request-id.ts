import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Uuid } from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';

/** A client may name its request itself, by a UUID and by nothing else: the name goes to the log. */
export function idOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const named = z.safeParse(Uuid, headers['x-request-id']);
  return named.success ? named.data : randomUUID();
}
