import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Village } from '@village-butcher/sdk';
import { requestsOf } from '@village-butcher/sdk/rights';
import { traces, type Place } from '../scenario/canary.js';
import { look } from './counters.js';
import { asOwner } from './rows.js';
import type { TestVillage } from './village.js';

/** By what a customer is known in the house: ids, and bytes that only they have. */
export interface Known {
  readonly customer: string;
  readonly key: string;
  readonly bytes: readonly string[];
  readonly lines: readonly string[];
}

/** By which names a customer is known, before they are erased. */
export async function namesOf(ownerUrl: string, customer: string): Promise<Known> {
  const [head] = await asOwner<{ called: string; key: string; wrapped: string }>(
    ownerUrl,
    `SELECT encode(handle, 'hex') AS called, key_id AS key, encode(wrapped, 'hex') AS wrapped
     FROM ledger.head JOIN ledger.customer_key USING (customer_id) WHERE customer_id = $1`,
    [customer],
  );
  const lines = await asOwner<{ id: string }>(
    ownerUrl,
    `SELECT line_id AS id FROM ledger.line WHERE customer_id = $1
     UNION ALL SELECT id FROM audit.disclosure WHERE customer_id = $1`,
    [customer],
  );
  const { called, key, wrapped } = head!;
  const bytes = [called, Buffer.from(called, 'hex').toString('base64url'), wrapped];
  return { customer, key, bytes, lines: lines.map(({ id }) => id) };
}

/** Where words, and the names of a customer, stand: as they are, or in any spelling of their bytes. */
export function foundIn(
  places: readonly Place[],
  words: readonly string[],
  { customer, key, bytes, lines }: Known,
): string[] {
  const ids = [customer, key, ...lines];
  const plain = ids.map((id) => id.replaceAll('-', ''));
  const raw = plain.map((hex) => Buffer.from(hex, 'hex'));
  const spelled = raw.flatMap((some) => [some.toString('base64'), some.toString('base64url')]);
  const short = spelled.map((text) => text.slice(0, 20));
  return traces([...words, ...ids, ...plain, ...short, ...bytes], places);
}

/**
 * A dump without what the log is owed. Until the erasure line is written, that goes by ids of lines
 * which lead to nobody: random numbers, in the queue and in `erasure_due`, gone with that line.
 */
export async function withoutOwed(ownerUrl: string, dump: string): Promise<string> {
  const rows = await asOwner<{ line_id: string }>(
    ownerUrl,
    'SELECT line_id FROM ledger.erasure_due',
  );
  const owed = new Set(rows.map(({ line_id: id }) => id));
  const isOwed = ([first = '', second = '']: readonly string[]): boolean =>
    owed.has(first) || (first === NOBODY && owed.has(second));
  return dump
    .split('\n')
    .filter((row) => !isOwed(row.split('\t')))
    .join('\n');
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Every file below a folder: their names, and all that they hold. */
export function filesBelow(folder: string): { readonly names: string[]; readonly text: string } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  const held = files.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'));
  return { names: files.map(({ name }) => name), text: held.join('\n') };
}

/** Stands at a counter that may see nothing, and complains. */
export async function standAndComplain(village: TestVillage, app: Village): Promise<void> {
  const { code } = await app.visits.open({ store: 'brandt/mill' });
  await look(village, code);
  await requestsOf(app).file({ right: 'complaint', about: 'something-else' });
}

/** What a look by name leaves with a customer. */
export const lookedAt = (ownerUrl: string, customer: string) =>
  asOwner(
    ownerUrl,
    `INSERT INTO audit.looked_at (customer_id, at, look_id, role, reason, question, fields)
     VALUES ('${customer}', now(), '${randomUUID()}', 'dpo', 'complaint', 'did-read', '{diet}')`,
  );
