import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { createRetailer, type AuditExports, type Retailer } from '@village-butcher/sdk/server';
import type { Inhabited } from './ledger-demo-village.js';
import { incidentsAt } from './zero.js';

const PAUSE_MS = 500;
const ASKED = {
  questions: ['could-read', 'did-read', 'may-still-hold', 'to-renew', 'proof', 'ending-soon'],
  parameters: {},
  formats: ['csv', 'csv-semicolon', 'xlsx'],
  reason: 'Demonstration',
} as const;

/** Asks for the export once everything is sealed and nothing went wrong, waits for it, and fetches it. */
export async function exportInto({ baseUrl, tokenFor }: Inhabited, path: string): Promise<number> {
  const { audit, close } = createRetailer({ baseUrl, token: () => tokenFor('officer', 'dpo') });
  while ((await unsealedAt(audit)) > 0) await setTimeout(PAUSE_MS);
  const incidents = await incidentsAt(audit);
  if (incidents.length > 0) throw new Error(`There are incidents: ${incidents.join(', ')}.`);
  const { id } = await audit.exports.create(ASKED);
  const rows = await readyRows(audit.exports, id);
  await audit.exports.archive(id, Writable.toWeb(createWriteStream(path)));
  close();
  return rows;
}

/** How much waits to be sealed. Right after the start nothing may be, and nothing is answered. */
const unsealedAt = (audit: Retailer['audit']): Promise<number> =>
  audit.answer({ question: 'did-read', version: 1, parameters: {} }).then(
    ({ unsealed }) => unsealed,
    (error: { readonly code?: string }) => {
      if (error.code === 'not-ready') return Infinity;
      throw error;
    },
  );

async function readyRows(exports: AuditExports, id: string): Promise<number> {
  for (;;) {
    const { state, rows } = await exports.get(id);
    if (state === 'ready') return rows;
    if (state !== 'working') throw new Error(`The export came to nothing: ${state}.`);
    await setTimeout(PAUSE_MS);
  }
}
